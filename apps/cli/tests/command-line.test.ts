import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Disclosure, Finding } from '@mingzhang/model'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const sample = (name: string): string => join(root, 'samples', `${name}.txt`)
const clean = sample('wansheng-office-affairs-2024')
const wrong = sample('qinhuangdao-office-affairs-2023')

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mingzhang-cli-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function mingzhang(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'apps/cli/bin/mingzhang.mjs'), ...args],
    { encoding: 'utf8', maxBuffer: 2 ** 28, env: { ...process.env, MINGZHANG_DATA: join(folder, 'data') } },
  )
  return { status, stdout, stderr: stderr.trim().split('\n').filter(Boolean) }
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

describe('read', () => {
  test('one file is one JSON object, several are a list', () => {
    const one: Disclosure = JSON.parse(mingzhang('read', clean, '--json').stdout)
    expect(one.document).toMatchObject({ format: 'text', year: 2024, amountUnit: '万元' })
    expect(one.tables.length).toBeGreaterThan(10)
    const several = JSON.parse(mingzhang('read', clean, wrong, '--json').stdout)
    expect(several.files).toHaveLength(2)
  })

  test('in a terminal a table is aligned and its unit is shown', () => {
    const { status, stdout } = mingzhang('read', clean)
    expect(status).toBe(0)
    expect(stdout).toContain('（万元')
    expect(stdout).toMatch(/201 {6}一般公共服务支出 +522\.63 +267\.03 +255\.60/u)
  })
})

describe('check', () => {
  test('errors found are status 1; the finding names figures, cause and correction', () => {
    const { status, stdout } = mingzhang('check', wrong, '--json')
    expect(status).toBe(1)
    const findings: Finding[] = JSON.parse(stdout).files[0].findings
    const stale = findings.find((finding) => finding.cause === 'stale-year')
    expect(stale).toMatchObject({
      severity: 'error',
      figures: { stated: '8320.77', expected: '8900.03', difference: '-579.26' },
      correction: { from: '8320.77', to: '8900.03' },
    })
  })

  test('reports are written beside', () => {
    const [html, docx, xlsx] = ['r.html', 'r.docx', 'r.xlsx'].map((name) => join(folder, name))
    mingzhang('check', wrong, '--html', String(html), '--docx', String(docx), '--xlsx', String(xlsx))
    expect(readFileSync(String(html), 'utf8')).toContain('8320.77')
    for (const path of [docx, xlsx]) expect(readFileSync(String(path)).subarray(0, 2).toString()).toBe('PK')
  })

  test('the original with its findings on it; a format that carries no notes is one line', () => {
    const copies = join(folder, 'copies')
    const page = file(
      'page.html',
      `<!doctype html><body><p>2024年预算收入5万元。<table><tr><td>科目编码<td>科目名称<td>合计<tr><td>201<td>一般公共服务支出<td>5.00</table>`,
    )
    const { status, stderr } = mingzhang('check', wrong, wrong, page, '--annotate', copies)
    expect(status).toBe(2)
    expect(stderr).toHaveLength(1)
    expect(stderr[0]).toContain('不能带批注')
    const names = ['qinhuangdao-office-affairs-2023-批注.html', 'qinhuangdao-office-affairs-2023-批注2.html']
    expect(readdirSync(copies).sort()).toEqual(names)
    expect(readFileSync(join(copies, names[0] ?? ''), 'utf8')).toContain('8320.77')
  })

  test('a report that cannot be written is one line and status 2', () => {
    const { status, stderr } = mingzhang('check', clean, '--html', join(folder, 'no', 'r.html'))
    expect(status).toBe(2)
    expect(stderr).toHaveLength(1)
  })
})

describe('check of several files', () => {
  const halves = (): [string, string] => {
    const text = readFileSync(clean, 'utf8')
    const at = text.indexOf('\n附表：') + 1
    const wrong = text.slice(0, at).replace('“三公”经费 47.00', '“三公”经费 57.00')
    return [file('narrative.txt', wrong), file('tables.txt', text.slice(at))]
  }

  test('a narrative and its tables are one disclosure; a place in the other file bears its name', () => {
    const [narrative, tables] = halves()
    const { status, stdout } = mingzhang('check', narrative, tables, '--json')
    expect(status).toBe(1)
    const { files, together, apart } = JSON.parse(stdout)
    expect(together).toMatchObject([{ kind: 'one-disclosure', files: [narrative, tables] }])
    expect(apart).toEqual([])
    const [error]: Finding[] = files[0].findings
    expect(error).toMatchObject({ severity: 'error', correction: { from: '57.00', to: '47.00' } })
    expect(error?.places.some((place) => place.file === tables)).toBe(true)
    const shown = mingzhang('check', narrative, tables).stdout
    expect(shown).toContain(`一并查  ${narrative}  ${tables}`)
    expect(shown).toContain('内容互补')
  })

  test('an accepted difference is no error any more, until its day has passed', () => {
    const [narrative, tables] = halves()
    const found = JSON.parse(mingzhang('check', narrative, tables, '--json').stdout).files[0]
    const [{ rule, what, figures }] = found.findings
    const { unit, year } = found.document
    const register = (until: string): string => {
      const entry = { unit: unit.name, year, rule, what, figures, who: '预算科', why: '已说明', until }
      return file(`accepted-${until}.json`, JSON.stringify({ accepted: [entry] }))
    }
    const holds = mingzhang('check', narrative, tables, '--json', '--accepted', register('2999-12-31'))
    expect(holds.status).toBe(0)
    expect(JSON.parse(holds.stdout).files[0].accepted).toMatchObject([{ who: '预算科', why: '已说明' }])
    const expired = mingzhang('check', narrative, tables, '--accepted', register('2000-01-01'))
    expect(expired.status).toBe(1)
    expect(expired.stdout).toContain('认可已于 2000-01-01 到期')
  })

  test('a register that cannot be read is one line and status 2', () => {
    const { status, stderr } = mingzhang('check', clean, '--accepted', file('bad.json', '{}'))
    expect(status).toBe(2)
    expect(stderr).toHaveLength(1)
  })
})

describe('a bundle', () => {
  const halves = (): { [name: string]: Uint8Array } => {
    const text = readFileSync(clean, 'utf8')
    const at = text.indexOf('\n附表：') + 1
    const wrong = text.slice(0, at).replace('“三公”经费 47.00', '“三公”经费 57.00')
    return { '说明.txt': strToU8(wrong), '附表/表.txt': strToU8(text.slice(at)) }
  }

  test('the files of an archive are files of their own, taken together', () => {
    const bundle = file('公开.zip', zipSync({ ...halves(), '__MACOSX/._表.txt': strToU8('x') }))
    const { status, stdout, stderr } = mingzhang('check', bundle, '--json')
    expect({ status, stderr }).toEqual({ status: 1, stderr: [] })
    const { files, together } = JSON.parse(stdout)
    const names = [`${bundle}/说明.txt`, `${bundle}/附表/表.txt`]
    expect(files.map((each: { file: string }) => each.file)).toEqual(names)
    expect(together).toMatchObject([{ kind: 'one-disclosure', files: names }])
    expect(files[0].findings[0]).toMatchObject({
      severity: 'error',
      correction: { from: '57.00', to: '47.00' },
    })
  })

  test('a folder likewise, archives in it too; what cannot be read is one line', () => {
    const below = join(folder, 'unit', '2024')
    mkdirSync(below, { recursive: true })
    writeFileSync(join(below, 'a.zip'), zipSync(halves()))
    writeFileSync(join(below, 'b.txt'), '今天开会。')
    writeFileSync(join(below, '.hidden.txt'), '今天开会。')
    const { status, stdout, stderr } = mingzhang('read', join(folder, 'unit'), '--json')
    expect(status).toBe(2)
    expect(stderr).toEqual([expect.stringContaining('b.txt')])
    expect(JSON.parse(stdout).files).toHaveLength(2)
  })

  test('an archive of one document is that document', () => {
    const bundle = file('one.zip', zipSync({ 'a.txt': readFileSync(clean) }))
    expect(JSON.parse(mingzhang('read', bundle, '--json').stdout).document.year).toBe(2024)
  })
})

describe('bad input: one clear line, status 2, the other files are still done', () => {
  const cases: [string, () => string, RegExp][] = [
    ['a missing file', () => join(folder, 'none.txt'), /没有这个文件/u],
    [
      'an empty folder',
      () => mkdirSync(join(folder, 'empty'), { recursive: true }) ?? join(folder, 'empty'),
      /没有文件/u,
    ],
    ['an empty file', () => file('empty.txt', ''), /空/u],
    [
      'a binary',
      () =>
        file(
          'binary.txt',
          Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256),
        ),
      /不是文本/u,
    ],
    ['invalid UTF-8', () => file('broken.txt', Uint8Array.from([0xe6, 0x98, 0xff, 0xfe, 0xff, 0x80])), /./u],
    ['a document with no table', () => file('words.txt', '今天开会。\n没有表格。\n'), /没有读到/u],
  ]
  test.each(cases)('%s', (_, make, says) => {
    const { status, stdout, stderr } = mingzhang('check', make(), clean, '--json')
    expect(status).toBe(2)
    expect(stderr).toHaveLength(1)
    expect(stderr[0]).toMatch(says)
    expect(JSON.parse(stdout).files).toHaveLength(1)
  })

  test('200 MB of text', () => {
    const path = file('large.txt', Buffer.alloc(200 * 2 ** 20, 'a'))
    expect(mingzhang('check', path)).toMatchObject({ status: 2, stderr: [expect.stringContaining('64 MB')] })
  })

  test('GB18030 is read like UTF-8', () => {
    // Half of GB18030 by hand would prove nothing: Node can only decode it, so the bytes come from the table it decodes.
    const text = readFileSync(clean, 'utf8')
    const path = file('gb.txt', encodeGb18030(text))
    const read = JSON.parse(mingzhang('read', path, '--json').stdout)
    expect(read.tables).toEqual(JSON.parse(mingzhang('read', clean, '--json').stdout).tables)
  })

  test('wrong calls', () => {
    for (const args of [['check'], ['frobnicate'], ['check', '--frob', clean], ['serve', '--port', 'x']]) {
      const { status, stderr } = mingzhang(...args)
      expect(status).toBe(2)
      expect(stderr).toHaveLength(1)
    }
  })
})

describe('import', () => {
  test('the same bytes twice change nothing; a refused file is not half imported', () => {
    mkdirSync(join(folder, 'data'), { recursive: true })
    expect(mingzhang('import', clean)).toMatchObject({ status: 0, stdout: `已导入  ${clean}\n` })
    expect(mingzhang('import', clean)).toMatchObject({ status: 0, stdout: `已在库中  ${clean}\n` })
    expect(mingzhang('import', file('none.txt', ''))).toMatchObject({ status: 2, stdout: '' })
  })
})

describe('export', () => {
  test('what was imported comes out again: the original, the reading, every figure; an unknown id is one line', () => {
    const out = join(folder, 'exported')
    expect(mingzhang('import', clean).status).toBe(0)
    expect(mingzhang('export', '--out', out, '--formats', 'json,csv,original').status).toBe(0)
    const names = readdirSync(out).sort()
    expect(names.map((name) => name.replace(/^[\da-f]{16}-/u, ''))).toEqual([
      'wansheng-office-affairs-2024.txt',
      'wansheng-office-affairs-2024.txt.csv',
      'wansheng-office-affairs-2024.txt.json',
    ])
    const [original = '', csv = '', json = ''] = names.map((name) => readFileSync(join(out, name), 'utf8'))
    expect(original).toBe(readFileSync(clean, 'utf8'))
    const read: Disclosure = JSON.parse(json)
    const stated = [...read.tables.flatMap(({ cells }) => cells), ...read.claims]
    expect(csv.trimEnd().split('\r\n')).toHaveLength(
      1 + stated.filter(({ amount }) => amount !== null).length,
    )
    expect(mingzhang('export', 'ffff', '--out', out)).toMatchObject({
      status: 2,
      stdout: '',
      stderr: [expect.stringContaining('没有编号为 ffff')],
    })
  })
})

/** Encodes by inverting the decoder over the two-byte area; enough for every character of the samples. */
function encodeGb18030(text: string): Uint8Array {
  const bytesOf = new Map<string, number[]>()
  const decoder = new TextDecoder('gb18030')
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue
      const char = decoder.decode(Uint8Array.of(lead, trail))
      if ([...char].length === 1 && !bytesOf.has(char)) bytesOf.set(char, [lead, trail])
    }
  }
  return Uint8Array.from([...text].flatMap((char) => bytesOf.get(char) ?? [char.charCodeAt(0) & 0x7f]))
}
