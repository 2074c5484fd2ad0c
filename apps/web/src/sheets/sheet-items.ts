import type { Spot } from '../places/source-index.ts'
import type { Sheet } from './workbook.ts'

/** Rows of a sheet that are drawn together, or the strip that stands for rows left out; `to` is not included. */
export type SheetItem = { readonly kind: 'rows' | 'cut'; readonly from: number; readonly to: number }

/** Rows that make one item: long sheets are virtual by the chunk. A sheet that is no longer is not folded. */
const chunk = 40

/**
 * 排表 The items of a sheet.
 *
 * @param lit spots of the selected finding, whose rows are kept with what is around them and the head of their table; null
 * shows all
 */
export function sheetItems(sheet: Sheet, lit: readonly Spot[] | null): readonly SheetItem[] {
  const kept = lit && sheet.rows.length > chunk ? keptRows(sheet, lit) : null
  const items: SheetItem[] = []
  for (let from = 0; from < sheet.rows.length; ) {
    const keep = !kept || kept.has(from)
    let to = from + 1
    while (to < sheet.rows.length && (!kept || kept.has(to) === keep)) to += 1
    // A strip for one or two rows saves nothing.
    if (!keep && to - from > 2) items.push({ kind: 'cut', from, to })
    else for (let at = from; at < to; at += chunk) items.push(rowsFrom(at, Math.min(to, at + chunk)))
    from = to
  }
  return items
}

const rowsFrom = (from: number, to: number): SheetItem => ({ kind: 'rows', from, to })

/** Rows of a head and of the titles above it are few. */
const headRows = 4

function keptRows({ rows }: Sheet, lit: readonly Spot[]): Set<number> | null {
  const kept = new Set<number>()
  rows.forEach(({ cells }, at) => {
    const pieces = cells.flatMap((cell) => cell.pieces)
    const isLit = pieces.some((piece) => lit.some((spot) => stands(piece, spot)))
    if (!isLit) return
    for (const near of [at - 1, at, at + 1]) kept.add(near)
    const block = pieces[0]?.block
    const first = rows.findIndex((row) => row.cells.some((cell) => cell.pieces[0]?.block === block))
    for (let above = Math.max(0, first - headRows); above < first + headRows; above += 1) kept.add(above)
  })
  return kept.size === 0 ? null : kept
}

type Standing = Pick<Spot, 'block' | 'row' | 'cell'>

/** Does a spot fall on a piece? A spot without a cell is its whole row. */
export const stands = (piece: Standing, spot: Standing): boolean =>
  piece.block === spot.block && piece.row === spot.row && (spot.cell === null || piece.cell === spot.cell)

/** The item that shows a spot; -1 when it is folded away. */
export const itemOf = (items: readonly SheetItem[], { rows }: Sheet, spot: Standing): number =>
  items.findIndex(
    ({ kind, from, to }) =>
      kind === 'rows' &&
      rows
        .slice(from, to)
        .some(({ cells }) => cells.some(({ pieces }) => pieces.some((one) => stands(one, spot)))),
  )
