import type { KeyboardEvent } from 'react'

/** Where the cell below or above is looked for. */
const cellAt = (table: Element | null, field: string, row: number): HTMLElement | null =>
  table?.querySelector<HTMLElement>(`[data-row="${row}"][data-field="${field}"]`) ?? null

/**
 * 表格键 Enter and ↓ go to the cell below, Shift Enter and ↑ to the one above, Ctrl D repeats what stands above. In a
 * choice the arrows stay the choice's own.
 *
 * @param repeat fills the cell from the one above
 */
export function gridKey(event: KeyboardEvent, row: number, field: string, repeat: () => void): void {
  const { key, shiftKey, ctrlKey, metaKey, currentTarget, nativeEvent } = event
  if (nativeEvent.isComposing) return
  if ((ctrlKey || metaKey) && key.toLowerCase() === 'd') {
    event.preventDefault()
    if (row > 0) repeat()
    return
  }
  const arrows = currentTarget.tagName === 'INPUT'
  const steps =
    key === 'Enter'
      ? shiftKey
        ? -1
        : 1
      : arrows && key === 'ArrowDown'
        ? 1
        : arrows && key === 'ArrowUp'
          ? -1
          : 0
  const next = steps === 0 ? null : cellAt(currentTarget.closest('table'), field, row + steps)
  if (!next) return
  event.preventDefault()
  next.focus()
  if (next instanceof HTMLInputElement) next.select()
}
