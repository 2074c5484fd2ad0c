import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { commandsOn, withHelp } from './command-line-page.ts'
import { mayImport } from './house.ts'
import { ruleSources } from './rule-sources.ts'
import { rulePages } from './rules-page.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const scripts: Record<string, string> = JSON.parse(read('package.json')).scripts

describe('docs/rules.md and a page for every rule (npm run docs writes them)', () => {
  const pages = rulePages(ruleSources(root))

  test.each([...pages])('%s is what the rules say', (path, text) => {
    expect(read(path)).toBe(text)
  })

  test('no page is left of a rule that went', () => {
    const files = readdirSync(join(root, 'docs/rules'), { recursive: true, encoding: 'utf8' })
    const written = files.filter((file) => file.endsWith('.md')).map((file) => `docs/rules/${file}`)
    expect(written.filter((file) => !pages.has(file))).toEqual([])
  })
})

describe.each(['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md'])('%s', (page) => {
  test('names only commands that exist', () => {
    const named = [...read(page).matchAll(/npm run ([a-z-]+)/gu)].map((match) => match[1] ?? '')
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
  })

  test('links only to what is there', () => {
    const links = [...read(page).matchAll(/\]\((?!https?:)([^)#]+)/gu)].map((match) => match[1] ?? '')
    expect(links.filter((link) => !existsSync(join(root, link)))).toEqual([])
  })
})

test('both READMEs name the two commands', () => {
  for (const page of ['README.md', 'README.zh-CN.md']) {
    expect(read(page)).toContain('npm start')
    expect(read(page)).toContain('npm test')
  }
})

test('ARCHITECTURE.md draws the house that stands', () => {
  const drawn = read('ARCHITECTURE.md')
  const folders = [...readdirSync(join(root, 'packages')), ...readdirSync(join(root, 'apps'))]
  expect(folders.toSorted()).toEqual(Object.keys(mayImport).toSorted())
  expect(folders.filter((folder) => !drawn.includes(`${folder}/`))).toEqual([])
})

describe('docs/command-line.md', () => {
  const page = read('docs/command-line.md')
  const helpOf = (command: string): string =>
    execFileSync(
      process.execPath,
      [join(root, 'apps/cli/bin/mingzhang.mjs'), ...command.split(' ').filter(Boolean), '--help'],
      {
        encoding: 'utf8',
        env: { ...process.env, COLUMNS: '80' },
      },
    )

  test('shows the help that the program prints (npm run docs writes it)', () => {
    expect(page).toBe(withHelp(page, helpOf))
  })

  test('describes every command', () => {
    const commands = [...helpOf('').matchAll(/^ {2}([a-z]+) /gmu)].map((match) => match[1] ?? '')
    expect(commandsOn(page).toSorted()).toEqual(commands.toSorted())
  })
})
