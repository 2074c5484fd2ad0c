import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { commandsOn, withHelp } from './command-line-page.ts'
import {
  anchorsOf,
  asShown,
  callsOf,
  isShown,
  linksOf,
  type Page,
  pathsOf,
  quotesOf,
  wrongIn,
} from './doc-claims.ts'
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

const pages: readonly Page[] = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'],
  { cwd: root, encoding: 'utf8' },
)
  .split('\n')
  .filter((file) => file !== '' && !file.endsWith('.cases.md') && existsSync(join(root, file)))
  .map((file) => ({ file, text: read(file) }))

const helps = new Map<string, string | null>()

/** The help of a command as the program prints it; null when there is none of that name. */
function helpOf(command: string): string | null {
  const known = helps.get(command)
  if (known !== undefined) return known
  const bin = join(root, 'apps/cli/bin/mingzhang.mjs')
  const { status, stdout } = spawnSync(
    process.execPath,
    [bin, ...command.split(' ').filter(Boolean), '--help'],
    { encoding: 'utf8', env: { ...process.env, COLUMNS: '80' } },
  )
  // An unknown name is answered with the help of the whole program.
  const isOwn = status === 0 && (command === '' || stdout.startsWith(`用法： mingzhang ${command}`))
  helps.set(command, isOwn ? stdout : null)
  return isOwn ? stdout : null
}

describe('every page', () => {
  test('links only to what is there, and to headings that stand there', () => {
    const broken = pages.flatMap((page) =>
      linksOf(page)
        .filter((link) => {
          const [path = '', anchor] = link.split('#')
          const target = path === '' ? page.file : join(dirname(page.file), path)
          if (!existsSync(join(root, target))) return true
          return anchor !== undefined && !anchorsOf(read(target)).includes(decodeURIComponent(anchor))
        })
        .map((link) => `${page.file}: ${link}`),
    )
    expect(broken).toEqual([])
  })

  test('names only files and folders that are there', () => {
    const missing = pages.flatMap((page) =>
      pathsOf(page)
        .filter((path) => !existsSync(join(root, path)))
        .map((path) => `${page.file}: ${path}`),
    )
    expect(missing).toEqual([])
  })

  test('names only npm scripts that exist', () => {
    const missing = pages.flatMap(({ file, text }) =>
      [...text.matchAll(/npm run ([a-z:-]+)/gu)]
        .map((match) => match[1] ?? '')
        .filter((name) => !Object.hasOwn(scripts, name))
        .map((name) => `${file}: ${name}`),
    )
    expect(missing).toEqual([])
  })

  test('tells to type only commands and options that exist, and none without what it needs', () => {
    const wrong = pages.flatMap((page) =>
      callsOf(page).flatMap((call) => {
        const what = wrongIn(call, helpOf)
        return what === null ? [] : [`${page.file}: ${call.typed}: ${what}`]
      }),
    )
    expect(wrong).toEqual([])
  })

  test('is in the list of docs/README.md, when it is one of docs/', () => {
    const listed = linksOf({ file: 'docs/README.md', text: read('docs/README.md') })
    const own = pages.map(({ file }) => file).filter((file) => /^docs\/(?!rules\/|README)/u.test(file))
    expect(own.filter((file) => !listed.includes(file.slice('docs/'.length)))).toEqual([])
  })
})

describe('pages for people', () => {
  const sources = execFileSync('git', ['ls-files', 'apps', 'packages', 'law'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((file) => /\.(?:ts|tsx|tsv)$/u.test(file) && !/\.test\.|\/tests?\//u.test(file))
    .filter((file) => existsSync(join(root, file)))
  // What the rights are called stands in the table of docs/people.md.
  const shown = asShown([...sources, 'docs/people.md'].map(read).join('\n'))

  test.each(
    pages.filter(({ file }) =>
      /^docs\/(?:roles\/.*|auditor|book-editor|open|people|performance-year|review-desk)\.md$/u.test(file),
    ),
  )('$file quotes only what the program shows', (page) => {
    expect(quotesOf(page).filter((quoted) => !isShown(quoted, shown))).toEqual([])
  })

  test('docs/faults.md names only tests that there are', () => {
    const tests = execFileSync('git', ['ls-files', '*.test.ts'], { cwd: root, encoding: 'utf8' })
      .split('\n')
      .filter((file) => file !== '')
    const all = tests
      .filter((file) => existsSync(join(root, file)))
      .map(read)
      .join('\n')
      .replace(/\\'|’/gu, "'")
    const proofs = read('docs/faults.md')
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .flatMap((line) => [...(line.split('|').at(-2) ?? '').matchAll(/“([^”]+)”|`([\w./-]+\.test\.ts)`/gu)])
    const missing = proofs.flatMap(([, title, file]) => {
      if (file !== undefined) return tests.some((one) => `/${one}`.endsWith(`/${file}`)) ? [] : [file]
      return title === undefined || all.includes(title.replace(/^… ?/u, '').replaceAll('’', "'"))
        ? []
        : [title]
    })
    expect(missing).toEqual([])
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
  test('shows the help that the program prints (npm run docs writes it)', () => {
    expect(page).toBe(withHelp(page, (command) => helpOf(command) ?? ''))
  })

  test('describes every command', () => {
    const commands = [...(helpOf('') ?? '').matchAll(/^ {2}([a-z]+) /gmu)].map((match) => match[1] ?? '')
    expect(commandsOn(page).toSorted()).toEqual(commands.toSorted())
  })
})
