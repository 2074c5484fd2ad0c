import type { Grid, GridCell, GridRow } from '@mingzhang/model'
import { joinedText } from './line-text.ts'

/** 页缝 What stands on both sides of the place where a page breaks a table. */
export type Seam = {
  /** Room behind the last lines of the cells above, in sizes of type, by column. */
  readonly room: ReadonlyMap<number, number>
  /** Width of what cannot be parted at the beginning of the cells below, in sizes of type, by column. */
  readonly words: ReadonlyMap<number, number>
  /** Do the lines show that the page went through a row? */
  readonly isTorn: boolean
  /** Does the upper part end where its page ends? */
  readonly isAtFoot: boolean
}

/**
 * 缝行 Puts the rest of what a page broke to where it belongs: the last row of the upper part.
 *
 * @returns the upper part, and the rows left below; null when nothing was broken
 */
export function joinedAtSeam(above: Grid, below: Grid, seam: Seam): { above: Grid; below: GridRow[] } | null {
  const [last, [first, ...others]] = [above.rows.at(-1), below.rows]
  if (!last || !first) return null
  const filled = first.cells.flatMap(({ text }, index) => (text === '' ? [] : [index]))
  if (seam.isTorn) return { above: withRest(above, first, filled), below: others }
  if (!seam.isAtFoot) return null
  if (isRest(filled, first, last, seam)) return { above: withRest(above, first, filled), below: others }
  const rest = restOfHead(filled, first, last, seam)
  if (rest.length === 0) return null
  const cells = first.cells.map((cell, index) => (rest.includes(index) ? blankOf(cell) : cell))
  return { above: withRest(above, first, rest), below: [{ ...first, cells }, ...others] }
}

const blankOf = ({ place }: GridCell): GridCell => ({ text: '', place: { ...place, text: '' } })

/** A figure, a code, a sign or a list number: the beginning of a cell, never its rest. */
const beginning =
  /^(?:[-−－]?[\d,，]+(?:\.\d+)?[%％]?|[≥≤><＝=]|[一二三四五六七八九十]{1,3}[、.．].*|[（(][一二三四五六七八九十\d]{1,2}[)）].*|\d{1,2}[、.．]\D.*|[合总小]计)$/su

/** Had the text above no room for what comes next, and may that be its rest? */
function mayBeRest(index: number, first: GridRow, { room, words }: Seam): boolean {
  const left = room.get(index) ?? Number.POSITIVE_INFINITY
  const isFull = left < Math.max(leastRoom, (words.get(index) ?? 0) + padding)
  return isFull && !beginning.test(first.cells[index]?.text ?? '')
}

/** Less room than this is none; cells keep this distance from their edges: both in sizes of type. */
const leastRoom = 2
const padding = 0.7

/**
 * Is the first row of a page the rest of the last row before it? Where it prints anything, the row before was printed to
 * the end of its measure; something of that row is complete, or all of it breaks off within a word or a sentence; and
 * nothing looks like a beginning.
 */
function isRest(filled: readonly number[], first: GridRow, last: GridRow, seam: Seam): boolean {
  if (filled.length === 0 || !filled.every((index) => mayBeRest(index, first, seam))) return false
  if (filled.length === 1 && filled.some((index) => isLabelOfItsOwn(index, first, last))) return false
  const complete = last.cells.filter(({ text }, index) => text !== '' && !filled.includes(index))
  if (complete.length > 0) return true
  const isLong = filled.some((index) => (last.cells[index]?.text.length ?? 0) >= longText)
  return isLong && filled.every((index) => breaksOff(index, first, last, seam))
}

/** A word alone in its row, no shorter than the one above it: the label of an empty row, where a rest would be less. */
function isLabelOfItsOwn(index: number, first: GridRow, last: GridRow): boolean {
  const [above, below] = [last.cells[index]?.text ?? '', first.cells[index]?.text ?? '']
  return above.length < longText && below.length >= above.length
}

/** A text of some length is a sentence or part of one; any other is a word that fills a narrow cell line by line. */
const longText = 12
const sentenceEnd = /[。；！？;!?]$/u

function breaksOff(index: number, first: GridRow, last: GridRow, { room, words }: Seam): boolean {
  const [above, below] = [last.cells[index]?.text ?? '', first.cells[index]?.text ?? '']
  const isFull = (room.get(index) ?? Number.POSITIVE_INFINITY) < (words.get(index) ?? 0) + padding
  return isFull && (above.length >= longText ? !sentenceEnd.test(above) : below.length < above.length)
}

/**
 * Rests of words in a head of two rows between which the page broke: under cells that reach over several columns stand
 * those of the second row; under the others nothing, or the rest of a word.
 */
function restOfHead(filled: readonly number[], first: GridRow, last: GridRow, seam: Seam): number[] {
  const covered = new Set(
    last.cells.flatMap(({ columnSpan = 1 }, index) =>
      columnSpan > 1 ? Array.from({ length: columnSpan }, (_, offset) => index + offset) : [],
    ),
  )
  const single = last.cells.flatMap(({ text }, index) => (text === '' || covered.has(index) ? [] : [index]))
  const rest = filled.filter((index) => !covered.has(index))
  const isHead = rest.length < filled.length && single.some((index) => !filled.includes(index))
  return isHead && rest.every((index) => single.includes(index) && mayBeRest(index, first, seam)) ? rest : []
}

/** The grid with the rest of cells that end at its foot; the cells keep the place where they begin. */
function withRest(grid: Grid, rest: GridRow, columns: readonly number[]): Grid {
  const rows = [...grid.rows]
  for (const column of columns) {
    const at = anchorOf(grid, column)
    const row = rows[at]
    if (!row) continue
    const cells = row.cells.map((cell, index) =>
      index === column ? withMore(cell, rest.cells[index]) : cell,
    )
    rows[at] = { ...row, cells }
  }
  return { ...grid, rows }
}

function withMore(cell: GridCell, more: GridCell | undefined): GridCell {
  if (!more) return cell
  const text = cell.text === '' ? more.text : joinedText(cell.text, more.text, true)
  const { rowSpan, columnSpan } = cell
  return {
    text,
    place: { ...cell.place, text },
    ...(rowSpan !== undefined && { rowSpan }),
    ...(columnSpan !== undefined && { columnSpan }),
  }
}

/** The row in which the cell of a column begins that reaches down to the foot. */
function anchorOf(grid: Grid, column: number): number {
  const end = grid.rows.length
  const at = grid.rows.findLastIndex(({ cells }) => (cells[column]?.text ?? '') !== '')
  const { rowSpan = 1 } = grid.rows[at]?.cells[column] ?? {}
  return at >= 0 && at + rowSpan >= end ? at : end - 1
}
