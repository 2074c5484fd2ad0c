import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const sample = (name: string): string => join(root, 'samples', `${name}.txt`)
const clean = sample('wansheng-office-affairs-2024')
const wrong = sample('qinhuangdao-office-affairs-2023')

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mingzhang-wrong-use-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function mingzhang(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'apps/cli/bin/mingzhang.mjs'), ...args],
    {
      encoding: 'utf8',
      input,
      maxBuffer: 2 ** 28,
      env: { ...process.env, MINGZHANG_DATA: join(folder, 'data') },
    },
  )
  return { status, stdout, stderr: stderr.trim().split('\n').filter(Boolean) }
}

describe('a wrong call: one Chinese line that says what, and where the help is', () => {
  const cases: [string, string[], string][] = [
    [
      'a command mistyped',
      ['chekc', clean],
      '没有这个命令 chekc；是不是 check；mingzhang --help 列出全部命令',
    ],
    [
      'an option mistyped',
      ['check', '--jsn', clean],
      '没有这个选项 --jsn；是不是 --json；用法见 mingzhang check --help',
    ],
    [
      'an option that must be',
      ['compile', 'a.yaml'],
      '缺少选项 --out <dir>；用法见 mingzhang compile --help',
    ],
    ['no file', ['check'], '缺少参数 文件；用法见 mingzhang check --help'],
    [
      'a day that there is not',
      ['compile', 'a.yaml', '--out', 'x', '--issued-on', '2024-02-30'],
      '参数不对 --issued-on 2024-02-30；日期写成 2024-02-20 这样，且须有这一天；用法见 mingzhang compile --help',
    ],
    [
      'a word that is not one of two',
      ['log', 'foo'],
      '参数不对 foo；只能是 verify 或 export；用法见 mingzhang log --help',
    ],
    ['too many', ['mcp', 'x'], 'mcp 的参数太多；用法见 mingzhang mcp --help'],
  ]
  test.each(cases)('%s', (_, args, says) => {
    expect(mingzhang(args)).toEqual({ status: 2, stdout: '', stderr: [`mingzhang: ${says}`] })
  })

  test('help of a command is asked for in both ways', () => {
    const shown = mingzhang(['compile', '--help'])
    expect(mingzhang(['help', 'compile'])).toEqual(shown)
    expect(shown.stdout).toMatch(/--out <dir> +写到这个文件夹（必填）/u)
  })
})

describe('a path that leads nowhere: one line, status 2', () => {
  test.each([
    ['below a file', () => join(clean, 'x.txt'), '没有这个文件'],
    ['too long', () => join(folder, 'a'.repeat(300)), 'ENAMETOOLONG'],
    [
      'a link to itself',
      () => {
        symlinkSync(join(folder, 'loop'), join(folder, 'loop'))
        return join(folder, 'loop')
      },
      'ELOOP',
    ],
  ])('%s', (_, path, says) => {
    const { status, stdout, stderr } = mingzhang(['read', path()])
    expect({ status, stdout, stderr }).toEqual({
      status: 2,
      stdout: '',
      stderr: [expect.stringContaining(says)],
    })
  })

  test.each(['book', 'edition'])('%s cannot write where there is no folder', (command) => {
    const out = join(folder, 'none', 'x')
    const { status, stderr } = mingzhang([command, clean, '--out', out])
    expect(status).toBe(2)
    expect(stderr.at(-1)).toContain(`${out}：写不了；没有那个文件夹`)
  })
})

test('a link to a folder is that folder', () => {
  const [own, link] = [join(folder, 'own'), join(folder, 'link')]
  mkdirSync(own)
  writeFileSync(join(own, 'a.txt'), readFileSync(clean))
  symlinkSync(own, link)
  expect(mingzhang(['read', link, '--json'])).toMatchObject({ status: 0, stderr: [] })
})

test('a book without entries of its year is told to be filled, not to be compiled', () => {
  const out = join(folder, 'next.yaml')
  expect(mingzhang(['book', clean, '--next-year', '--out', out]).stderr.at(-1)).toContain('写本年的分录')
  expect(mingzhang(['book', clean, '--out', out]).stderr.at(-1)).toContain('mingzhang compile')
})

describe('a folder where one document is wanted', () => {
  test.each(['book', 'edition'])('%s says how many there are and takes none of them', (command) => {
    const two = join(folder, 'two')
    mkdirSync(two, { recursive: true })
    for (const path of [clean, wrong])
      writeFileSync(join(two, path.split('/').at(-1) ?? ''), readFileSync(path))
    const { status, stdout, stderr } = mingzhang([command, two])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr.at(-1)).toContain('里面有 2 份公开文件')
  })
})

describe('standard input and output', () => {
  test('- is what another program hands over', () => {
    const read = JSON.parse(mingzhang(['read', '-', '--json'], readFileSync(clean, 'utf8')).stdout)
    expect(read.document).toMatchObject({ year: 2024, file: '-' })
    expect(mingzhang(['check', '-'])).toMatchObject({ status: 2, stderr: [expect.stringContaining('空')] })
  })

  test('many files end with what was found in all of them', () => {
    const { stdout } = mingzhang(['check', clean, wrong])
    expect(stdout.trim().split('\n').at(-1)).toMatch(/^共 2 份 {2}■ 错误 \d+ {2}▲ 警告 \d+ {2}○ 提示 \d+$/u)
    expect(mingzhang(['check', clean]).stdout).not.toContain('共 1 份')
  })

  test('what is not shown in a terminal has no colours', () => {
    expect(mingzhang(['check', wrong]).stdout).not.toContain('\u001b')
  })
})
