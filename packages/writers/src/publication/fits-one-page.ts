import type { PrintedTable } from '@mingzhang/model'
import { layOutTable } from './lay-out-table.ts'

/**
 * 能否同页 Is a table surely short enough to stand on one page whole, so that it need not be torn?
 *
 * An estimate that is rather too high: every Chinese character takes one em, and a table counts as short only when it
 * takes no more than 85 % of the page.
 *
 * @param shares of the columns in thousandths
 * @param width of the table and height of the page, in points, like the size of its text and the height of a line
 */
export function fitsOnePage(
  table: PrintedTable,
  shares: readonly number[],
  size: { readonly width: number; readonly height: number; readonly text: number; readonly line: number },
): boolean {
  const { head, body } = layOutTable(table)
  let height = 0
  for (const row of [...head, ...body]) {
    const lines = row.map(({ cell, column }) => {
      const share = shares.slice(column, column + cell.columns).reduce((sum, each) => sum + each, 0)
      const room = Math.max(1, (size.width * share) / 1000 / size.text - 1)
      const asked = cell.text
        .split('\n')
        .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / room)), 0)
      return asked / cell.rows
    })
    height += Math.max(1, ...lines) * size.line + size.line / 2
    if (height > size.height * 0.85) return false
  }
  return true
}
