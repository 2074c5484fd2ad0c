import { readFileSync } from 'node:fs'
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import fc from 'fast-check'
import { unzipSync, zipSync } from 'fflate'
import { writeXlsx } from 'hucre'
import { describe, expect, test } from 'vitest'
import { defaultLimits } from './limits.ts'
import { read } from './read.ts'
import { readSource } from './read-source.ts'

const limits = { ...defaultLimits, maxCells: 20_000, maxExpandedBytes: 8 * 1024 * 1024 }

const old = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`ole/testing/${name}`, import.meta.url)))

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

async function aDocx(): Promise<Uint8Array> {
  const cell = (text: string, rowSpan = 1) => new TableCell({ rowSpan, children: [new Paragraph(text)] })
  const rows = [
    new TableRow({ children: [cell('项目', 2), cell('预算数')] }),
    new TableRow({ children: [cell('12.50')] }),
  ]
  const children = [new Paragraph('收支总表'), new Table({ rows })]
  return new Uint8Array(await Packer.toArrayBuffer(new Document({ sections: [{ children }] })))
}

const aWorkbook = (): Promise<Uint8Array> =>
  writeXlsx({
    sheets: [
      {
        name: '表1',
        rows: [['收支总表'], ['项目', '预算数'], ['收入', 12.5]],
        merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 1 }],
      },
    ],
  })

const files: readonly (readonly [string, () => Promise<Uint8Array>])[] = [
  ['docx', aDocx],
  ['xlsx', aWorkbook],
  ['doc', async () => old('small.doc')],
  ['xls', async () => old('small.xls')],
  ['html', async () => utf8('<html><p>说明<table><tr><td rowspan=2>项目<td>数<tr><td>12.50</table></html>')],
  ['csv', async () => utf8('收支总表,\n项目,"预算\n数"\n收入,12.50\n')],
]

type Change = readonly [number, number]

const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 12 })

/** Some bytes of a file changed; the file may also break off. */
function broken(bytes: Uint8Array, altered: readonly Change[], cut: number | null): Uint8Array {
  const copy = bytes.slice(0, cut === null ? bytes.length : cut % bytes.length)
  for (const [at, value] of altered) if (copy.length > 0) copy[at % copy.length] = value
  return copy
}

const answers = (bytes: Uint8Array): boolean => typeof readSource(bytes, limits).ok === 'boolean'

describe.each(files)('a broken %s is read or refused, and never throws', (_, make) => {
  test('bytes changed, files that break off', async () => {
    const bytes = await make()
    fc.assert(
      fc.property(changes, fc.option(fc.nat()), (altered, cut) => answers(broken(bytes, altered, cut))),
      { numRuns: 300 },
    )
  })

  test('what is read of it makes sense to recognition', async () => {
    const bytes = await make()
    fc.assert(
      fc.property(changes, (altered) => {
        expect(typeof read(broken(bytes, altered, null), 'x', limits).ok).toBe('boolean')
      }),
      { numRuns: 30 },
    )
  })
})

describe.each(files.slice(0, 2))('a %s with broken parts', (_, make) => {
  test('is read or refused, and never throws', async () => {
    const parts = unzipSync(await make())
    const names = Object.keys(parts).filter((name) => /\.(?:xml|rels)$/u.test(name))
    fc.assert(
      fc.property(fc.constantFrom(...names), changes, fc.option(fc.nat()), (name, altered, cut) => {
        const part = broken(parts[name] ?? new Uint8Array(), altered, cut)
        answers(zipSync({ ...parts, [name]: part }, { level: 0 }))
      }),
      { numRuns: 300 },
    )
  })
})

test('random bytes behind the first bytes of every format', () => {
  const starts = [
    [],
    [0x50, 0x4b, 3, 4],
    [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
    [...utf8('<html><table>')],
  ]
  fc.assert(
    fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 3000 }), (start, rest) =>
      answers(Uint8Array.from([...start, ...rest])),
    ),
    { numRuns: 300 },
  )
})

test('a table longer than anybody prints is read to its end', { timeout: 60_000 }, () => {
  const rows = '2010301\t行政运行\t1.00\n'.repeat(130_000)
  const file = read(utf8(`部门支出总表\n单位：万元\n\n科目编码\t科目名称\t合计\n${rows}`), 'x')
  expect(file.ok && file.value.disclosure.tables.map((table) => table.rows.length)).toEqual([130_000])
})
