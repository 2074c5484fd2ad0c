import type { Block } from '@mingzhang/model'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { defaultLimits } from '../limits.ts'
import { readSource } from '../read-source.ts'

const w =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="m" xmlns:wps="s" xmlns:v="v"'
const xml = (root: string, inside: string): Uint8Array =>
  strToU8(`<?xml version="1.0"?><w:${root} ${w}>${inside}</w:${root}>`)
const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

const docx = (body: string, parts: Record<string, string> = {}): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8(
      `<Types><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
    ),
    'word/_rels/document.xml.rels': strToU8(
      `<Relationships>${Object.keys(parts)
        .map((name) => `<Relationship Id="${name}" Type="http://x/${name}" Target="${name}.xml"/>`)
        .join('')}</Relationships>`,
    ),
    'word/document.xml': xml('document', `<w:body>${body}</w:body>`),
    ...Object.fromEntries(
      Object.entries(parts).map(([name, inside]) => [`word/${name}.xml`, xml(name, inside)]),
    ),
  })

const blocksOf = (bytes: Uint8Array): readonly Block[] => {
  const read = readSource(bytes, defaultLimits)
  if (!read.ok) throw new Error(read.refusal.id)
  return read.value.blocks
}

const textsOf = (bytes: Uint8Array): unknown[] =>
  blocksOf(bytes).map((block) =>
    block.kind === 'grid' ? block.rows.map((row) => row.cells.map((cell) => cell.text)) : block.text,
  )

const p = (text: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
const tc = (inside: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${inside}</w:tc>`
const tr = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`
const tbl = (...rows: string[]): string => `<w:tbl><w:tblGrid/>${rows.join('')}</w:tbl>`

describe('paragraphs', () => {
  test('runs, tabs, breaks, symbols and content controls', () => {
    const body =
      '<w:p><w:r><w:t>预算</w:t></w:r><w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent><w:r><w:t>收入</w:t>' +
      '<w:tab/><w:t>12</w:t><w:br/><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>是</w:t></w:r></w:sdtContent></w:sdt></w:p>'
    expect(textsOf(docx(body))).toEqual(['预算收入\t12', '☑是'])
  })

  test('tracked changes are taken as accepted', () => {
    const body =
      '<w:p><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>' +
      '<w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom><w:r><w:t>数</w:t></w:r></w:p>' +
      '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>上半句，</w:t></w:r></w:p>' +
      p('下半句') +
      tbl(tr(tc(p('留')), tc(p('1'))), `<w:tr><w:trPr><w:del/></w:trPr>${tc(p('删'))}${tc(p('2'))}</w:tr>`)
    expect(textsOf(docx(body))).toEqual(['新数', '上半句，下半句', [['留', '1']]])
  })

  test('the result of a field is read, its instruction and hidden text are not', () => {
    const body =
      '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGEREF 9</w:instrText></w:r>' +
      '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>12</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>' +
      '<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>页</w:t></w:r></w:p>'
    expect(textsOf(docx(body))).toEqual(['12页'])
  })

  test('a text box stands behind the paragraph that holds it, once', () => {
    const box = `<w:txbxContent>${p('框内文字')}</w:txbxContent>`
    const body =
      `<w:p><w:r><w:t>前</w:t><mc:AlternateContent><mc:Choice><wps:txbx>${box}</wps:txbx></mc:Choice>` +
      `<mc:Fallback><v:textbox>${box}</v:textbox></mc:Fallback></mc:AlternateContent><w:t>后</w:t></w:r></w:p>`
    expect(textsOf(docx(body))).toEqual(['前后', '框内文字'])
  })

  test('footnotes stand at the end', () => {
    const footnotes = `<w:footnote w:type="separator" w:id="-1">${p('线')}</w:footnote><w:footnote w:id="1">${p('口径说明')}</w:footnote>`
    expect(textsOf(docx(p('正文'), { footnotes }))).toEqual(['正文', '口径说明'])
  })
})

describe('automatic numbers', () => {
  const level = (at: number, format: string, text: string, style = ''): string =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${style}<w:lvlText w:val="${text}"/></w:lvl>`
  const numbering =
    `<w:abstractNum w:abstractNumId="5">${level(0, 'chineseCounting', '%1、', '<w:pStyle w:val="H1"/>')}` +
    `${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%3.')}</w:abstractNum>` +
    '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>'
  const styles =
    '<w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
  const inList = (at: number): string => `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="1"/></w:numPr>`

  test('stand in the text as they are printed', () => {
    const body =
      p('概况', '<w:pStyle w:val="H1"/>') +
      p('职责', inList(1)) +
      p('机构', inList(1)) +
      p('甲', inList(2)) +
      p('收支', inList(0)) +
      p('收入', inList(1))
    expect(textsOf(docx(body, { numbering, styles }))).toEqual([
      '一、概况',
      '（一）职责',
      '（二）机构',
      '1.甲',
      '二、收支',
      '（一）收入',
    ])
  })

  test('number empty cells of a table', () => {
    const row = (name: string): string => tr(tc(p('', inList(2))), tc(p(name)))
    expect(textsOf(docx(tbl(row('甲'), row('乙')), { numbering }))).toEqual([
      [
        ['1.', '甲'],
        ['2.', '乙'],
      ],
    ])
  })
})

describe('tables', () => {
  test('merged cells cover blanks, and every position has its place', () => {
    const body =
      p('单位：万元') +
      tbl(
        tr(tc(p('项目'), '<w:vMerge w:val="restart"/>'), tc(p('预算数'), '<w:gridSpan w:val="2"/>')),
        tr(tc(p(''), '<w:vMerge/>'), tc(p('合计')), tc(p('其中：本年'))),
        tr(tc(p('总计')), tc(p('3.00')), tc(p('2.00'))),
      )
    const grid = blocksOf(docx(body))[1]
    if (grid?.kind !== 'grid') throw new Error('a grid')
    expect(grid.rows.map((row) => row.cells.map((cell) => cell.text))).toEqual([
      ['项目', '预算数', ''],
      ['', '合计', '其中：本年'],
      ['总计', '3.00', '2.00'],
    ])
    expect(grid.rows[0]?.cells.map(({ rowSpan, columnSpan }) => [rowSpan, columnSpan])).toEqual([
      [2, undefined],
      [undefined, 2],
      [undefined, undefined],
    ])
    expect(grid.rows[2]?.cells[1]?.place).toEqual({ kind: 'docx', block: 2, row: 3, cell: 2, text: '3.00' })
  })

  test('a sliver of a column is no column', () => {
    const body = tbl(
      tr(tc(p('甲'), '<w:gridSpan w:val="2"/>'), tc(p('乙'), '<w:gridSpan w:val="3"/>')),
      tr(tc(p('1'), '<w:gridSpan w:val="2"/>'), tc(p('2'), '<w:gridSpan w:val="3"/>')),
    )
    expect(textsOf(docx(body))).toEqual([
      [
        ['甲', '乙'],
        ['1', '2'],
      ],
    ])
  })

  test('edges that nearly meet are one edge', () => {
    const body =
      '<w:tbl><w:tblGrid><w:gridCol w:w="600"/><w:gridCol w:w="1"/><w:gridCol w:w="600"/></w:tblGrid>' +
      tr(tc(p('甲')), tc(p('乙'), '<w:gridSpan w:val="2"/>')) +
      `${tr(tc(p('1'), '<w:gridSpan w:val="2"/>'), tc(p('2')))}</w:tbl>`
    expect(textsOf(docx(body))).toEqual([
      [
        ['甲', '乙'],
        ['1', '2'],
      ],
    ])
  })

  test('a table in a cell stands behind its table; a title typed into the table stands before it', () => {
    const inner = tbl(tr(tc(p('内')), tc(p('1'))))
    const body = tbl(
      tr(tc(p('收支总表'), '<w:gridSpan w:val="2"/>')),
      tr(tc(p('项目')), tc(p('数'))),
      tr(tc(p('外') + inner), tc(p('2'))),
    )
    expect(textsOf(docx(body))).toEqual([
      '收支总表',
      [
        ['项目', '数'],
        ['外', '2'],
      ],
      [['内', '1']],
    ])
  })

  test('a row may leave out its first columns', () => {
    const body = tbl(
      tr(tc(p('甲')), tc(p('乙'))),
      `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${tc(p('2'))}</w:tr>`,
    )
    expect(textsOf(docx(body))).toEqual([
      [
        ['甲', '乙'],
        ['', '2'],
      ],
    ])
  })
})

describe('files that are refused', () => {
  const refusalOf = (bytes: Uint8Array): string => {
    const read = readSource(bytes, defaultLimits)
    return read.ok ? 'read' : read.refusal.id
  }

  test('a declared document type', () => {
    const hostile = strToU8('<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document><w:body/></w:document>')
    expect(refusalOf(zipSync({ 'word/document.xml': hostile }))).toBe('reading/declares-type')
  })

  test('elements nested without end', () => {
    expect(refusalOf(docx('<w:sdt>'.repeat(1000) + '</w:sdt>'.repeat(1000)))).toBe('reading/beyond-limits')
  })

  test('a table with more positions than anybody prints', () => {
    const wide = tc(p('甲'), '<w:gridSpan w:val="1000"/>')
    const body = tbl(...Array.from({ length: 3000 }, () => tr(wide)))
    expect(refusalOf(docx(body))).toBe('reading/beyond-limits')
  })

  test('half a file', () => {
    const whole = docx(p('正文'))
    expect(refusalOf(whole.subarray(0, whole.length / 2))).toBe('reading/damaged')
  })
})
