import type { WorkingBook } from '@mingzhang/forms'
import { resolveTyped } from './choices.ts'
import { type CellChange, ordered, withCells } from './editing.ts'
import { isSameBook } from './text-of-book.ts'

/** 光标 A cell of the entry table. */
export type Cursor = { readonly row: string; readonly column: string }

/** 编辑状态 The book as it stands, what it was before, and the cell that is being typed in. */
export type BookState = {
  readonly working: WorkingBook
  readonly past: readonly WorkingBook[]
  readonly future: readonly WorkingBook[]
  readonly cursor: Cursor | null
  /** What is typed in the cursor's cell; null while nothing is. */
  readonly typed: string | null
  /** The field that the last step typed in: going on typing there is the same step. */
  readonly group?: string | undefined
}

export type BookAction =
  | { readonly do: 'move'; readonly to: Cursor | null }
  | { readonly do: 'type'; readonly text: string }
  | { readonly do: 'settle'; readonly to?: Cursor | null }
  | { readonly do: 'drop' }
  | { readonly do: 'cells'; readonly changes: readonly CellChange[] }
  | {
      readonly do: 'put'
      readonly working: WorkingBook
      readonly cursor?: Cursor | null
      readonly group?: string | undefined
    }
  | {
      /** Another's changes are in the book: `rebase` puts them into the steps that can be undone, too. */
      readonly do: 'merge'
      readonly working: WorkingBook
      readonly rebase: (step: WorkingBook) => WorkingBook
    }
  | { readonly do: 'undo' }
  | { readonly do: 'redo' }

const longestPast = 200

export const firstState = (working: WorkingBook): BookState => ({
  working: ordered(working),
  past: [],
  future: [],
  cursor: null,
  typed: null,
})

/**
 * 随打随算的账本 The book with the amount that is being typed in it: what the preview shows. An account that is half
 * typed is no account yet.
 */
export function liveBook({ working, cursor, typed }: BookState): WorkingBook {
  return cursor === null || typed === null || !cursor.column.startsWith('fund:')
    ? working
    : withCells(working, [{ row: cursor.row, field: cursor.column, text: typed }])
}

/** 改动之前的账本 What the present change is compared with. */
export const baselineOf = ({ working, past, typed }: BookState): WorkingBook | null =>
  typed === null ? (past.at(-1) ?? null) : working

/** 编辑 One step of a person. Every step that changes the book can be undone. */
export function bookReducer(state: BookState, action: BookAction): BookState {
  switch (action.do) {
    case 'move':
      return { ...settled(state), cursor: action.to }
    case 'type':
      return { ...state, typed: action.text }
    case 'settle':
      return { ...settled(state), cursor: action.to === undefined ? state.cursor : action.to }
    case 'drop':
      return { ...state, typed: null }
    case 'cells':
      return put(settled(state), withCells(settled(state).working, action.changes))
    case 'put': {
      const next = put(settled(state), action.working, action.group)
      return action.cursor === undefined ? next : { ...next, cursor: action.cursor }
    }
    case 'merge':
      return mergedInto(state, action.working, action.rebase)
    case 'undo':
      return undone(state)
    case 'redo':
      return redone(state)
  }
}

/** What is typed becomes part of the book. */
function settled(state: BookState): BookState {
  const { working, cursor, typed } = state
  if (typed === null || cursor === null) return state.typed === null ? state : { ...state, typed: null }
  const text = resolveTyped(working, cursor.column, typed)
  const next = withCells(working, [{ row: cursor.row, field: cursor.column, text }])
  return { ...put(state, next), typed: null }
}

function put(state: BookState, working: WorkingBook, group?: string): BookState {
  if (isSameBook(working, state.working)) return state
  const goesOn = group !== undefined && group === state.group
  return {
    ...state,
    group,
    working: ordered(working),
    past: goesOn ? state.past : [...state.past.slice(-longestPast), state.working],
    future: [],
  }
}

/** The steps that stay undoable after a merge: each has to be merged as well. */
const keptSteps = 40

/**
 * What was being typed goes on being typed. A step back must not take away what the other did meanwhile, so the other's changes
 * go into every step.
 */
function mergedInto(
  state: BookState,
  merged: WorkingBook,
  rebase: (step: WorkingBook) => WorkingBook,
): BookState {
  const working = ordered(merged)
  const isThere = working.rows.some(({ id }) => id === state.cursor?.row)
  return {
    ...state,
    group: undefined,
    working,
    past: state.past.slice(-keptSteps).map((step) => ordered(rebase(step))),
    future: state.future.slice(0, keptSteps).map((step) => ordered(rebase(step))),
    typed: isThere ? state.typed : null,
    cursor: cursorIn(working, state),
  }
}

/** The cursor where its line still is; else in the line that took its place. */
function cursorIn(working: WorkingBook, { cursor, working: before }: BookState): Cursor | null {
  if (cursor === null || working.rows.some(({ id }) => id === cursor.row)) return cursor
  const at = before.rows.findIndex(({ id }) => id === cursor.row)
  const row = working.rows[Math.max(0, Math.min(at, working.rows.length - 1))]
  return row ? { row: row.id, column: cursor.column } : null
}

function undone(state: BookState): BookState {
  if (state.typed !== null) return { ...state, typed: null }
  const last = state.past.at(-1)
  if (last === undefined) return state
  const { past, working, future } = state
  return {
    ...state,
    group: undefined,
    working: last,
    past: past.slice(0, -1),
    future: [working, ...future],
    cursor: cursorIn(last, state),
  }
}

function redone(state: BookState): BookState {
  const [next, ...rest] = state.future
  if (next === undefined) return state
  return {
    ...state,
    group: undefined,
    working: next,
    past: [...state.past, state.working],
    future: rest,
    typed: null,
    cursor: cursorIn(next, state),
  }
}
