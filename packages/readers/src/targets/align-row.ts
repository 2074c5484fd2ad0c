import type { GridCell } from '@mingzhang/model'
import { compact, isBlank } from './printed.ts'
import { type ColumnField, fitOf } from './target-columns.ts'

/** Cells of a row by the field of their column, and whether they had to be moved there. */
export type AlignedRow = {
  readonly cells: ReadonlyMap<ColumnField, GridCell>
  readonly moved: boolean
  /** Some cell suits no column it could stand in. */
  readonly doubtful: boolean
}

/** A header wider than this is no target table: its rows are left where they stand. */
const widest = 64

type Step = { readonly cost: number; readonly columns: readonly number[]; readonly shift: number }

/**
 * 归列 Puts the cells of a row under their columns.
 *
 * Where every cell suits the column it stands in, nothing moves. A row that slid (a leading blank lost in printing, a
 * cell pushed into its neighbour) is put back in order by what the cells are: an operator, a number, 是 or 否, a unit.
 * Cells keep their order; the cheapest arrangement is the one that moves the fewest.
 */
export function alignRow(cells: readonly GridCell[], fields: readonly ColumnField[]): AlignedRow {
  const printed = cells.flatMap((cell, index) => (isBlank(cell) ? [] : [{ cell, index }]))
  const inPlace = printed.every(({ cell, index }) => fitOf(cell, fields[index] ?? 'blank') > 0)
  if (inPlace && !nameless(cells, fields))
    return { cells: byField(cells, fields), moved: false, doubtful: false }
  const columns = fields.length <= widest ? cheapest(printed, fields) : null
  if (!columns) return { cells: byField(cells, fields), moved: false, doubtful: !inPlace }
  const map = new Map<ColumnField, GridCell>()
  printed.forEach(({ cell }, order) => {
    const field = fields[columns[order] ?? -1]
    if (field) map.set(field, cell)
  })
  const moved = printed.some(({ index }, order) => columns[order] !== index)
  return { cells: map, moved, doubtful: false }
}

/** An operator or a figure without a name: something slid, even if each cell could stand where it is. */
function nameless(cells: readonly GridCell[], fields: readonly ColumnField[]): boolean {
  const name = cells[fields.indexOf('name')]
  return isBlank(name) && cells.some((cell) => fitOf(cell, 'operator') === 2 && compact(cell) !== '')
}

function byField(cells: readonly GridCell[], fields: readonly ColumnField[]): Map<ColumnField, GridCell> {
  const map = new Map<ColumnField, GridCell>()
  cells.forEach((cell, index) => {
    const field = fields[index]
    if (field && !map.has(field)) map.set(field, cell)
  })
  return map
}

type Printed = { readonly cell: GridCell; readonly index: number }

/** Best order-keeping assignment of the printed cells to columns; null when there is none. */
function cheapest(printed: readonly Printed[], fields: readonly ColumnField[]): readonly number[] | null {
  let open: readonly Step[] = [{ cost: 0, columns: [], shift: 0 }]
  for (const cell of printed) {
    const best = new Map<number, Step>()
    for (const step of open.flatMap((from) => stepsFrom(from, cell, fields))) {
      const column = step.columns.at(-1) ?? -1
      const known = best.get(column)
      if (!known || step.cost < known.cost) best.set(column, step)
    }
    open = [...best.values()]
  }
  const total = (step: Step) => step.cost + skipped(fields, step.columns.at(-1) ?? -1, fields.length)
  return open.toSorted((a, b) => total(a) - total(b))[0]?.columns ?? null
}

/** The columns the next cell may stand in, and what each costs: a poor fit, a jump, columns left empty before it. */
function stepsFrom(from: Step, { cell, index }: Printed, fields: readonly ColumnField[]): Step[] {
  const last = from.columns.at(-1) ?? -1
  const steps: Step[] = []
  for (let column = last + 1; column < fields.length; column += 1) {
    const fit = fitOf(cell, fields[column] ?? 'blank')
    if (fit === 0) continue
    const shift = column - index
    const jump = shift === from.shift ? 0 : 1 + Math.abs(shift - from.shift) / 4
    const cost = from.cost + (fit === 2 ? 0 : 0.5) + jump + skipped(fields, last, column)
    steps.push({ cost, columns: [...from.columns, column], shift })
  }
  return steps
}

/** What it costs to leave columns empty: a name or a value is always printed, a unit or a level often is not. */
function skipped(fields: readonly ColumnField[], from: number, to: number): number {
  let cost = 0
  for (let column = from + 1; column < to; column += 1) {
    const field = fields[column]
    if (field === 'name') cost += 6
    else if (field === 'value' || field === 'operator') cost += 2
    else if (field === 'weight') cost += 0.6
  }
  return cost
}
