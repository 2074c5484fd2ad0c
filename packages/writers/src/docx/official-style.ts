import {
  AlignmentType,
  type IFontAttributesProperties,
  type ISectionPropertiesOptions,
  type IStylesOptions,
  LineRuleType,
} from 'docx'

/**
 * 公文字体 A font by its proper name for Chinese and Times New Roman for digits and Latin. The hint makes
 * quotation marks and dashes Chinese too. Where a machine lacks the font, Word and WPS substitute; the name
 * stays.
 */
const font = (eastAsia: string): IFontAttributesProperties => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia,
  hint: 'eastAsia',
})

export const fonts = {
  title: font('方正小标宋简体'),
  body: font('仿宋_GB2312'),
  heading: font('黑体'),
  item: font('楷体_GB2312'),
  folio: font('宋体'),
}

/** Half-points: 二号 22 pt, 三号 16 pt, 小四 12 pt, 四号 14 pt. */
export const sizes = { title: 44, body: 32, table: 24, folio: 28 }

const twoCharacters = { firstLine: 640, firstLineChars: 200 }
const exactly = (points: number, before = 0, after = 0) => ({
  line: points * 20,
  lineRule: LineRuleType.EXACT,
  before: before * 20,
  after: after * 20,
})
const black = '000000'

/**
 * 公文版式 Styles after GB/T 9704: title 小标宋 二号, body 仿宋 三号 with 28 pt lines and two characters' indent, heads
 * 黑体, items 楷体.
 */
export const officialStyles: IStylesOptions = {
  default: {
    document: {
      run: {
        font: fonts.body,
        size: sizes.body,
        language: { value: 'en-US', eastAsia: 'zh-CN', bidirectional: 'ar-SA' },
      },
      paragraph: { spacing: exactly(28), alignment: AlignmentType.LEFT },
    },
    title: {
      run: { font: fonts.title, size: sizes.title, color: black },
      paragraph: { alignment: AlignmentType.CENTER, spacing: exactly(32) },
    },
    heading1: {
      run: { font: fonts.heading, size: sizes.body, color: black },
      paragraph: { indent: twoCharacters, keepNext: true, spacing: exactly(28, 8) },
    },
    heading2: {
      run: { font: fonts.item, size: sizes.body, bold: true, color: black },
      paragraph: { indent: twoCharacters, keepNext: true, spacing: exactly(28, 4) },
    },
  },
  paragraphStyles: [
    {
      id: 'NoticeBody',
      name: '通知书正文',
      quickFormat: true,
      paragraph: { indent: twoCharacters },
    },
    {
      id: 'NoticeCell',
      name: '通知书表格',
      quickFormat: true,
      run: { size: sizes.table },
      paragraph: { spacing: exactly(18, 2, 2), alignment: AlignmentType.LEFT },
    },
    {
      id: 'NoticeRemark',
      name: '通知书附注',
      quickFormat: true,
      run: { size: sizes.table },
      paragraph: { spacing: exactly(20, 10) },
    },
    {
      id: 'NoticeFolio',
      name: '通知书页码',
      run: { font: fonts.folio, size: sizes.folio },
      paragraph: { spacing: { line: 240, lineRule: LineRuleType.AUTO } },
    },
  ],
}

/** A4 with the margins of GB/T 9704: head 37 mm, binding side 28 mm, type area 156 × 225 mm. */
export const officialPage: ISectionPropertiesOptions = {
  page: {
    size: { width: 11906, height: 16838 },
    margin: { top: '37mm', bottom: '35mm', left: '28mm', right: '26mm', footer: '25mm' },
    pageNumbers: { start: 1 },
  },
}

/** Width of the type area in twips (156 mm). */
export const typeAreaWidth = 8844
