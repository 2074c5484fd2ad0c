import { isDataRow, type PrintedRow } from './aligned-columns.ts'
import type { Rule } from './page.ts'

/** 行带 Printed lines that make up one row of a table. */
export type Band = readonly PrintedRow[]

/**
 * 分行带 Rows of a table without upright lines. Where level lines part one row of data from the next, they part rows;
 * else lines set closer to each other than rows are belong together (a cell wrapped over several lines).
 */
export function bandsOf(rows: readonly PrintedRow[], rules: readonly Rule[]): Band[] {
  const byRules = parted(rows, (before, row) =>
    rules.some((rule) => rule.at > before.line.base && rule.at <= row.line.base),
  )
  const crowded = byRules.filter((band) => band.filter(isDataRow).length > 1).length
  if (byRules.length > 2 && crowded === 0) return byRules
  return bySteps(rows)
}

/** Lines of one cell are at most this far apart, in sizes of type. */
const widestLeading = 1.7

/** The widest step that never puts the beginnings of two rows into one band. */
function bySteps(rows: readonly PrintedRow[]): Band[] {
  const steps = rows.slice(1).map((row, index) => stepOf(rows[index], row))
  const most = widestLeading * Math.max(...rows.map((row) => row.line.size))
  const widths = [...new Set(steps.map((step) => Math.ceil(step * 2) / 2))]
    .filter((width) => width <= most)
    .toSorted((a, b) => b - a)
  for (const width of widths) {
    const bands = parted(rows, (before, row) => stepOf(before, row) > width)
    if (bands.every((band) => band.filter(opensRow).length <= 1)) return bands
  }
  return rows.map((row) => [row])
}

/** Figures, a serial number, a code, or the number of a list: only a row begins like that, never the rest of a cell. */
const opensRow = (row: PrintedRow): boolean =>
  isDataRow(row) ||
  /^\d{1,12}$/u.test(row.pieces[0]?.text ?? '') ||
  row.pieces.some(({ text }) =>
    /^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,2}[)）])/u.test(text),
  )

const stepOf = (before: PrintedRow | undefined, row: PrintedRow): number =>
  before ? row.line.base - before.line.base : 0

function parted(
  rows: readonly PrintedRow[],
  isParted: (before: PrintedRow, row: PrintedRow) => boolean,
): PrintedRow[][] {
  const bands: PrintedRow[][] = []
  for (const row of rows) {
    const band = bands.at(-1)
    const before = band?.at(-1)
    if (band && before && !isParted(before, row)) band.push(row)
    else bands.push([row])
  }
  return bands
}
