import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it, test } from 'vitest'
import { openParts } from '../../annotate/package/zip-parts.ts'
import { factsOf } from '../facts/embedded-facts.ts'
import { readEmbeddedFacts } from '../facts/read-embedded-facts.ts'
import { samples } from '../tests/publication-of-sample.ts'
import { expectRoundTrip, verdicts } from '../tests/round-trip.ts'
import {
  hostile,
  money,
  officialTrips,
  printedTable,
  publicationOf,
  smallSet,
} from '../tests/sample-publications.ts'
import { sheetNames } from './sheet-names.ts'
import { writePublicationXlsx } from './write-publication-xlsx.ts'

const write = (publication: typeof smallSet) =>
  writePublicationXlsx(publication, factsOf(publication, verdicts))

async function partOf(publication: typeof smallSet, path: string): Promise<string> {
  const part = openParts(await write(publication))?.read(path)
  return part ? new TextDecoder().decode(part) : ''
}

describe('公开稿（工作簿）', () => {
  it('一表一页，前有目录可点，后有文字', async () => {
    const { sheets } = await readXlsx(await write(smallSet))
    expect(sheets.map(({ name }) => name)).toEqual([
      '目录',
      '表一 2024年部门收支预算总表',
      '表二 2024年部门收入预算总表',
      '表十 2024年部门一般公共预算“三公”经费支出预算表',
      '表十二 2024年部门国有资本经营预算财政拨款支出预算表',
      '情况说明',
    ])
    expect(await partOf(smallSet, 'xl/worksheets/sheet1.xml')).toContain(
      'location="&apos;表一 2024年部门收支预算总表&apos;!A1"',
    )
  })

  it('合计是活的公式，带着算好的数，数按印出的位数', async () => {
    const xml = await partOf(
      publicationOf([{ kind: 'table', table: officialTrips }]),
      'xl/worksheets/sheet2.xml',
    )
    expect(xml).toContain('<f>SUM(B6,C6,F6)</f><v>47</v>')
    expect(xml).toContain('<f>SUM(D6,E6)</f><v>15</v>')
    expect(await partOf(smallSet, 'xl/worksheets/sheet2.xml')).toContain('<f>SUM(B7:B45)</f><v>780</v>')
    expect(await partOf(smallSet, 'xl/styles.xml')).toContain('#,##0.00')
  })

  it('加不成的合计不写公式，批准的数不动', async () => {
    const table = printedTable({
      columns: [1, 1, 1].map((widthShare) => ({ align: 'right' as const, widthShare })),
      rows: [
        {
          strong: false,
          cells: [
            money('3.01', null, {
              sumOf: [
                [0, 1],
                [0, 2],
              ],
            }),
            money('1.00'),
            money('2.00'),
          ],
        },
      ],
    })
    const xml = await partOf(publicationOf([{ kind: 'table', table }]), 'xl/worksheets/sheet2.xml')
    expect(xml).not.toContain('<f>')
    expect(xml).toContain('<v>3.01</v>')
  })

  it('宽表横排，表头每页重复，正好一页宽', async () => {
    const xml = await partOf(smallSet, 'xl/worksheets/sheet3.xml')
    expect(xml).toMatch(/<pageSetup[^>]*orientation="landscape"/u)
    expect(xml).toContain('fitToWidth="1"')
    expect(await partOf(smallSet, 'xl/workbook.xml')).toContain("'表二 2024年部门收入预算总表'!$4:$5")
  })

  it('一样的稿子一样的字节；敌意文字只是文字', async () => {
    expect(await write(structuredClone(smallSet))).toEqual(await write(smallSet))
    const xml = await partOf(hostile, 'xl/worksheets/sheet2.xml')
    expect(xml).not.toContain('<f>')
    expect(await partOf(hostile, 'xl/sharedStrings.xml')).toContain('&lt;script&gt;')
    expect(readEmbeddedFacts(await write(hostile))).toEqual(factsOf(hostile, verdicts))
  })
})

test('工作表名：合法、不重、不空', () => {
  expect(sheetNames(['a/b:c', 'A b c', "x'y", '', 'History', '表'.repeat(40), '表'.repeat(40)])).toEqual([
    'a b c',
    'A b c（2）',
    'x’y',
    '表4',
    'History（2）',
    '表'.repeat(31),
    `${'表'.repeat(28)}（2）`,
  ])
})

test('续表的工作表名以“（续）”收尾，再长也留着', () => {
  const endings = ['', '（续）', '', '（续）']
  expect(sheetNames(['目标表', '目标表', '表'.repeat(40), '表'.repeat(40)], endings)).toEqual([
    '目标表',
    '目标表（续）',
    '表'.repeat(31),
    `${'表'.repeat(28)}（续）`,
  ])
})

test.each(samples)('%s 写出来再读，陈述相同', async (name) => {
  await expectRoundTrip(name, writePublicationXlsx)
})
