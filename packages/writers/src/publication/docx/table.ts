import type { PrintedCell, PrintedHead, PrintedTable } from '@mingzhang/model'
import {
  AlignmentType,
  BorderStyle,
  type FileChild,
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
import { fonts, typeAreaWidth } from '../../docx/official-style.ts'
import { safeText } from '../../safe-text.ts'
import { fitsOnePage } from '../fits-one-page.ts'
import { columnShares, layOutTable, type Placed } from '../lay-out-table.ts'
import { linesAbove, linesOf, titleOfTable } from '../table-caption.ts'
import { tableSizes } from './publication-style.ts'

/** 公开表 A table with its title, the lines above it and its note. `width` is that of the type area in twips. */
export function tableParts(table: PrintedTable, width: number): FileChild[] {
  return [
    ...caption(table, width),
    ...(table.columns.length === 0 ? [] : [grid(table, width)]),
    ...note(table),
  ]
}

/** 文字 Lines of a text as runs, with a break between two lines. */
export const textRuns = (text: string, strong = false, font?: typeof fonts.heading): ParagraphChild[] =>
  (text === '' ? [] : linesOf(text)).map(
    (line, index) =>
      new TextRun({
        text: line,
        ...(index > 0 ? { break: 1 } : {}),
        ...(strong ? { bold: true } : {}),
        ...(font ? { font } : {}),
      }),
  )

function caption(table: PrintedTable, width: number): Paragraph[] {
  const title = titleOfTable(table)
  const { alone, left, right } = linesAbove(table)
  const line = (text: string) => new Paragraph({ style: 'TableLine', children: textRuns(text) })
  const last = new Paragraph({
    style: 'TableLine',
    tabStops: [{ type: TabStopType.RIGHT, position: width }],
    children:
      right === ''
        ? textRuns(left)
        : [...textRuns(left), new TextRun({ children: [new Tab(), safeText(right)] })],
  })
  return [
    ...(title === '' ? [] : [new Paragraph({ style: 'TableTitle', children: textRuns(title) })]),
    ...alone.map(line),
    ...(left === '' && right === '' ? [] : [last]),
  ]
}

const note = ({ note }: PrintedTable): Paragraph[] => [
  new Paragraph({ style: 'TableNote', children: note === null ? [] : textRuns(note) }),
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

function grid(table: PrintedTable, width: number): Table {
  const isSmall = table.columns.length > 7
  const points = (isSmall ? tableSizes.small : tableSizes.normal) / 2
  const shares = columnShares(table, width / 20 / points)
  const widths = shares.map((share) => Math.floor((width * share) / 1000))
  const height = width > typeAreaWidth ? lyingHeight : uprightHeight
  const keep = fitsOnePage(table, shares, {
    width: width / 20,
    height,
    text: points,
    line: isSmall ? 12 : 14,
  })
  const { head, body } = layOutTable(table)
  const cellOf = cellWriter(table, widths, isSmall ? 'TableCellSmall' : 'TableCell')
  const rows = [
    ...head.map(
      (cells) =>
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          keepNext: true,
          children: cells.map((placed) => cellOf(placed, { isHead: true, strong: false })),
        }),
    ),
    ...body.map(
      (cells, index) =>
        new TableRow({
          cantSplit: true,
          ...(keep && index < body.length - 1 ? { keepNext: true } : {}),
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

/** Heights of the type area in points, upright and on its side. */
const [uprightHeight, lyingHeight] = [638, 450]

type Look = { readonly isHead: boolean; readonly strong: boolean }

const cellWriter =
  (table: PrintedTable, widths: readonly number[], style: string) =>
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
          style,
          alignment: alignments[isHead ? 'center' : own],
          ...(indent > 0 ? { indent: { left: indent * 200 } } : {}),
          children: textRuns(cell.text, strong, isHead ? fonts.heading : undefined),
        }),
      ],
    })
  }
