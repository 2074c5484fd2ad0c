import { defaultLimits, readSource } from '@mingzhang/readers'
import { describe, expect, test } from 'vitest'
import { readEntryFile, type SheetRead, sheetsOfSource } from '../index.ts'

/** A workbook of one sheet as systems export it, its amounts shown in a format. */
function workbook(format: string, heading: string, amounts: readonly string[]): string {
  const cell = (type: string, text: string, style = ''): string =>
    `<Cell${style}><Data ss:Type="${type}">${text}</Data></Cell>`
  const rows = amounts.map(
    (amount, at) =>
      `<Row>${cell('String', `201030${(at % 3) + 1}`)}${cell('String', '30201')}${cell('Number', amount, ' ss:StyleID="m"')}</Row>`,
  )
  return `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="m"><NumberFormat ss:Format="${format}"/></Style></Styles>
<Worksheet ss:Name="分录"><Table>
<Row>${['功能科目', '部门经济科目', heading].map((text) => cell('String', text)).join('')}</Row>
${rows.join('\n')}
</Table></Worksheet></Workbook>`
}

function readIn(format: string, heading: string, amounts: readonly string[]): SheetRead {
  const source = readSource(new TextEncoder().encode(workbook(format, heading, amounts)), defaultLimits)
  const file = source.ok ? readEntryFile(source.value, 2025) : null
  if (file === null) throw new Error('no entries')
  return file.read
}

const amountsOf = ({ entries }: SheetRead): number[] => entries.map(({ amount }) => amount)

describe('单元格里的数比显示的细', () => {
  test('a format without decimals rounds nothing: the number of the cell is read, and said to be another', () => {
    const read = readIn('#,##0', '金额(元)', ['1176812.34', '52000', '0.5'])
    expect(amountsOf(read)).toEqual([117_681_234, 5_200_000, 50])
    expect(read.problems).toMatchObject([
      {
        id: 'book/shown-otherwise',
        severity: 'note',
        what: '工作表“分录”列“金额(元)”有 2 行显示的数与单元格里的数不同，如第 2 行显示 1,176,812，实际是 1176812.34',
      },
    ])
  })

  test('the number of the cell is still there when the sheet was sent as JSON', () => {
    const source = readSource(new TextEncoder().encode(workbook('#,##0', '金额(元)', ['0.5'])), defaultLimits)
    const sheets = source.ok ? sheetsOfSource(source.value) : []
    const sent: unknown = JSON.parse(JSON.stringify(sheets))
    expect(sent).toEqual(sheets)
    expect(sent).toMatchObject([{ rows: [{}, { exact: { 2: '0.5' } }] }])
  })

  test('万元 shown with two decimals, kept to the 分', () => {
    expect(amountsOf(readIn('0.00', '金额(万元)', ['117.681234']))).toEqual([117_681_234])
  })

  test('sums of floats are decimals: 0.1 + 0.2 is 0.30, and nothing is said', () => {
    const read = readIn('0.00', '金额(元)', ['0.30000000000000004', '1234567.8900000001'])
    expect(amountsOf(read)).toEqual([30, 123_456_789])
    expect(read.problems).toEqual([])
  })

  test('thousands hidden by the format are money', () => {
    expect(amountsOf(readIn('#,##0,', '金额(元)', ['1176800']))).toEqual([117_680_000])
  })

  test('a third is what is shown to the 分; shown rounder it is refused', () => {
    const shown = readIn('0.00', '金额(元)', ['33.3333333333333'])
    expect(amountsOf(shown)).toEqual([3333])
    expect(shown.problems.map(({ id }) => id)).toEqual(['book/shown-otherwise'])
    const rounder = readIn('0', '金额(元)', ['33.3333333333333'])
    expect(amountsOf(rounder)).toEqual([])
    expect(rounder.problems.map(({ id }) => id)).toContain('book/amount-too-fine')
  })
})
