import type { WorkingBook, WorkingRow } from '@mingzhang/forms'
import { type Dispatch, type KeyboardEvent, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { useWords } from '../../words/use-words.ts'
import type { BookAction, BookState, Cursor } from './book-state.ts'
import type { Step } from './cell-input.tsx'
import { copiedText } from './cell-words.ts'
import { columnName } from './column-name.ts'
import { type GridColumn, gridColumns, sameColumns } from './columns.ts'
import { cellText, freshId, withNewRow, withoutRow } from './editing.ts'
import { type GridLine, gridLines } from './grid-lines.ts'
import { type GridRange, rangeOf, stepped } from './grid-range.ts'
import { type GridView, inOrder, isShown, isWhole, turnedSort, wholeView } from './grid-view.ts'
import type { BookHistory } from './use-history.ts'
import type { RowVerdict } from './verdicts.ts'

/** 录入表的状态 What of the entry table is shown, where the cursor may go, and what its keys do. */
export type Grid = {
  readonly lines: readonly GridLine[]
  /** Lines that are shown, in the order they are shown in. */
  readonly rows: readonly WorkingRow[]
  readonly columns: readonly GridColumn[]
  readonly toggle: (use: string) => void
  readonly view: GridView
  /** Looks at the table in another way, or in the same way anew. */
  readonly look: (view: GridView) => void
  readonly sort: (column: string) => void
  readonly range: GridRange
  readonly pick: (row: string, column: string, extend: boolean) => void
  /** False where the step leads out of the table. */
  readonly step: (step: Step, extend: boolean) => boolean
  readonly command: (event: KeyboardEvent) => boolean
  readonly clear: () => void
  /** Fills every selected cell with one text. */
  readonly fill: (text: string) => void
  readonly copied: () => string
  readonly addRow: () => void
  readonly removeRow: () => void
}

type Wanted = {
  readonly state: BookState
  readonly live: WorkingBook
  readonly dispatch: Dispatch<BookAction>
  readonly history: BookHistory
  readonly verdicts: ReadonlyMap<string, RowVerdict>
  readonly ledger: string
  readonly shown: ReadonlySet<string>
  readonly editable: boolean
  /** Opens the line in which one looks for text. */
  readonly find: (replacing: boolean) => void
}

export function useGrid(wanted: Wanted): Grid {
  const { state, live, dispatch, history, ledger, shown, editable, find } = wanted
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const narrow = useNarrow()
  const drawn = useRef<readonly GridColumn[]>([])
  const columns = useMemo(() => {
    drawn.current = sameColumns(drawn.current, gridColumns(live, shown, narrow))
    return drawn.current
  }, [live, shown, narrow])
  const { view, look, order } = useView(wanted, columns)
  const lines = useMemo(() => gridLines(live, ledger, closed, order), [live, ledger, closed, order])
  const rows = useMemo(() => lines.flatMap((line) => (line.kind === 'row' ? [line.row] : [])), [lines])
  const ids = useMemo(() => rows.map(({ id }) => id), [rows])
  const { range, pick, step, selectAll, forget } = useSelection(state, dispatch, ids, columns)
  const edits = useRangeEdits({ ...wanted, rows, columns, range })
  const tools = useRowTools({ ...wanted, rows: ids, selected: range.rows, forget })
  const acts: { readonly [key: string]: (event: KeyboardEvent) => void } = {
    d: edits.fillDown,
    z: ({ shiftKey }) => (shiftKey ? history.redo() : history.undo()),
    y: history.redo,
    a: selectAll,
    f: () => find(false),
    h: () => find(true),
    delete: () => editable && tools.removeRow(),
  }
  const command = (event: KeyboardEvent): boolean => {
    if (event.key === 'Insert' && !event.ctrlKey && !event.shiftKey) {
      if (editable) tools.addRow()
      return true
    }
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return false
    const key = event.key.toLowerCase()
    // While something is typed, these keys are the input's own.
    if (state.typed !== null && (key === 'a' || key === 'delete')) return false
    const act = acts[key]
    act?.(event)
    return act !== undefined
  }
  return {
    ...{ lines, rows, columns, view, look, range, pick, step, command, ...edits, ...tools },
    sort: (column) => look({ ...view, sort: turnedSort(view.sort, column) }),
    toggle: (use) => setClosed(turned(closed, use)),
  }
}

/** The cursor and what is selected with it. */
function useSelection(
  state: BookState,
  dispatch: Dispatch<BookAction>,
  ids: readonly string[],
  columns: readonly GridColumn[],
) {
  const [selecting, setSelecting] = useState<{ readonly from: Cursor; readonly to: Cursor } | null>(null)
  const { cursor } = state
  // A cursor that was moved by something else (a step back, a search) has left the selection behind.
  const isHere = selecting?.to.row === cursor?.row && selecting?.to.column === cursor?.column
  const anchor = isHere ? (selecting?.from ?? null) : null
  const range = useMemo(() => rangeOf(ids, columns, anchor, cursor), [ids, columns, anchor, cursor])
  const go = (to: Cursor, extend: boolean) => {
    const from = anchor ?? cursor
    setSelecting(extend && from ? { from, to } : null)
    dispatch({ do: 'move', to })
  }
  const pick = (row: string, column: string, extend: boolean) => {
    // A press on a cell means the cell, also while one looks for text.
    const { activeElement } = document
    if (activeElement instanceof HTMLElement && activeElement.closest('.find-bar')) activeElement.blur()
    go({ row, column }, extend)
  }
  const step = (to: Step, extend: boolean): boolean => {
    const next = cursor && stepped(cursor, to, ids, columns)
    if (next === null) return false
    go(next, extend)
    return true
  }
  const selectAll = () => {
    const [first, last] = [ids[0], ids.at(-1)]
    const [left, right] = [columns[0], columns.findLast(({ kind }) => kind !== 'computed')]
    if (first === undefined || last === undefined || !left || !right) return
    const to = { row: last, column: right.id }
    setSelecting({ from: { row: first, column: left.id }, to })
    dispatch({ do: 'move', to })
  }
  return { range, pick, step, selectAll, forget: () => setSelecting(null) }
}

/**
 * What is looked at is settled when one asks for it, not at every key: a line that is mended does not vanish from under the
 * cursor, and an amount that is changed does not run away. A new line is seen where it stands.
 */
function useView({ live, ledger, verdicts }: Wanted, columns: readonly GridColumn[]) {
  const [view, setView] = useState<GridView>(wholeView)
  const size = live.rows.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  const settled = useMemo(() => {
    if (isWhole(view) && view.sort === null) return null
    const ids = columns.map(({ id }) => id)
    const own = live.rows.filter((row) => row.ledger === ledger)
    const left = own.filter((row) => isShown(live, row, view, ids, verdicts.get(row.id)))
    const ordered = inOrder(
      live,
      left.map((row) => ({ row })),
      view.sort,
    )
    return { order: ordered.map(({ row }) => row.id), known: new Set(own.map(({ id }) => id)) }
  }, [view, ledger])
  // biome-ignore lint/correctness/useExhaustiveDependencies: new lines are those that the size tells of.
  const order = useMemo(() => {
    if (settled === null) return null
    const added = live.rows.filter((row) => row.ledger === ledger && !settled.known.has(row.id))
    return [...settled.order, ...added.map(({ id }) => id)]
  }, [settled, size])
  return { view, order, look: (next: GridView) => setView({ ...next }) }
}

type Edits = Wanted & {
  readonly rows: readonly WorkingRow[]
  readonly columns: readonly GridColumn[]
  readonly range: GridRange
}

/** What is done to all selected cells at once. */
function useRangeEdits({ state, dispatch, editable, rows, columns, range }: Edits) {
  const words = useWords().book.grid
  const { working } = state
  const byId = new Map(working.rows.map((row) => [row.id, row]))
  const selected = rows.flatMap(({ id }) => (range.rows.has(id) ? (byId.get(id) ?? []) : []))
  const fields = columns.filter(({ id }) => range.columns.has(id))
  const typable = fields.filter(({ kind }) => kind !== 'computed').map(({ id }) => id)
  const change = (text: (row: WorkingRow, field: string) => string) => {
    if (!editable) return
    const changes = selected.flatMap((row) =>
      typable.map((field) => ({ row: row.id, field, text: text(row, field) })),
    )
    dispatch({ do: 'cells', changes })
  }
  const fillDown = () => {
    const [first, ...others] = selected
    const at = rows.findIndex(({ id }) => id === first?.id)
    const above = others.length > 0 ? first : byId.get(rows[at - 1]?.id ?? '')
    if (above) change((_, field) => cellText(above, field))
  }
  const copied = (): string => {
    const isAll = selected.length === rows.length && selected.length > 1 && fields.length > 1
    const headings = isAll ? fields.map(({ id }) => columnName(words, id)) : null
    return copiedText(
      working,
      selected,
      fields.map(({ id }) => id),
      headings,
    )
  }
  return { clear: () => change(() => ''), fill: (text: string) => change(() => text), fillDown, copied }
}

type RowTools = Pick<Wanted, 'state' | 'dispatch' | 'ledger'> & {
  readonly rows: readonly string[]
  readonly selected: ReadonlySet<string>
  readonly forget: () => void
}

function useRowTools({ state, dispatch, ledger, rows, selected, forget }: RowTools) {
  const { cursor, working } = state
  const addRow = () => {
    const made = withNewRow(working, cursor?.row ?? null, ledger, freshId(working, 'new'))
    const column = cursor?.column ?? 'project'
    forget()
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
