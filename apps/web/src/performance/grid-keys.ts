import type { KeyboardEvent } from 'react'

/** The next cell of the column that can be typed in; rows without one (withdrawn, money) are passed over. */
function cellFrom(table: Element | null, field: string, row: number, step: number): HTMLElement | null {
  const cells = table?.querySelectorAll<HTMLElement>(`[data-field="${field}"]:not(:disabled)`) ?? []
  const ahead = [...cells].filter((cell) => (Number(cell.dataset['row']) - row) * step > 0)
  return (step > 0 ? ahead[0] : ahead.at(-1)) ?? null
}

/**
 * 表格键 Enter and ↓ go to the cell below, Shift Enter and ↑ to the one above, Ctrl D repeats what stands above. In a
 * choice and in a date the arrows stay its own.
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
  // In a choice and in a date the arrows are its own.
  const arrows = currentTarget instanceof HTMLInputElement && currentTarget.type !== 'date'
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
  const next = steps === 0 ? null : cellFrom(currentTarget.closest('table'), field, row, steps)
  if (!next) return
  event.preventDefault()
  next.focus()
  if (next instanceof HTMLInputElement) next.select()
}
