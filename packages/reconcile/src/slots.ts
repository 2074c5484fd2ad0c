import { combineKeys, type Form, formOf } from '@mingzhang/law'
import type { Cell, Column, Key, Row, Table } from '@mingzhang/model'
import type { Fact } from './facts.ts'
import { groupBy } from './group-by.ts'
import type { Space } from './space.ts'

/** 格 A place in a table where a figure stands or could stand, with the key it has or would have. */
export type Slot = {
  readonly code: string
  /** Null for a blank. */
  readonly fact: Fact | null
  readonly r: number
  readonly c: number
  readonly row: Row | null
  readonly column: Column | null
}

/** 入律的表 A table as the law sees it. */
export type Grid = {
  readonly table: Table
  readonly form: Form | null
  readonly slots: readonly Slot[]
  readonly byRow: ReadonlyMap<number, readonly Slot[]>
  readonly byColumn: ReadonlyMap<number, readonly Slot[]>
  /** Columns in which some figure found no key: a listing there may lack a row. */
  readonly gaps: ReadonlySet<number>
  /** Rows in which some figure found no key: their columns may lack a part of the total. */
  readonly openRows: ReadonlySet<number>
}

/** 缺项 Is there, where a total has its parts, a figure nobody knows the key of? */
export function hasGap(grid: Grid, total: Fact, parts: readonly Fact[]): boolean {
  const from = total.statement.from
  return parts.some(({ statement: { from: at } }) => {
    if (at.kind !== 'cell') return false
    const isAcross = from.kind === 'cell' && from.r === at.r
    return grid.gaps.has(at.c) || (isAcross && grid.openRows.has(at.r))
  })
}

/**
 * The slots of a table: every figure with a key, and every blank whose key follows from its header and row. A blank
 * is given a key only where the same reckoning reproduces the keys of the figures in its row and column.
 */
export function gridOf(
  table: Table,
  facts: readonly Fact[],
  complete: (key: Key) => Key | null,
  space: Space,
): Grid {
  const printed = facts.flatMap((fact): Slot[] => {
    const { from } = fact.statement
    if (from.kind !== 'cell') return []
    const { r, c } = from
    return [{ code: fact.code, fact, r, c, row: table.rows[r] ?? null, column: table.columns[c] ?? null }]
  })
  const slots = [...printed, ...blanksOf(table, printed, complete, space)]
  return {
    table,
    form: formOf(table.form),
    slots,
    byRow: groupBy(slots, (slot) => slot.r),
    byColumn: groupBy(slots, (slot) => slot.c),
    gaps: new Set(table.cells.filter(isKeyless).map((cell) => cell.c)),
    openRows: new Set(
      table.cells.filter(isKeyless).flatMap(({ r, amount }) => (Number(amount) === 0 ? [] : [r])),
    ),
  }
}

const isKeyless = (cell: Cell): boolean => cell.amount !== null && cell.key === null

function blanksOf(
  table: Table,
  printed: readonly Slot[],
  complete: (key: Key) => Key | null,
  space: Space,
): Slot[] {
  const expected = expecter(table, complete, space)
  const wrongRows = new Set<number>()
  const wrongColumns = new Set<number>()
  const figureRows = new Set<number>()
  for (const { code, r, c } of printed) {
    figureRows.add(r)
    if (expected(r, c) === code) continue
    wrongRows.add(r)
    wrongColumns.add(c)
  }
  const filled = new Set(table.cells.map((cell) => cell.r * 1000 + cell.c))
  const blanks: Slot[] = []
  table.columns.forEach((column, c) => {
    if (!(column.role === 'money' || column.role === 'asset') || wrongColumns.has(c)) return
    table.rows.forEach((row, r) => {
      if (filled.has(r * 1000 + c) || row.side !== column.side || wrongRows.has(r)) return
      if (row.role === 'entry' && !figureRows.has(r)) return
      const code = expected(r, c)
      if (code !== null) blanks.push({ code, fact: null, r, c, row, column })
    })
  })
  return blanks
}

/** The key a cell should have by its title, header and row, null where one of them says nothing. */
function expecter(
  table: Table,
  complete: (key: Key) => Key | null,
  space: Space,
): (r: number, c: number) => string | null {
  const byColumn = table.columns.map((column) =>
    column.coordinates === null ? null : combineKeys(table.base, column.coordinates),
  )
  const memo = new Map<number, string | null>()
  return (r, c) => {
    const slot = r * 1000 + c
    const known = memo.get(slot)
    if (known !== undefined) return known
    const above = byColumn[c] ?? null
    const row = table.rows[r]?.coordinates ?? null
    const key = above === null || row === null ? null : complete(combineKeys(above, row))
    const code = key === null ? null : space.encode(key)
    memo.set(slot, code)
    return code
  }
}
