import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mingzhang-compile-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function mingzhang(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'apps/cli/bin/mingzhang.mjs'), ...args],
    { encoding: 'utf8', maxBuffer: 2 ** 28 },
  )
  return { status, stdout, stderr: stderr.trim().split('\n').filter(Boolean) }
}

const file = (name: string, content: string): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

describe('book and compile', () => {
  test('a published disclosure becomes a book, and the book a disclosure that checks', () => {
    const book = join(folder, 'book.yaml')
    const made = mingzhang('book', join(root, 'samples/wansheng-office-affairs-2024.txt'), '--out', book)
    expect(made.status).toBe(0)
    const out = join(folder, 'out')
    const compiled = mingzhang(
      'compile',
      book,
      '--form',
      'chongqing-department',
      '--out',
      out,
      '--formats',
      'json,txt,xlsx',
    )
    expect(compiled.stderr.filter((line) => line.includes('拦截'))).toEqual([])
    expect(compiled.status).toBe(0)
    const names = readdirSync(out)
    expect(names.map((name) => name.split('.').at(-1)).toSorted()).toEqual(['json', 'json', 'txt', 'xlsx'])
    const text = names.find((name) => name.endsWith('.txt')) ?? ''
    expect(mingzhang('check', join(out, text)).status).toBe(0)
    const json = JSON.parse(readFileSync(join(out, text.replace(/txt$/u, 'json')), 'utf8'))
    expect(names).toContain(`${text}-metadata.json`)
    expect(json.movements.length).toBeGreaterThan(0)
  })

  test('next year begins with this year to compare with', () => {
    const { status, stdout } = mingzhang(
      'book',
      join(root, 'samples/qinglong-office-affairs-2024.txt'),
      '--next-year',
    )
    expect(status).toBe(0)
    expect(stdout).toContain('year: 2025')
    expect(stdout).toMatch(/previous:\n {2}- id: by-function/u)
  })

  test('a book with errors is held back, and each says where and how to mend it', () => {
    const bad = file('bad.yaml', 'unit: {name: 某局}\nyear: 2024\nentries: [{func: 2010301, amount: 12万}]\n')
    const out = join(folder, 'held')
    const { status, stderr } = mingzhang('compile', bad, '--form', 'hebei-2024', '--out', out)
    expect(status).toBe(1)
    expect(stderr.some((line) => line.includes('拦截') && line.includes('entries[0].amount'))).toBe(true)
    expect(mingzhang('compile', bad, '--form', 'hebei-2024', '--out', out, '--draft').status).toBe(1)
    expect(readdirSync(out).every((name) => name.startsWith('草稿'))).toBe(true)
  })

  test.each([
    [['compile', 'BOOK', '--form', 'atlantis', '--out', 'OUT'], /没有版式 atlantis/u],
    [['compile', 'BOOK', '--form', 'hebei-2024', '--out', 'OUT', '--formats', 'wps'], /写不了 wps 格式/u],
    [['compile', 'BOOK', '--out', 'OUT'], /没有写明版式/u],
    [['compile', 'missing.yaml', '--form', 'hebei-2024', '--out', 'OUT'], /没有这个文件/u],
  ])('%j is a wrong call', (args, message) => {
    const book = file('small.yaml', 'unit: {name: 某局}\nyear: 2024\n')
    const { status, stderr } = mingzhang(
      ...args.map((arg) => (arg === 'BOOK' ? book : arg === 'OUT' ? join(folder, 'none') : arg)),
    )
    expect(status).toBe(2)
    expect(stderr.join('\n')).toMatch(message)
  })
})
