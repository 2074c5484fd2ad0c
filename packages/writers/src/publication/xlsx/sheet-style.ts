import { type Cell, measureValueWidth } from 'hucre/xlsx'

type Style = NonNullable<Cell['style']>
type Align = 'left' | 'center' | 'right'

const line = { style: 'thin', color: { rgb: '000000' } } as const
const grid = { top: line, bottom: line, left: line, right: line }

/** 文字格式 Cells whose format is text, so that =, +, - and @ stay text when somebody edits them. */
const asText = '@'

/** 字号 Points of the text of a table. */
export const tablePoints = 10.5

/** 样式 How the cells of a published sheet look. */
export const sheetStyles = {
  title: {
    font: { name: '方正小标宋简体', size: 18 },
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
    numFmt: asText,
  },
  /** Number of the table, lines above it, its note. */
  line: (horizontal: Align, wrapText = false): Style => ({
    font: { name: '宋体', size: tablePoints },
    alignment: { horizontal, vertical: 'center', wrapText },
    numFmt: asText,
  }),
  head: {
    font: { name: '黑体', size: tablePoints },
    border: grid,
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
    numFmt: asText,
  },
  cell: (horizontal: Align, bold: boolean, indent: number, numFmt: string = asText): Style => ({
    font: { name: '宋体', size: tablePoints, bold },
    border: grid,
    alignment: { horizontal, vertical: 'center', wrapText: true, ...(indent > 0 ? { indent } : {}) },
    numFmt,
  }),
  link: {
    font: { name: '宋体', size: tablePoints, color: { rgb: '1B5678' }, underline: true },
    border: grid,
    alignment: { horizontal: 'left', vertical: 'center', wrapText: true },
    numFmt: asText,
  },
  heading: (level: 1 | 2 | 3): Style => ({
    font: { name: level === 2 ? '楷体_GB2312' : '黑体', size: 12, bold: level > 1 },
    alignment: { horizontal: 'left', vertical: 'center', wrapText: true },
    numFmt: asText,
  }),
  paragraph: {
    font: { name: '仿宋_GB2312', size: 12 },
    alignment: { horizontal: 'left', vertical: 'top', wrapText: true },
    numFmt: asText,
  },
} as const satisfies Record<string, Style | ((...how: never[]) => Style)>

/** 数的格式 The digits of a figure as printed, grouped where it is grouped, and a little room to the line at its right. */
export function figureFormat(text: string): string {
  const decimals = /[.．](\d+)$/u.exec(text.trim())?.[1]?.length ?? 0
  return `${/[,，]/u.test(text) ? '#,##0' : '0'}${decimals === 0 ? '' : `.${'0'.repeat(decimals)}`}_ `
}

/** 行高 Height in points of a row whose cells hold these texts in so wide columns (in widths of a digit). */
export function rowHeight(
  cells: readonly { readonly text: string; readonly width: number }[],
  points: number,
): number {
  const lines = cells.map(({ text, width }) =>
    text.split('\n').reduce((sum, line) => sum + linesOf(line, width), 0),
  )
  return Math.min(Math.max(1, ...lines) * (points * 1.3) + 4, 409)
}

/** Latin letters and digits are wider in some fonts; a Chinese character is as wide as two digits in all of them. */
const linesOf = (line: string, width: number): number =>
  Math.max(1, Math.ceil((measureValueWidth(line) * 1.02) / Math.max(width - 0.6, 1)))
