import { AlignmentType, type IStylesOptions, LineRuleType } from 'docx'
import { fonts, officialStyles, sizes } from '../../docx/official-style.ts'

/** Half-points: 五号 10.5 pt for tables, 小五 9 pt for wide ones, 小二 18 pt for the titles of tables. */
export const tableSizes = { normal: 21, small: 18, title: 36, caption: 24 }

const single = { line: 240, lineRule: LineRuleType.AUTO }
/** Lines of a fixed height, so that a table is as long in every program; a point above and below. */
const exactly = (points: number) => ({
  line: points * 20,
  lineRule: LineRuleType.EXACT,
  before: 20,
  after: 20,
})
const black = '000000'

/** 公开稿样式 The official styles, and those of tables, contents and cover. */
export const publicationStyles: IStylesOptions = {
  ...officialStyles,
  default: {
    ...officialStyles.default,
    heading3: {
      run: { font: fonts.body, size: sizes.body, bold: true, color: black },
      paragraph: { indent: { firstLine: 640, firstLineChars: 200 }, keepNext: true },
    },
  },
  paragraphStyles: [
    ...(officialStyles.paragraphStyles ?? []),
    {
      id: 'TableTitle',
      name: '公开表题',
      next: 'Normal',
      quickFormat: true,
      run: { font: fonts.title, size: tableSizes.title, color: black },
      paragraph: {
        alignment: AlignmentType.CENTER,
        keepNext: true,
        keepLines: true,
        outlineLevel: 1,
        spacing: { ...single, before: 120, after: 120 },
      },
    },
    {
      id: 'TableLine',
      name: '公开表上行',
      run: { font: fonts.folio, size: tableSizes.normal },
      paragraph: { keepNext: true, spacing: { ...single, before: 40, after: 40 } },
    },
    {
      id: 'TableCell',
      name: '公开表格',
      quickFormat: true,
      run: { font: fonts.folio, size: tableSizes.normal },
      paragraph: { spacing: exactly(14) },
    },
    {
      id: 'TableCellSmall',
      name: '公开宽表格',
      basedOn: 'TableCell',
      run: { size: tableSizes.small },
      paragraph: { spacing: exactly(12) },
    },
    {
      id: 'TableNote',
      name: '公开表注',
      run: { font: fonts.folio, size: tableSizes.normal },
      paragraph: { spacing: { ...single, before: 80, after: 200 } },
    },
    {
      id: 'ContentsTitle',
      name: '公开目录题',
      run: { font: fonts.title, size: sizes.title, color: black },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { ...single, before: 120, after: 360 } },
    },
    contentsLine('TOC1', 'toc 1', 0),
    contentsLine('TOC2', 'toc 2', 210),
    contentsLine('TOC3', 'toc 3', 420),
  ],
}

function contentsLine(id: string, name: string, left: number) {
  return {
    id,
    name,
    run: { font: id === 'TOC1' ? fonts.heading : fonts.folio, size: tableSizes.caption },
    paragraph: { indent: { left }, spacing: { ...single, before: 60, after: 60 } },
  }
}
