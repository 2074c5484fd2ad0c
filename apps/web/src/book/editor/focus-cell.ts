import type { Cursor } from './book-state.ts'

/** 到这一格 The input of the cell has the focus, also where the cursor stood there already. */
export function focusCell(cursor: Cursor | null): void {
  if (cursor === null) return
  const cell = document.querySelector(`[data-cell="${CSS.escape(`${cursor.row} ${cursor.column}`)}"] input`)
  if (cell instanceof HTMLElement) cell.focus({ preventScroll: true })
}
