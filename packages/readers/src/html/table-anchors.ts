import type { Anchor } from '../grid/lay-out-grid.ts'
import { attributeOf, type Element, isElement } from './parse-page.ts'

/** 网页表格 The rows of a table with their cells, without those of tables inside it. */
export function rowsOf(table: Element): Element[] {
  return table.childNodes.filter(isElement).flatMap((child): Element[] => {
    if (child.tagName === 'tr') return [child]
    return /^(?:thead|tbody|tfoot)$/u.test(child.tagName)
      ? child.childNodes.filter(isElement).filter((row) => row.tagName === 'tr')
      : []
  })
}

export const cellsOf = (row: Element): Element[] =>
  row.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'td' || tagName === 'th')

/** A cell of a page with what it says, and which cell of its row it is, from 1. */
export type PageAnchor = Anchor & { readonly order: number }

/** 排列单元格 Cells at their columns: each takes the first column that no cell from above reaches into; null when that
 * would be more positions than allowed. */
export function anchorsOf(
  rows: readonly Element[],
  maxCells: number,
  textOf: (cell: Element) => string,
): PageAnchor[] | null {
  const anchors: PageAnchor[] = []
  /** For each column, the row up to which a cell from above reaches. */
  const reached: number[] = []
  for (const [row, element] of rows.entries()) {
    let column = 0
    for (const [index, cell] of cellsOf(element).entries()) {
      while ((reached[column] ?? 0) > row) column += 1
      const columnSpan = spanOf(cell, 'colspan', 1000)
      const rowSpan = Math.min(spanOf(cell, 'rowspan', 65_534), rows.length - row)
      if (rows.length * (column + columnSpan) > maxCells) return null
      for (let step = 0; step < columnSpan; step += 1) reached[column + step] = row + rowSpan
      anchors.push({ row, column, rowSpan, columnSpan, text: textOf(cell), order: index + 1 })
      column += columnSpan
    }
  }
  return anchors
}

/** 0 reaches to the end of the table. */
function spanOf(cell: Element, name: string, most: number): number {
  const value = /^\s*(\d{1,9})/u.exec(attributeOf(cell, name))?.[1]
  if (value === undefined) return 1
  const span = Number(value)
  return span === 0 ? (name === 'rowspan' ? most : 1) : Math.min(span, most)
}
