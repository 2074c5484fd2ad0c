import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { safeText } from '../safe-text.ts'
import { words } from '../words.ts'
import { fonts, typeAreaWidth } from './official-style.ts'

type Align = 'left' | 'center' | 'right'

const run = (text: string): TextRun => new TextRun({ text: safeText(text) })

/** 正文 A paragraph of the body, two characters indented. */
export const body = (text: string): Paragraph => new Paragraph({ style: 'NoticeBody', children: [run(text)] })

/**
 * A paragraph of the body that opens with a bold label: 办理：…… `beside` a table it keeps a distance from it.
 */
export const labelled = (label: string, text: string, beside?: 'above' | 'below'): Paragraph =>
  new Paragraph({
    style: 'NoticeBody',
    keepNext: beside === 'above',
    spacing: { before: beside === 'below' ? 120 : 0, after: beside === 'above' ? 120 : 0 },
    children: [new TextRun({ text: `${label}${words.colon}`, bold: true }), run(text)],
  })

/** 顶格 A line without indent: whom the notice addresses. */
export const flush = (text: string, before = 0): Paragraph =>
  new Paragraph({ children: [run(text)], spacing: { before } })

/** A line at the right edge: seal and date. */
export const signed = (text: string, before: number): Paragraph =>
  new Paragraph({
    children: [run(text)],
    alignment: AlignmentType.RIGHT,
    indent: { right: 1280 },
    keepLines: true,
    spacing: { before },
  })

/** 附注 A remark in small type below the notice. */
export const remark = (text: string): Paragraph =>
  new Paragraph({ style: 'NoticeRemark', children: [run(text)] })

export const title = (text: string, draft: string): readonly Paragraph[] => [
  new Paragraph({ heading: HeadingLevel.TITLE, children: [run(text)] }),
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 320 },
    children: [new TextRun({ text: draft, font: fonts.item })],
  }),
]

export const heading = (level: 1 | 2, text: string): Paragraph =>
  new Paragraph({
    heading: level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
    children: [run(text)],
  })

/** A column of a table: its head, its share of the type area, how its cells stand. */
export type TableColumn = { readonly head: string; readonly share: number; readonly align: Align }

/**
 * 表格 A table with thin black lines over the whole type area. Its head repeats on every page and no row
 * splits.
 *
 * @param keep keep it on the page of the paragraph that follows
 */
export function table(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  keep = false,
): Table {
  const whole = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => Math.floor((typeAreaWidth * share) / whole))
  const cell = (text: string, column: number, head: boolean): TableCell =>
    new TableCell({
      width: { size: widths[column] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      margins: { left: 80, right: 80 },
      children: [
        new Paragraph({
          style: 'NoticeCell',
          alignment: alignments[head ? 'center' : (columns[column]?.align ?? 'left')],
          children: [head ? new TextRun({ text: safeText(text), font: fonts.heading }) : run(text)],
        }),
      ],
    })
  return new Table({
    width: { size: typeAreaWidth, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: tableBorders,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        keepNext: true,
        children: columns.map(({ head }, column) => cell(head, column, true)),
      }),
      ...rows.map(
        (texts) =>
          new TableRow({
            cantSplit: true,
            keepNext: keep,
            children: columns.map((_, column) => cell(texts[column] ?? '', column, false)),
          }),
      ),
    ],
  })
}

const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const

const hairline = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const tableBorders = {
  top: hairline,
  bottom: hairline,
  left: hairline,
  right: hairline,
  insideHorizontal: hairline,
  insideVertical: hairline,
}
