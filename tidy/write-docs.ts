import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { withHelp } from './command-line-page.ts'
import { ruleSources } from './rule-sources.ts'
import { rulePages } from './rules-page.ts'

const helpOf = (command: string): string =>
  execFileSync(
    process.execPath,
    ['apps/cli/bin/mingzhang.mjs', ...command.split(' ').filter(Boolean), '--help'],
    {
      encoding: 'utf8',
      env: { ...process.env, COLUMNS: '80' },
    },
  )

// Rules come and go: the folder is written anew.
rmSync('docs/rules', { recursive: true, force: true })
for (const [path, text] of rulePages(ruleSources('.'))) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
const commandLine = 'docs/command-line.md'
writeFileSync(commandLine, withHelp(readFileSync(commandLine, 'utf8'), helpOf))
