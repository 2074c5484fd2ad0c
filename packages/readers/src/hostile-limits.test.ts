import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { defaultLimits } from './limits.ts'
import { read } from './read.ts'
import { readSource } from './read-source.ts'

/** 小文件大麻烦 Files of a few kilobytes that claim, repeat or nest more than anybody could print. */
const idOf = (bytes: Uint8Array, limits = defaultLimits): string => {
  const file = read(bytes, '一', limits)
  return file.ok ? 'read' : file.refusal.id
}
const relations = (...targets: readonly (readonly [string, string, string?])[]): Uint8Array =>
  strToU8(
    `<Relationships>${targets
      .map(
        ([kind, target, mode = 'Internal'], index) =>
          `<Relationship Id="rId${index + 1}" TargetMode="${mode}" Target="${target}"
            Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}"/>`,
      )
      .join('')}</Relationships>`,
  )
const office = (main: string, type: string, parts: { readonly [name: string]: string | Uint8Array }) =>
  zipSync({
    '[Content_Types].xml': strToU8(
      `<Types><Override PartName="/${main}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`,
    ),
    '_rels/.rels': relations(['officeDocument', main]),
    ...Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
  })

const workbook = (sheet: string, more: { readonly [name: string]: string } = {}): Uint8Array =>
  office('xl/workbook.xml', 'spreadsheetml.sheet', {
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="一" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relations(
      ['worksheet', 'sheet.xml'],
      ['sharedStrings', 'strings.xml'],
      ['styles', 'styles.xml'],
    ),
    'xl/sheet.xml': sheet,
    ...more,
  })
const sheetOf = (rows: string, more = ''): string =>
  `<worksheet><dimension ref="A1:XFD1048576"/><sheetData>${rows}</sheetData>${more}</worksheet>`
const cell = (at: string, text: string): string => `<c r="${at}" t="str"><v>${text}</v></c>`

const word = (body: string, more: { readonly [name: string]: string | Uint8Array } = {}): Uint8Array =>
  office('word/document.xml', 'wordprocessingml.document', { 'word/document.xml': body, ...more })
const document = (body: string): string => `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`
const line = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`

describe('a workbook', () => {
  test.each([
    ['cells in two far corners', sheetOf(cell('A1', '收支总表') + cell('XFD1048576', '1'))],
    [
      'one cell over the whole sheet, two hundred thousand times',
      sheetOf(
        cell('A1', '1') + cell('B2', '2'),
        `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(200_000)}</mergeCells>`,
      ),
    ],
    [
      'numbers that are none',
      sheetOf(
        ['1e400', 'NaN', '-Infinity', '0x10', '9'.repeat(400)]
          .map((v, n) => `<c r="A${n + 1}"><v>${v}</v></c>`)
          .join(''),
      ),
    ],
  ])('%s', (_, sheet) => {
    expect(idOf(workbook(sheet))).toMatch(/^read|^reading\//u)
  })

  test('one long text in every cell is more than a workbook holds', () => {
    const cells = Array.from({ length: 200_000 }, (_, n) => `<c r="A${n + 1}" t="s"><v>0</v></c>`).join('')
    const strings = `<sst><si><t>${'预算'.repeat(500_000)}</t></si></sst>`
    expect(idOf(workbook(sheetOf(cells), { 'xl/strings.xml': strings }))).toBe('reading/beyond-limits')
  })

  test('a declared document type, whatever it declares', () => {
    const type = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "&a;&a;">]>'
    expect(idOf(workbook(`<?xml version="1.0"?>${type}${sheetOf(cell('A1', '&b;'))}`))).toBe(
      'reading/declares-type',
    )
    expect(idOf(word(`<?xml version="1.0"?>${type}${document(line('&b;'))}`))).toBe('reading/declares-type')
  })
})

describe('a text', () => {
  const styles = (list: string) => ({
    'word/styles.xml': `<w:styles xmlns:w="w">${list}</w:styles>`,
    'word/_rels/document.xml.rels': relations(['styles', 'styles.xml']),
  })
  const styled = '<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr><w:r><w:t>收支总表</w:t></w:r></w:p>'

  test.each([
    ['a cell over a thousand million columns', '<w:gridSpan w:val="1000000000"/>', ''],
    ['a cell behind a thousand million columns', '', '<w:trPr><w:gridBefore w:val="1000000000"/></w:trPr>'],
  ])('%s', (_, ofCell, ofRow) => {
    const row = `<w:tr>${ofRow}<w:tc><w:tcPr>${ofCell}</w:tcPr>${line('1')}</w:tc></w:tr>`
    expect(idOf(word(document(`<w:tbl>${row}</w:tbl>`)))).toMatch(/^reading\//u)
  })

  test('tables in tables in tables', () => {
    const nest = (depth: number) =>
      word(document('<w:tbl><w:tr><w:tc>'.repeat(depth) + line('1') + '</w:tc></w:tr></w:tbl>'.repeat(depth)))
    expect(idOf(nest(60))).toMatch(/^read/u)
    expect(idOf(nest(5_000))).toBe('reading/beyond-limits')
  })

  test('styles that rest on each other in a circle, or in a chain of twenty thousand', () => {
    const on = (id: string, base: string) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:basedOn w:val="${base}"/></w:style>`
    const chain = Array.from({ length: 20_000 }, (_, n) => on(`s${n}`, `s${n + 1}`)).join('')
    for (const list of [on('s0', 's1') + on('s1', 's0'), on('s0', 's0'), chain])
      expect(idOf(word(document(styled.repeat(50)), styles(list)))).toMatch(/^read/u)
  })

  test('parts that lie elsewhere are not fetched', () => {
    const outside = relations(
      ['styles', 'http://127.0.0.1:9/styles.xml', 'External'],
      ['numbering', '../../../../etc/passwd'],
    )
    const source = readSource(
      word(document(line('预算')), { 'word/_rels/document.xml.rels': outside }),
      defaultLimits,
    )
    expect(source.ok && source.value.blocks).toHaveLength(1)
  })
})

describe('a page', () => {
  test.each([
    ['spans of a thousand million', '<table><tr><td colspan=1000000000 rowspan=1000000000>预算<td>1</table>'],
    [
      'three thousand cells that all reach to the end',
      `<table>${'<tr><td rowspan=65534>1'.repeat(3_000)}</table>`,
    ],
    ['elements without an end', '<div>'.repeat(100_000)],
    ['tables without an end', '<table><tr><td>'.repeat(20_000)],
    [
      'formats that are opened anew in every paragraph',
      Array.from({ length: 3_000 }, (_, n) => `<b id=${n}>`).join('') + '<p>1'.repeat(3_000),
    ],
  ])('%s', (_, page) => {
    expect(idOf(strToU8(`<html>${page}`))).toMatch(/^read/u)
  })

  test('a column of five thousand figures in one row', () => {
    expect(idOf(strToU8(`收支总表\n${'\t1\n'.repeat(5_000)}`))).toMatch(/^read/u)
  })
})

describe('an OFD', () => {
  const ofd = (root: string, parts: { readonly [name: string]: string }) =>
    zipSync({
      'OFD.xml': strToU8(`<OFD><DocBody><DocRoot>${root}</DocRoot></DocBody></OFD>`),
      ...Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, strToU8(part)])),
    })

  test('that begins outside of itself', () => {
    expect(idOf(ofd('../../../../etc/passwd', {}))).toBe('reading/damaged')
  })

  test('of two thousand pages that are all the same large part', () => {
    const pages = '<Page BaseLoc="page.xml"/>'.repeat(2_000)
    const page = `<Page><Content>${' '.repeat(1_000_000)}</Content></Page>`
    const parts = { 'D/D.xml': `<Document><Pages>${pages}</Pages></Document>`, 'D/page.xml': page }
    const few = { ...defaultLimits, maxExpandedBytes: 4 * 1024 * 1024 }
    expect(idOf(ofd('D/D.xml', parts), few)).toBe('reading/beyond-limits')
  })

  test('whose template is its page, and uses itself', () => {
    const page =
      '<Page><Template TemplateID="1"/><Content><Layer><TextObject Boundary="0 0 1e308 9" Size="1e300" CTM="1e308 0 0 1e308 0 0"><TextCode X="1e308" Y="5" DeltaX="g 999999999 1e308">预算</TextCode></TextObject></Layer></Content></Page>'
    const parts = {
      'D/D.xml':
        '<Document><CommonData><TemplatePage ID="1" BaseLoc="t.xml"/></CommonData><Pages><Page BaseLoc="t.xml"/></Pages></Document>',
      'D/t.xml': page,
    }
    expect(idOf(ofd('D/D.xml', parts))).toMatch(/^reading\//u)
  })
})
