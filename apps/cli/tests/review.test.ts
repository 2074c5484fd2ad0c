import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const program = join(root, 'apps/cli/bin/mingzhang.mjs')
const samples = [
  'qijiang-government-services-2024',
  'qinglong-office-affairs-2024',
  'qinhuangdao-office-affairs-2023',
  'wansheng-key-programmes-2024',
  'wansheng-office-affairs-2024',
]

let folder = ''
/** The samples in folders and in an archive, and what cannot be read among them. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mingzhang-review-'))
  const below = join(folder, 'in', '重庆')
  mkdirSync(below, { recursive: true })
  for (const name of samples) {
    const home = name.startsWith('q') ? join(folder, 'in') : below
    if (name !== samples[1]) cpSync(join(root, 'samples', `${name}.txt`), join(home, `${name}.txt`))
  }
  const bundled = readFileSync(join(root, 'samples', `${samples[1]}.txt`))
  writeFileSync(
    join(below, '青龙.zip'),
    zipSync({ '公开.txt': bundled, '说明/读我.txt': strToU8('今天开会。') }),
  )
  writeFileSync(join(folder, 'in', '空.docx'), '')
  writeFileSync(join(below, '扫描.pdf'), '%PDF-1.7 断了')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function review(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'review', ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  return { status, stdout, stderr: stderr.trim().split('\n').filter(Boolean) }
}

describe('review', { timeout: 120_000 }, () => {
  test('accepted differences are left out of the ranking and said by whom', () => {
    const only = join(folder, 'one')
    mkdirSync(only)
    cpSync(join(root, 'samples', `${samples[2]}.txt`), join(only, 'a.txt'))
    const before = JSON.parse(review(only, '--json').stdout)
    const { document, findings } = before.files[0]
    const entry = {
      ...{ unit: document.unit.name, year: document.year, rule: findings[0].rule, what: findings[0].what },
      ...{ figures: findings[0].figures, who: '预算科', why: '已说明', until: '2999-12-31' },
    }
    const register = join(folder, '登记.json')
    writeFileSync(register, JSON.stringify({ accepted: [entry] }))
    const after = JSON.parse(review(only, '--json', '--accepted', register).stdout)
    expect(after.units[0].count.error).toBe(before.units[0].count.error - 1)
    expect(after.accepted).toMatchObject([{ who: '预算科', finding: { rule: entry.rule } }])
    expect(after.unused).toEqual([])
  })

  test('every file is done or refused; units are ranked; findings that are alike are one', () => {
    const { status, stdout, stderr } = review(join(folder, 'in'), '--json')
    expect(status).toBe(2)
    expect(stderr).toHaveLength(3)
    for (const name of ['空.docx', '扫描.pdf', '读我.txt'])
      expect(stderr.some((line) => line.includes(name))).toBe(true)
    const { files, units, alike, refused, together, stopped } = JSON.parse(stdout)
    expect({ files: files.length, units: units.length, refused: refused.length, stopped }).toEqual({
      files: 5,
      units: 5,
      refused: 3,
      stopped: false,
    })
    const errors = units.map(({ count }: { count: { error: number } }) => count.error)
    expect(errors).toEqual(errors.toSorted((a: number, b: number) => b - a))
    expect(alike[0]).toMatchObject({ severity: 'error', units: 2, count: 2 })
    expect(together[0]?.kind).toBe('catalogue')
  })

  test('the page, the list and a notice for each unit; what it wrote is not read the next time', () => {
    const out = join(folder, 'in', '结果')
    const { status, stdout } = review(join(folder, 'in'), '--out', out)
    expect(status).toBe(2)
    expect(stdout).toContain('5 份文件，5 个单位；3 份读不了')
    const written = readdirSync(out)
    expect(written.filter((name) => name.endsWith('-整改通知书.docx'))).toHaveLength(5)
    const page = readFileSync(join(out, 'index.html'), 'utf8')
    for (const [, link = ''] of page.matchAll(/href="\.\/([^"]+)"/gu))
      expect(written).toContain(decodeURIComponent(link))
    expect(page).toContain('空.docx')
    expect(readFileSync(join(out, 'findings.xlsx')).subarray(0, 2).toString()).toBe('PK')
    expect(review(join(folder, 'in'), '--out', out).stdout).toContain('5 份文件，5 个单位；3 份读不了')
  })

  test.skipIf(process.platform === 'win32')('stopped, it says what was done', async () => {
    const many = join(folder, 'many')
    mkdirSync(many)
    for (let n = 0; n < 60; n += 1) cpSync(join(root, 'samples', `${samples[3]}.txt`), join(many, `${n}.txt`))
    writeFileSync(join(many, '0.docx'), '')
    const child = spawn(process.execPath, [program, 'review', many, '--json'])
    const said = { stdout: '', stderr: '' }
    child.stdout.on('data', (data: Buffer) => {
      said.stdout += data.toString()
    })
    child.stderr.on('data', (data: Buffer) => {
      // The file that cannot be read is the first: now the work has begun.
      if (said.stderr === '') child.kill('SIGINT')
      said.stderr += data.toString()
    })
    const status = await new Promise((resolve) => child.on('close', resolve))
    expect(status).toBe(2)
    expect(said.stderr).toMatch(/已停止：61 份文件查了 \d+ 份/u)
    expect(JSON.parse(said.stdout).stopped).toBe(true)
  })

  test('a missing folder, an empty one, one that cannot be written: one line, status 2', () => {
    const empty = join(folder, 'empty')
    mkdirSync(empty)
    const blocked = join(folder, 'in', '空.docx', 'x')
    for (const args of [[join(folder, 'none')], [empty], [join(folder, 'in'), '--out', blocked]]) {
      const { status, stderr } = review(...args)
      expect({ status, lines: stderr.length }).toEqual({ status: 2, lines: 1 })
    }
  })
})
