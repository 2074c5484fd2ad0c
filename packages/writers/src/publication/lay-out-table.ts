import type { PrintedCell, PrintedHead, PrintedTable } from '@mingzhang/model'

/** 定位 A cell with the row and the column of the grid where it begins, both from 0. */
export type Placed<T> = { readonly cell: T; readonly row: number; readonly column: number }

export type TableLayout = {
  readonly columns: number
  /** Rows of the header from the outermost; their row numbers begin at 0. */
  readonly head: readonly (readonly Placed<PrintedHead>[])[]
  /** Rows of the body; their row numbers begin at 0, too. */
  readonly body: readonly (readonly Placed<PrintedCell>[])[]
}

/**
 * 排格 Where every cell of a table stands: covered cells are left out of a printed table, so the column of a cell
 * follows from the spans before and above it. Spans that leave the grid are cut at its edge.
 */
export function layOutTable(table: PrintedTable): TableLayout {
  const columns = Math.max(1, table.columns.length)
  return {
    columns,
    head: placeRows(table.header, columns),
    body: placeRows(
      table.rows.map(({ cells }) => cells),
      columns,
    ),
  }
}

function placeRows<T extends { readonly columns: number; readonly rows: number }>(
  rows: readonly (readonly T[])[],
  columns: number,
): Placed<T>[][] {
  const coveredUntil = new Array<number>(columns).fill(0)
  return rows.map((cells, row) => {
    const placed: Placed<T>[] = []
    let column = 0
    for (const cell of cells) {
      while (column < columns && (coveredUntil[column] ?? 0) > row) column += 1
      if (column >= columns) break
      const width = freeWidth(coveredUntil, row, column, cell.columns)
      const height = Math.min(Math.max(1, cell.rows), rows.length - row)
      coveredUntil.fill(row + height, column, column + width)
      placed.push({ cell: { ...cell, columns: width, rows: height }, row, column })
      column += width
    }
    return placed
  })
}

/** A span as wide as asked, as far as the columns to its right are free. */
function freeWidth(coveredUntil: readonly number[], row: number, column: number, asked: number): number {
  let width = 1
  while (width < asked && (coveredUntil[column + width] ?? Number.POSITIVE_INFINITY) <= row) width += 1
  return width
}

/** Widths in em: of a digit, of a capital letter, of a point, and the room at the two sides of a cell. */
const widthsOf = { digit: 0.6, letter: 0.7, point: 0.32, sides: 1.2, strong: 1.18 }

/**
 * 列宽 Shares of the columns in thousandths, summing up to 1000: as the form gives them, but no column narrower than
 * the longest number in it as long as others have room to give.
 *
 * @param emsAcross width of the whole table in widths of a Chinese character
 */
export function columnShares(table: PrintedTable, emsAcross: number): number[] {
  const given = table.columns.map(({ widthShare }) => (widthShare > 0 ? widthShare : 1))
  const whole = given.reduce((sum, share) => sum + share, 0)
  const wished = given.map((share) => (share * 1000) / whole)
  const needed = neededEms(table).map((ems) => (ems * 1000) / emsAcross)
  const lack = wished.reduce((sum, share, at) => sum + Math.max(0, (needed[at] ?? 0) - share), 0)
  const room = wished.reduce((sum, share, at) => sum + Math.max(0, share - (needed[at] ?? 0)), 0)
  const give = room > 0 ? Math.min(1, lack / room) : 0
  return toThousand(
    wished.map((share, at) => {
      const need = needed[at] ?? 0
      return share < need ? need : share - (share - need) * give
    }),
  )
}

/** What the longest number or code of each column needs, in em; Chinese words can be broken anywhere. */
function neededEms(table: PrintedTable): number[] {
  const needed = table.columns.map(() => 3)
  layOutTable(table).body.forEach((cells, row) => {
    // Totals are printed bold, and where a font is missing its stand-in is wider: a figure never runs over two lines.
    const width = table.rows[row]?.strong ? widthsOf.strong : 1
    for (const { cell, column } of cells) {
      if (cell.columns > 1) continue
      const longest = Math.max(0, ...(cell.text.match(/[\dA-Za-z.,-]+/gu) ?? []).map(emsOf)) * width
      needed[column] = Math.max(needed[column] ?? 0, Math.min(longest, 18) + widthsOf.sides)
    }
  })
  return needed
}

function emsOf(number: string): number {
  const letters = number.replace(/[^A-Za-z]/gu, '').length
  const points = number.replace(/[^.,-]/gu, '').length
  const digits = number.length - letters - points
  return letters * widthsOf.letter + points * widthsOf.point + digits * widthsOf.digit
}

/** Whole numbers in the same proportions that sum up to 1000. */
function toThousand(shares: readonly number[]): number[] {
  const sum = shares.reduce((total, share) => total + share, 0)
  const whole = shares.map((share) => Math.floor((share * 1000) / sum))
  const rest = 1000 - whole.reduce((total, share) => total + share, 0)
  return whole.map((share, index) => (index < rest ? share + 1 : share))
}
