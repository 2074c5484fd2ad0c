import type { Block, Grid, GridCell, GridRow } from '@mingzhang/model'
import { joinedText } from './line-text.ts'
import type { Item } from './page-items.ts'

type GridItem = Extract<Item, { kind: 'grid' }>

/** Edges of columns of one table on two pages are at most this far apart, in points, one shift of the page apart. */
const sameEdge = 3
/** A row that a page breaks ends in this lower share of its page. */
const footOfPage = 0.75

/**
 * 续页 Adds a table to the blocks, marked when it goes on with the one that ends the page before (the same columns). A row
 * that the page broke is put together again: its rest goes to the row it belongs to.
 */
export function addGrid(blocks: Block[], item: GridItem, before: Item | null): void {
  if (before?.kind !== 'grid' || !goesOn(before, item)) {
    blocks.push(item.grid)
    return
  }
  const last = blocks.at(-1)
  const [first, ...others] = item.grid.rows
  if (last?.kind === 'grid' && first && isRest(first, last, before)) {
    blocks[blocks.length - 1] = withRest(last, first)
    if (others.length > 0) blocks.push({ ...item.grid, rows: others, continues: true })
  } else blocks.push({ ...item.grid, continues: true })
}

const goesOn = (before: GridItem, item: GridItem): boolean =>
  before.page.number + 1 === item.page.number &&
  before.grid.rows[0]?.cells.length === item.grid.rows[0]?.cells.length &&
  (sameEdges(before.xs, item.xs) || (before.columns.length > 0 && item.columns.length > 0))

const sameEdges = (above: readonly number[], below: readonly number[]): boolean =>
  above.length === below.length &&
  above.every(
    (x, index) => Math.abs(x - (above[0] ?? 0) - ((below[index] ?? 0) - (below[0] ?? 0))) <= sameEdge,
  )

/** A figure, a code, a sign or a list number: the beginning of a cell, never its rest. */
const beginning =
  /^(?:[-−－]?[\d,，]+(?:\.\d+)?[%％]?|[≥≤><＝=]|[一二三四五六七八九十]{1,3}[、.．].*|[（(][一二三四五六七八九十\d]{1,2}[)）].*|\d{1,2}[、.．]\D.*|[合总小]计)$/su

/**
 * Is the first row of a page the rest of the last row before it? Where it prints anything, the row before was printed to
 * the end of its measure; something of that row is complete; and nothing looks like a beginning.
 */
function isRest(row: GridRow, above: Grid, before: GridItem): boolean {
  const last = above.rows.at(-1)
  if (!last || before.box[3] < before.page.height * footOfPage) return false
  const filled = row.cells.flatMap((cell, index) => (cell.text === '' ? [] : [index]))
  const complete = last.cells.filter((cell, index) => cell.text !== '' && !filled.includes(index))
  return (
    filled.length > 0 &&
    complete.length > 0 &&
    filled.every((index) => before.fullAtFoot.has(index)) &&
    filled.every((index) => !beginning.test(row.cells[index]?.text ?? ''))
  )
}

/** The grid with the rest of its last row; the cells keep the place where they begin. */
function withRest(grid: Grid, rest: GridRow): Grid {
  const last = grid.rows.at(-1)
  if (!last) return grid
  const cells = last.cells.map((cell, index): GridCell => {
    const more = rest.cells[index]?.text ?? ''
    if (more === '') return cell
    const text = joinedText(cell.text, more, true)
    return { text, place: { ...cell.place, text } }
  })
  return { ...grid, rows: [...grid.rows.slice(0, -1), { ...last, cells }] }
}
