import { AlignmentType, type IStylesOptions, LineRuleType } from 'docx'
import { fonts, officialStyles, sizes } from '../../docx/official-style.ts'
import type { TableType } from '../table-height.ts'

/** 段落高度 Height of a line of a kind of paragraph and the room before and after it, in points. */
export type ParagraphMeasure = { readonly line: number; readonly before: number; readonly after: number }

/** Every line has a fixed height, so that pages break alike in every program and the contents can name them. */
export const measures = {
  title: { line: 32, before: 0, after: 16 },
  body: { line: 28, before: 0, after: 0 },
  chapterTitle: { line: 32, before: 8, after: 16 },
  heading1: { line: 28, before: 8, after: 0 },
  heading2: { line: 28, before: 4, after: 0 },
  heading3: { line: 28, before: 0, after: 0 },
  tableTitle: { line: 26, before: 6, after: 6 },
  tableLine: { line: 16, before: 2, after: 2 },
  tableNote: { line: 16, before: 4, after: 10 },
  contentsTitle: { line: 32, before: 6, after: 18 },
  contentsLine: { line: 20, before: 0, after: 0 },
} as const satisfies Record<string, ParagraphMeasure>

const spacing = ({ line, before, after }: ParagraphMeasure) => ({
  line: line * 20,
  lineRule: LineRuleType.EXACT,
  before: before * 20,
  after: after * 20,
})

/** Sizes of type of a table in points, with lines of a fixed height, so that a table is as long in every program. */
export const tableTypes: readonly TableType[] = [
  [10.5, 14],
  [10, 13.5],
  [9.5, 13],
  [9, 12],
  [8.5, 11.5],
  [8, 11],
  [7.5, 10],
].map(([text = 0, line = 0]) => ({ text, line, row: 2.6 }))

/** Half-points: 五号 10.5 pt for the lines around tables, 小二 18 pt for their titles, 小四 12 pt for the contents. */
export const tableSizes = { line: 21, title: 36, contents: 24 }

const black = '000000'

/** Style of the cells of a table by the size of its type in points. */
export const cellStyle = (points: number): string => `TableCell${points * 2}`

/** The style of titles that several tables bear is another by name only: the contents take those from fields. */
const tableTitle = (id: string, name: string) => ({
  id,
  name,
  next: 'Normal',
  quickFormat: true,
  run: { font: fonts.title, size: tableSizes.title, color: black },
  paragraph: {
    alignment: AlignmentType.CENTER,
    keepNext: true,
    keepLines: true,
    outlineLevel: 1,
    spacing: spacing(measures.tableTitle),
  },
})

/** Twips by which the second line of a title stands in. */
export const contentsHanging = 480

const contentsLine = (level: 1 | 2 | 3) => ({
  id: `TOC${level}`,
  name: `toc ${level}`,
  run: { font: level === 1 ? fonts.heading : fonts.folio, size: tableSizes.contents },
  paragraph: {
    indent: { left: (level - 1) * 210 + contentsHanging, hanging: contentsHanging },
    spacing: spacing(measures.contentsLine),
  },
})

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
    tableTitle('TableTitle', '公开表题'),
    tableTitle('TableTitleShared', '公开同名表题'),
    {
      id: 'ChapterTitle',
      name: '公开章题',
      basedOn: 'Heading1',
      next: 'Normal',
      quickFormat: true,
      run: { font: fonts.title, size: tableSizes.title, color: black },
      paragraph: {
        alignment: AlignmentType.CENTER,
        indent: { firstLine: 0, firstLineChars: 0 },
        keepNext: true,
        outlineLevel: 0,
        spacing: spacing(measures.chapterTitle),
      },
    },
    {
      id: 'TableLine',
      name: '公开表上行',
      run: { font: fonts.folio, size: tableSizes.line },
      paragraph: { keepNext: true, spacing: spacing(measures.tableLine) },
    },
    ...tableTypes.map(({ text, line }) => ({
      id: cellStyle(text),
      name: `公开表格 ${text}`,
      run: { font: fonts.folio, size: text * 2 },
      paragraph: { spacing: spacing({ line, before: 1, after: 1 }) },
    })),
    {
      id: 'TableNote',
      name: '公开表注',
      run: { font: fonts.folio, size: tableSizes.line },
      paragraph: { spacing: spacing(measures.tableNote) },
    },
    {
      id: 'ContentsTitle',
      name: '公开目录题',
      run: { font: fonts.title, size: sizes.title, color: black },
      paragraph: { alignment: AlignmentType.CENTER, spacing: spacing(measures.contentsTitle) },
    },
    contentsLine(1),
    contentsLine(2),
    contentsLine(3),
  ],
}
