import type { DataRow } from './data-rows.ts'
import { tight } from './printed-cell.ts'
import type { TableColumn } from './table-columns.ts'

/**
 * 补上级编码 Codes in several cells (类 | 款 | 项) whose outer part is printed once, in a cell merged downwards or only in the
 * row that it opens: the rows below get it back.
 */
export function withOuterCodes(rows: readonly DataRow[], columns: readonly TableColumn[]): DataRow[] {
  const lists = [...new Set(columns.map(({ block }) => block))]
    .map((list) => columns.flatMap(({ role, block }, at) => (role === 'code' && block === list ? [at] : [])))
    .filter((codes) => codes.length > 1)
  return lists.reduce<DataRow[]>(filledIn, [...rows])
}

function filledIn(rows: readonly DataRow[], codes: readonly number[]): DataRow[] {
  let outer: DataRow['cells'] = []
  return rows.map((row) => {
    const pieces = codes.map((at) => row.cells[at] ?? null)
    const first = pieces.findIndex((piece) => piece !== null)
    if (first < 0) return row
    const text = tight(pieces[first]?.text ?? '')
    const isInner = first > 0 && /^\d{1,2}$/u.test(text) && isNamed(row)
    const goesOn = isInner && outer.length > 0 && outer.slice(0, first).every((cell) => cell !== null)
    const opens = first === 0 && /^\d{3}$/u.test(text)
    const whole = goesOn ? [...outer.slice(0, first), ...pieces.slice(first)] : pieces
    outer = goesOn || opens ? whole : []
    if (whole === pieces) return row
    return { ...row, cells: row.cells.map((cell, at) => cell ?? whole[codes.indexOf(at)] ?? null) }
  })
}

const isNamed = ({ cells }: DataRow): boolean =>
  cells.some((cell) => cell !== null && /\p{Script=Han}/u.test(cell.text))
