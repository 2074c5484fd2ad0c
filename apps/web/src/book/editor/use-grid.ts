import type { WorkingBook } from '@mingzhang/forms'
import { type Dispatch, type KeyboardEvent, useMemo, useState, useSyncExternalStore } from 'react'
import type { BookAction, BookState, Cursor } from './book-state.ts'
import type { Step } from './cell-input.tsx'
import { type GridColumn, gridColumns } from './columns.ts'
import { cellText, freshId, withNewRow, withoutRow } from './editing.ts'
import { type GridLine, gridLines } from './grid-lines.ts'

/** 录入表的状态 What of the entry table is shown, where the cursor may go, and what its keys do. */
export type Grid = {
  readonly lines: readonly GridLine[]
  readonly columns: readonly GridColumn[]
  readonly closed: ReadonlySet<string>
  readonly toggle: (use: string) => void
  /** Lines selected with the cursor's, from the first to the last. */
  readonly selected: ReadonlySet<string>
  readonly pick: (row: string, column: string, extend: boolean) => void
  readonly step: (step: Step, extend: boolean) => void
  readonly command: (event: KeyboardEvent) => boolean
  readonly clear: () => void
  readonly copied: () => string
  readonly addRow: () => void
  readonly removeRow: () => void
}

type Wanted = {
  readonly state: BookState
  readonly live: WorkingBook
  readonly dispatch: Dispatch<BookAction>
  readonly ledger: string
  readonly shown: ReadonlySet<string>
  readonly editable: boolean
}

export function useGrid({ state, live, dispatch, ledger, shown, editable }: Wanted): Grid {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const [anchor, setAnchor] = useState<string | null>(null)
  const lines = useMemo(() => gridLines(live, ledger, closed), [live, ledger, closed])
  const narrow = useNarrow()
  const columns = useMemo(() => gridColumns(live, shown, narrow), [live, shown, narrow])
  const rows = lines.flatMap((line) => (line.kind === 'row' ? [line.row.id] : []))
  const { cursor, working } = state
  const selected = selection(rows, anchor, cursor?.row ?? null)

  const pick = (row: string, column: string, extend: boolean) => {
    setAnchor(extend ? (anchor ?? cursor?.row ?? row) : null)
    dispatch({ do: 'move', to: { row, column } })
  }
  const step = (to: Step, extend: boolean) => {
    if (cursor === null) return
    setAnchor(extend ? (anchor ?? cursor.row) : null)
    dispatch({ do: 'move', to: stepped(cursor, to, rows, columns) })
  }
  const change = (text: (row: string) => string) => {
    if (cursor === null || !editable) return
    const changes = [...selected].map((row) => ({ row, field: cursor.column, text: text(row) }))
    dispatch({ do: 'cells', changes })
  }
  const clear = () => change(() => '')
  const textAt = (row: string, column: string): string => {
    const found = working.rows.find(({ id }) => id === row)
    return found ? cellText(found, column) : ''
  }
  const fillDown = () => {
    const [first] = selected
    if (cursor === null || first === undefined) return
    const above = selected.size > 1 ? first : rows[rows.indexOf(first) - 1]
    if (above !== undefined)
      change((row) => (row === above ? textAt(row, cursor.column) : textAt(above, cursor.column)))
  }
  const { addRow, removeRow } = useRowTools({
    state,
    dispatch,
    ledger,
    rows,
    selected,
    forget: () => setAnchor(null),
  })
  const command = (event: KeyboardEvent): boolean => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return false
    switch (event.key.toLowerCase()) {
      case 'd':
        if (editable) fillDown()
        return true
      case 'z':
        dispatch({ do: event.shiftKey ? 'redo' : 'undo' })
        return true
      case 'y':
        dispatch({ do: 'redo' })
        return true
      default:
        return false
    }
  }
  return {
    ...{ lines, columns, closed, selected, pick, step, command, clear, addRow, removeRow },
    toggle: (use) => setClosed(turned(closed, use)),
    copied: () => [...selected].map((row) => textAt(row, cursor?.column ?? '')).join('\n'),
  }
}

type RowTools = {
  readonly state: BookState
  readonly dispatch: Dispatch<BookAction>
  readonly ledger: string
  readonly rows: readonly string[]
  readonly selected: ReadonlySet<string>
  readonly forget: () => void
}

function useRowTools({ state, dispatch, ledger, rows, selected, forget }: RowTools) {
  const { cursor, working } = state
  const addRow = () => {
    const made = withNewRow(working, cursor?.row ?? null, ledger, freshId(working, 'new'))
    const column = cursor?.column ?? 'project'
    dispatch({ do: 'put', working: made.working, cursor: { row: made.id, column } })
  }
  const removeRow = () => {
    if (cursor === null) return
    const at = rows.indexOf(cursor.row)
    const next = [...selected].reduce((book, row) => withoutRow(book, row), working)
    const left = rows.filter((row) => !selected.has(row))
    const row = left[Math.min(at, left.length - 1)]
    forget()
    dispatch({ do: 'put', working: next, cursor: row === undefined ? null : { row, column: cursor.column } })
  }
  return { addRow, removeRow }
}

const turned = (before: ReadonlySet<string>, one: string): ReadonlySet<string> => {
  const after = new Set(before)
  if (!after.delete(one)) after.add(one)
  return after
}

const phone = '(max-width: 639px)'

function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = matchMedia(phone)
      query.addEventListener('change', changed)
      return () => query.removeEventListener('change', changed)
    },
    () => matchMedia(phone).matches,
  )
}

function selection(rows: readonly string[], anchor: string | null, row: string | null): ReadonlySet<string> {
  if (row === null) return new Set()
  const [from, to] = [rows.indexOf(anchor ?? row), rows.indexOf(row)]
  if (from < 0 || to < 0) return new Set([row])
  return new Set(rows.slice(Math.min(from, to), Math.max(from, to) + 1))
}

/** Where a step leads; at an edge it stays, and beyond the last column the next line begins. */
function stepped(
  cursor: Cursor,
  step: Step,
  rows: readonly string[],
  columns: readonly GridColumn[],
): Cursor {
  const ids = columns.filter(({ kind }) => kind !== 'computed').map(({ id }) => id)
  const at = rows.indexOf(cursor.row)
  const column = Math.max(0, ids.indexOf(cursor.column))
  const to = (row: number, next: number): Cursor => ({
    row: rows[Math.max(0, Math.min(rows.length - 1, row))] ?? cursor.row,
    column: ids[Math.max(0, Math.min(ids.length - 1, next))] ?? cursor.column,
  })
  switch (step) {
    case 'up':
      return to(at - 1, column)
    case 'down':
      return to(at + 1, column)
    case 'left':
      return to(at, column - 1)
    case 'right':
      return to(at, column + 1)
    case 'first':
      return to(at, 0)
    case 'last':
      return to(at, ids.length - 1)
    case 'next':
      return column === ids.length - 1 && at < rows.length - 1 ? to(at + 1, 0) : to(at, column + 1)
    case 'before':
      return column === 0 && at > 0 ? to(at - 1, ids.length - 1) : to(at, column - 1)
  }
}
