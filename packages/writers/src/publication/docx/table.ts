import type { PrintedCell, PrintedHead, PrintedTable } from '@mingzhang/model'
import {
  AlignmentType,
  type BookmarkEnd,
  type BookmarkStart,
  BorderStyle,
  type FileChild,
  HeightRule,
  Paragraph,
  type ParagraphChild,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { fonts } from '../../docx/official-style.ts'
import { safeText } from '../../safe-text.ts'
import { layOutTable, type Placed } from '../lay-out-table.ts'
import { linesAbove, linesOf, titleOfTable } from '../table-caption.ts'
import type { TableSetting } from '../table-height.ts'
import { linesNeeded } from '../text-width.ts'
import { titleWidth } from '../title-lines.ts'
import { cellStyle, measures, type ParagraphMeasure, tableSizes } from './publication-style.ts'

/** 表的排法 How a table stands: how it is set, in a type area of so many twips, what its title carries. */
export type TableLook = {
  readonly setting: TableSetting
  readonly width: number
  readonly beginsPage: boolean
  /** Of its title, so that the contents can point to it. */
  readonly marks: readonly Mark[]
  /** Do several tables bear this title? */
  readonly isShared: boolean
  /** Does the part that follows stand on the same page? */
  readonly keepsNext: boolean
}

/** 书签 The start or the end of a bookmark. */
export type Mark = BookmarkStart | BookmarkEnd

/** 加书签 A paragraph with marks after its text. */
export function marked(paragraph: Paragraph, marks: readonly Mark[]): Paragraph {
  for (const mark of marks) paragraph.addChildElement(mark)
  return paragraph
}

/** 公开表 A table with its title, the lines above it and its note. */
export function tableParts(table: PrintedTable, look: TableLook): FileChild[] {
  const above = caption(table, look)
  return [
    ...(look.beginsPage && above.length === 0
      ? [new Paragraph({ style: 'TableLine', pageBreakBefore: true })]
      : []),
    ...above,
    ...(table.columns.length === 0 ? [] : [grid(table, look)]),
    ...note(table, look.keepsNext),
  ]
}

/** 文字 Lines of a text as runs, with a break between two lines. */
export const textRuns = (text: string, strong = false, font?: typeof fonts.heading): ParagraphChild[] =>
  lineRuns(text === '' ? [] : linesOf(text), strong, font)

const lineRuns = (lines: readonly string[], strong = false, font?: typeof fonts.heading): ParagraphChild[] =>
  lines.map(
    (line, index) =>
      new TextRun({
        text: line,
        ...(index > 0 ? { break: 1 } : {}),
        ...(strong ? { bold: true } : {}),
        ...(font ? { font } : {}),
      }),
  )

function caption(table: PrintedTable, { width, beginsPage, marks, isShared }: TableLook): Paragraph[] {
  const title = titleOfTable(table)
  const { alone, left, right } = linesAbove(table)
  const breaks = (isFirst: boolean) => (beginsPage && isFirst ? { pageBreakBefore: true } : {})
  const lines = [...alone, ...(left === '' && right === '' ? [] : [null])]
  return [
    ...(title === ''
      ? []
      : [
          marked(
            new Paragraph({
              style: isShared ? 'TableTitleShared' : 'TableTitle',
              ...breaks(true),
              ...narrowed(title, tableSizes.title / 2, width),
              children: textRuns(title),
            }),
            marks,
          ),
        ]),
    ...lines.map(
      (line, at) =>
        new Paragraph({
          style: 'TableLine',
          ...breaks(title === '' && at === 0),
          ...(line === null ? { tabStops: [{ type: TabStopType.RIGHT, position: width }] } : {}),
          children: line === null ? unitLine(left, right) : textRuns(line),
        }),
    ),
  ]
}

const unitLine = (left: string, right: string): ParagraphChild[] =>
  right === '' ? textRuns(left) : [...textRuns(left), new TextRun({ children: [new Tab(), safeText(right)] })]

/** 收窄 Indents that make the lines of a long title break between words. */
export function narrowed(title: string, points: number, width: number): { indent?: object } {
  const ems = titleWidth(title, width / 20 / points)
  if (ems === null) return {}
  const side = Math.max(0, Math.floor((width - ems * points * 20) / 2))
  return { indent: { left: side, right: side } }
}

/** 表外高度 Height in points of what stands above a table and below it on its page. */
export function captionHeight(table: PrintedTable): number {
  const { alone, left, right } = linesAbove(table)
  const lines = alone.length + (left === '' && right === '' ? 0 : 1)
  const title = titleOfTable(table)
  const heightOf = ({ line, before, after }: ParagraphMeasure, count: number): number =>
    count * line + before + after
  const titleLines = titleWidth(title, 442 / 18) === null ? 1 : 2
  return (
    (title === '' ? 0 : heightOf(measures.tableTitle, titleLines)) +
    lines * heightOf(measures.tableLine, 1) +
    (table.note === null ? 0 : heightOf(measures.tableNote, linesNeeded(table.note, 42)))
  )
}

/** A table ends with its note; without one with a line as low as can be, so that none is left over for a new page. */
const note = ({ note }: PrintedTable, keepNext: boolean): Paragraph[] => [
  note === null
    ? new Paragraph({ keepNext, spacing: { line: 20, lineRule: 'exact', before: 0, after: 160 } })
    : new Paragraph({ keepNext, style: 'TableNote', children: textRuns(note) }),
]

const hairline = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const borders = {
  top: hairline,
  bottom: hairline,
  left: hairline,
  right: hairline,
  insideHorizontal: hairline,
  insideVertical: hairline,
}

const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const

/** The last rows of a table that go over to a new page together. */
const lastRows = 3

/** 末行 Rows of a long table as they go over to a new page: the last few together. */
export const rowsTogether = (heights: readonly number[]): readonly number[] =>
  heights.length <= lastRows
    ? heights
    : [...heights.slice(0, -lastRows), heights.slice(-lastRows).reduce((sum, each) => sum + each, 0)]

function grid(table: PrintedTable, { setting, width, keepsNext }: TableLook): Table {
  const { shares, isWhole, headHeights } = setting
  const widths = shares.map((share) => Math.floor((width * share) / 1000))
  const { head, body } = layOutTable(table)
  const cellOf = cellWriter(table, widths, setting)
  const staysWithNext = (index: number): boolean =>
    index === body.length - 1 ? keepsNext : isWhole || index >= body.length - lastRows
  const rows = [
    ...head.map(
      (cells, index) =>
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          keepNext: true,
          // Where the head repeats, some programs cut cells over several rows that are higher than those rows by themselves.
          height: { value: Math.round((headHeights[index] ?? 0) * 20), rule: HeightRule.ATLEAST },
          children: cells.map((placed) => cellOf(placed, { isHead: true, strong: false })),
        }),
    ),
    ...body.map(
      (cells, index) =>
        new TableRow({
          cantSplit: true,
          ...(staysWithNext(index) ? { keepNext: true } : {}),
          children: cells.map((placed) =>
            cellOf(placed, { isHead: false, strong: table.rows[index]?.strong ?? false }),
          ),
        }),
    ),
  ]
  return new Table({
    width: { size: widths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    borders,
    rows,
  })
}

type Look = { readonly isHead: boolean; readonly strong: boolean }

const cellWriter =
  (table: PrintedTable, widths: readonly number[], { type, linesOf: brokenTo }: TableSetting) =>
  ({ cell, column }: Placed<PrintedHead | PrintedCell>, { isHead, strong }: Look): TableCell => {
    const own = table.columns[column]?.align ?? 'left'
    const indent = 'indent' in cell ? cell.indent : 0
    const width = widths.slice(column, column + cell.columns).reduce((sum, each) => sum + each, 0)
    return new TableCell({
      width: { size: width, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      margins: { left: 70, right: 70 },
      ...(cell.columns > 1 ? { columnSpan: cell.columns } : {}),
      ...(cell.rows > 1 ? { rowSpan: cell.rows } : {}),
      children: [
        new Paragraph({
          style: cellStyle(type.text),
          alignment: alignments[isHead ? 'center' : own],
          ...(indent > 0 ? { indent: { left: indent * type.text * 20 } } : {}),
          children: isHead
            ? lineRuns(brokenTo(cell, column).flatMap(linesOf), strong, fonts.heading)
            : textRuns(cell.text, strong),
        }),
      ],
    })
  }
