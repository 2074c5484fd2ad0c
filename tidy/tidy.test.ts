import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseAst } from 'vite'
import { describe, expect, test } from 'vitest'
import { bans, limits, mayImport, oddName, pure } from './house.ts'
import { importCircles } from './import-circles.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(root, file)))

const code = files.filter((file) => /\.(?:ts|tsx|mjs)$/u.test(file))
const read = (file: string): string => readFileSync(join(root, file), 'utf8')

const layerOf = (file: string): string | null => /^(?:packages|apps)\/([^/]+)\//u.exec(file)?.[1] ?? null
const isTest = (file: string): boolean => /\.test\.tsx?$|\/tests?\//u.test(file)

describe('import directions', () => {
  const importsOf = (file: string): string[] =>
    [...read(file).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/gu)].map((match) => match[1] ?? '')

  test('every package stands in the house', () => {
    const layers = new Set(code.map(layerOf).filter((layer) => layer !== null))
    expect([...layers].filter((layer) => !Object.hasOwn(mayImport, layer))).toEqual([])
  })

  test('a layer imports only what lies below it', () => {
    const wrong = code
      .filter((file) => !isTest(file))
      .flatMap((file) => {
        const layer = layerOf(file)
        if (layer === null) return []
        return importsOf(file)
          .map((name) => /^@mingzhang\/([^/]+)/u.exec(name)?.[1] ?? null)
          .filter((name) => name !== null && name !== layer && !mayImport[layer]?.includes(name))
          .map((name) => `${file} imports ${name}`)
      })
    expect(wrong).toEqual([])
  })

  test('no file reaches into another package by a path', () => {
    const wrong = code.flatMap((file) =>
      importsOf(file)
        .filter((name) => /^(?:\.\.\/)+(?:packages|apps|[a-z]+\/src)\//u.test(name))
        .map((name) => `${file} imports ${name}`),
    )
    expect(wrong.filter((line) => !line.startsWith('bench/'))).toEqual([])
  })

  test('a circle is seen where there is one', () => {
    const from = (name: string): string => `import { it } from './${name}.ts'\n`
    const sources = [
      { file: 'a/one.ts', text: from('two') },
      { file: 'a/two.ts', text: `import type {\n  Three,\n} from './three.ts'\n` },
      { file: 'a/three.ts', text: `export { it } from './one.ts'\n` },
      { file: 'a/four.ts', text: `${from('one')}const later = () => import('./five.ts')\n` },
      { file: 'a/five.ts', text: from('four') },
    ]
    expect(importCircles(sources).map((circle) => circle.toSorted())).toEqual([
      ['a/one.ts', 'a/three.ts', 'a/two.ts'],
    ])
  })

  test('no files import one another in a circle', () => {
    const sources = code.filter((file) => !isTest(file)).map((file) => ({ file, text: read(file) }))
    expect(importCircles(sources)).toEqual([])
  })

  test('pure packages use neither Node nor a console', () => {
    const wrong = code
      .filter((file) => !isTest(file) && pure.includes(layerOf(file) ?? '') && file.startsWith('packages/'))
      .filter(
        (file) =>
          importsOf(file).some((name) => name.startsWith('node:')) ||
          /\b(?:process|console)\./u.test(read(file)),
      )
    expect(wrong).toEqual([])
  })
})

describe('sizes', () => {
  test(`a file has at most ${limits.fileLines} lines`, () => {
    const wrong = code
      .map((file) => ({ file, lines: read(file).split('\n').length - 1 }))
      .filter(({ lines }) => lines > limits.fileLines)
    expect(wrong).toEqual([])
  })

  test(`a function has at most ${limits.functionLines} lines`, () => {
    const wrong = code.filter((file) => !isTest(file)).flatMap((file) => longFunctions(file, read(file)))
    expect(wrong).toEqual([])
  })
})

describe('bans', () => {
  test.each(bans.map((ban) => [String(ban.pattern), ban] as const))('%s', (_, ban) => {
    const wrong = code
      .filter((file) => !file.startsWith('tidy/') && !ban.allowed?.test(file))
      .flatMap((file) =>
        read(file)
          .split('\n')
          .flatMap((line, index) => (ban.pattern.test(line) ? [`${file}:${index + 1}: ${ban.instead}`] : [])),
      )
    expect(wrong).toEqual([])
  })

  test('a file has one name, in kebab-case', () => {
    const wrong = code.filter((file) => oddName.test(file) || !/^[a-z0-9.-]+$/u.test(basename(file)))
    expect(wrong).toEqual([])
  })
})

type Node = { type?: string; start?: number; end?: number; [field: string]: unknown }

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null

/** Functions longer than the limit, by the lines from their first to their last. */
function longFunctions(file: string, source: string): string[] {
  const lang = file.endsWith('.tsx') ? 'tsx' : file.endsWith('.ts') ? 'ts' : 'js'
  const found: string[] = []
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) {
      for (const each of node) visit(each)
      return
    }
    if (!isNode(node)) return
    if (/^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/u.test(node.type ?? '')) {
      const lines = source.slice(node.start, node.end).split('\n').length
      const line = source.slice(0, node.start).split('\n').length
      if (lines > limits.functionLines) found.push(`${file}:${line} has ${lines} lines`)
    }
    for (const value of Object.values(node)) if (isNode(value)) visit(value)
  }
  visit(parseAst(source, { lang }))
  return found
}
