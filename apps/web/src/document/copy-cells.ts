import type { Grid } from '@mingzhang/model'

/** A cell as Excel takes it: no tab or line break inside. */
const clean = (text: string): string => text.replace(/[\t\r\n]+/gu, ' ').trim()

/** 表的复制文本 Rows of texts with tabs between, as a spreadsheet pastes them. */
export const tsvOf = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map(clean).join('\t')).join('\r\n')

/** A whole grid as printed. */
export const tsvOfGrid = ({ rows }: Grid): string =>
  tsvOf(rows.map(({ cells }) => cells.map(({ text }) => text)))

/**
 * 复制选区 Copies a selection of table cells with tabs between the cells and a line a row, so that it pastes
 * into Excel.
 * A selection inside one cell is left to the browser. Returns what takes the listener away again.
 */
export function copyCells(pane: HTMLElement | null): () => void {
  const copy = (event: ClipboardEvent) => {
    const selection = getSelection()
    if (!selection || selection.isCollapsed || !pane) return
    if (!inCell(selection.anchorNode) || !inCell(selection.focusNode)) return
    const rows: string[][] = []
    for (const row of pane.querySelectorAll('tr')) {
      if (row.closest('.unseen-head')) continue
      const cells = [...row.querySelectorAll('td, th')].filter((cell) => selection.containsNode(cell, true))
      if (cells.length > 0) rows.push(cells.map((cell) => cell.textContent ?? ''))
    }
    if (rows.length === 0 || (rows.length === 1 && rows[0]?.length === 1)) return
    event.clipboardData?.setData('text/plain', tsvOf(rows))
    event.preventDefault()
  }
  pane?.addEventListener('copy', copy)
  return () => pane?.removeEventListener('copy', copy)
}

/** A selection that begins or ends in a sentence is copied as the browser does it. */
function inCell(node: Node | null): boolean {
  const element = node instanceof Element ? node : node?.parentElement
  return element?.closest('td, th') !== null && element !== undefined
}
