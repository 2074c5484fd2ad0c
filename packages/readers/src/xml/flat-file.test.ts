import { describe, expect, test } from 'vitest'
import { defaultLimits } from '../limits.ts'
import { readSource } from '../read-source.ts'

const textsOf = (file: string): unknown => {
  const read = readSource(new TextEncoder().encode(`<?xml version="1.0"?>${file}`), defaultLimits)
  if (!read.ok) return read.refusal.id
  return read.value.blocks.map((block) =>
    block.kind === 'grid' ? block.rows.map((row) => row.cells.map((cell) => cell.text)) : block.text,
  )
}

describe('office files in one XML file', () => {
  test('a workbook of Excel 2003', () => {
    const cell = (data: string, attributes = ''): string => `<Cell ${attributes}>${data}</Cell>`
    const text = (value: string): string => `<Data ss:Type="String">${value}</Data>`
    const number = (value: string): string => `<Data ss:Type="Number">${value}</Data>`
    const file =
      '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">' +
      '<Styles><Style ss:ID="s1"><NumberFormat ss:Format="Standard"/></Style></Styles><Worksheet ss:Name="表1"><Table>' +
      `<Row>${cell(text('收支总表'), 'ss:MergeAcross="2"')}</Row>` +
      `<Row>${cell(text('项目'), 'ss:MergeDown="1"')}${cell(text('预算数'), 'ss:MergeAcross="1"')}</Row>` +
      `<Row>${cell(text('合计'), 'ss:Index="2"')}${cell(text('其中：本年'))}</Row>` +
      `<Row>${cell(text('总计'))}${cell(number('1234.5'), 'ss:StyleID="s1"')}${cell(number('12'))}</Row>` +
      '</Table></Worksheet></Workbook>'
    expect(textsOf(file)).toEqual([
      '收支总表',
      [
        ['项目', '预算数', ''],
        ['', '合计', '其中：本年'],
        ['总计', '1,234.50', '12'],
      ],
    ])
  })

  test('a document of Word 2003', () => {
    const file =
      '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body><w:p><w:r><w:t>预算</w:t>' +
      '</w:r></w:p></w:body></w:wordDocument>'
    expect(textsOf(file)).toEqual(['预算'])
  })

  test('any other is refused', () => {
    expect(textsOf('<rss/>')).toBe('reading/unsupported')
  })
})
