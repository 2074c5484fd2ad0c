import { describe, expect, it, test } from 'vitest'
import { openParts } from '../../annotate/package/zip-parts.ts'
import { factsOf } from '../facts/embedded-facts.ts'
import { readEmbeddedFacts } from '../facts/read-embedded-facts.ts'
import { samples } from '../tests/publication-of-sample.ts'
import { expectRoundTrip, verdicts } from '../tests/round-trip.ts'
import { hostile, printedTable, publicationOf, smallSet, words } from '../tests/sample-publications.ts'
import { writePublicationDocx } from './write-publication-docx.ts'

const write = (publication: typeof smallSet) =>
  writePublicationDocx(publication, factsOf(publication, verdicts))

async function partOf(publication: typeof smallSet, path: string): Promise<string> {
  const part = openParts(await write(publication))?.read(path)
  return part ? new TextDecoder().decode(part) : ''
}

/** Lines of the contents as they stand in the file: title and page. */
const contentsOf = (xml: string): string[] =>
  [...xml.matchAll(/<w:hyperlink w:anchor=[\s\S]*?<\/w:hyperlink>/gu)].map(([line]) =>
    [...line.matchAll(/<w:t [^>]*>([^<]*)</gu)].map(([, text]) => text).join(' '),
  )

describe('公开稿（Word）', () => {
  it('封面、目录和页码，宽表横排，表头每页重复，行不跨页', async () => {
    const xml = await partOf(smallSet, 'word/document.xml')
    expect(xml).toContain('TOC \\b _following \\h')
    expect(contentsOf(xml)).toEqual([
      '一、部门收支总体情况 2',
      '（一）收入预算 2',
      '二、部门预算公开表 3',
      '表一　2024年部门收支预算总表 3',
      '表二　2024年部门收入预算总表 5',
      '表十　2024年部门一般公共预算“三公”经费支出预算表 7',
      '表十二　2024年部门国有资本经营预算财政拨款支出预算表 8',
    ])
    expect(xml).toContain('w:orient="landscape"')
    expect(xml.match(/<w:tblHeader\/>/gu)).toHaveLength(7)
    expect(xml.match(/<w:cantSplit\/>/gu)?.length).toBe(7 + 40 + 28 + 1 + 1)
    expect(await partOf(smallSet, 'word/footer1.xml')).toContain('PAGE')
  })

  it('字体用本名，语言是中文', async () => {
    const styles = await partOf(smallSet, 'word/styles.xml')
    for (const font of ['方正小标宋简体', '黑体', '楷体_GB2312', '仿宋_GB2312', '宋体'])
      expect(styles).toContain(`w:eastAsia="${font}"`)
    expect(styles).toContain('w:eastAsia="zh-CN"')
    expect(await partOf(smallSet, 'word/fontTable.xml')).toContain(
      '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong,',
    )
  })

  it('单位在表的右上，紧挨着表', async () => {
    const xml = await partOf(smallSet, 'word/document.xml')
    expect(
      /部门全称：某某中心<.{0,60}<w:tab\/><w:t[^>]*>单位：万元<\/w:t><\/w:r><\/w:p><w:tbl>/u.test(xml),
    ).toBe(true)
  })

  it('目录只列它后面的', async () => {
    const first = { kind: 'heading', level: 1, text: '前言' } as const
    const xml = await partOf({ ...smallSet, parts: [first, ...smallSet.parts] }, 'word/document.xml')
    expect(xml.match(/前言/gu)).toHaveLength(1)
    expect(xml.match(/部门收支总体情况/gu)).toHaveLength(2)
  })

  it('同名的表，目录里写明是哪个项目，更新目录也不丢', async () => {
    const programme = (name: string) =>
      printedTable({
        no: null,
        title: '项目绩效目标表',
        rows: [{ strong: false, cells: [words('项目名称'), words(name)] }],
        columns: [
          { align: 'left', widthShare: 1 },
          { align: 'left', widthShare: 1 },
        ],
      })
    const xml = await partOf(
      publicationOf([
        { kind: 'contents', title: '目录' },
        { kind: 'table', table: programme('道路养护') },
        { kind: 'table', table: programme('“绿化”管护') },
      ]),
      'word/document.xml',
    )
    expect(contentsOf(xml)).toEqual(['项目绩效目标表：道路养护 2', '项目绩效目标表：“绿化”管护 3'])
    expect(xml).toContain(' TC &quot;项目绩效目标表：道路养护&quot; \\f m \\l 1 ')
    expect(xml.match(/w:val="TableTitleShared"/gu)).toHaveLength(2)
  })

  it('没有目录的没有封面，空的也打得开', async () => {
    const xml = await partOf(publicationOf([]), 'word/document.xml')
    expect(xml).toContain('某某中心2024年部门预算公开')
    expect(xml.match(/<w:sectPr/gu)).toHaveLength(1)
  })

  it('一样的稿子一样的字节，先写过别的也一样', async () => {
    const once = await write(smallSet)
    await write(hostile)
    expect(await write(structuredClone(smallSet))).toEqual(once)
  })

  it('敌意文字不成为标记', async () => {
    const xml = await partOf(hostile, 'word/document.xml')
    expect(xml).toContain('&lt;script&gt;')
    expect(xml).not.toContain('<script')
    expect(readEmbeddedFacts(await write(hostile))).toEqual(factsOf(hostile, verdicts))
  })
})

test.each(samples)('%s 写出来再读，陈述相同', async (name) => {
  await expectRoundTrip(name, writePublicationDocx)
})
