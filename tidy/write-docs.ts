import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { everyRule } from '@mingzhang/rules'
import { withHelp } from './command-line-page.ts'
import { rulesPage } from './rules-page.ts'

const casesOf = (id: string): string => readFileSync(`packages/rules/src/${id}.cases.md`, 'utf8')

const helpOf = (command: string): string =>
  execFileSync(
    process.execPath,
    ['apps/cli/bin/mingzhang.mjs', ...command.split(' ').filter(Boolean), '--help'],
    {
      encoding: 'utf8',
      env: { ...process.env, COLUMNS: '80' },
    },
  )

writeFileSync('docs/rules.md', rulesPage(everyRule, casesOf))
const commandLine = 'docs/command-line.md'
writeFileSync(commandLine, withHelp(readFileSync(commandLine, 'utf8'), helpOf))
