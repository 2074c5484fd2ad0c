import type { Block } from '@mingzhang/model'
import { signature, wordsOf } from './heads.ts'
import { type Columns, edgesFromLeft, joinedColumns, moved, sameColumns, widened } from './joined-columns.ts'
import type { GridItem, Item } from './page-items.ts'
import { joinedAtSeam, type Seam } from './torn-row.ts'

/** 续表 A table that may go on over the page. */
export type Chain = {
  /** Its first piece among the blocks. */
  readonly first: number
  /** Edges of its columns, from its left. */
  readonly edges: readonly number[]
  /** Its last piece. */
  readonly last: GridItem
  /** Room behind the last lines of its cells, by its columns. */
  readonly room: ReadonlyMap<number, number>
  /** Is a line drawn along its upper edge? Then a page that leaves out the line tore a row. */
  readonly isClosed: boolean
}

/** A table whose columns are merged otherwise on the next page ends and begins in these shares of the pages. */
const endOfPage = 0.6
const beginOfPage = 0.35

/**
 * 续页 Adds a table to the blocks, marked when it goes on with the one that ends the page before: the same columns, or
 * some of them, the others merged. A row that the page broke is put together again.
 *
 * @param before the item right before this one
 * @param chain the table that may go on
 * @returns what may go on in the next item
 */
export function addGrid(blocks: Block[], item: GridItem, before: Item | null, chain: Chain | null): Chain {
  const isTorn = isTornBetween(chain, item)
  const columns = chain && before === chain.last ? columnsOf(chain, item, isTorn) : null
  if (chain === null || columns === null) {
    blocks.push(item.grid)
    const [first, edges] = [blocks.length - 1, edgesFromLeft(item.xs)]
    return { first, edges, last: item, room: item.room, isClosed: !item.isOpenAtHead }
  }
  for (let index = chain.first; index < blocks.length; index += 1) {
    const block = blocks[index]
    if (block?.kind === 'grid') blocks[index] = widened(block, columns.above)
  }
  const grid = widened(item.grid, columns.below)
  const seam: Seam = {
    room: moved(chain.room, columns.above),
    words: moved(item.words, columns.below),
    isTorn,
    isAtFoot: chain.last.box[3] >= chain.last.page.height * footOfPage,
  }
  const last = blocks.at(-1)
  const joined = last?.kind === 'grid' ? joinedAtSeam(last, grid, seam) : null
  if (joined) blocks[blocks.length - 1] = joined.above
  const rows = joined?.below ?? grid.rows
  if (rows.length > 0) blocks.push({ ...grid, rows, continues: true })
  return { ...chain, edges: columns.edges, last: item, room: moved(item.room, columns.below) }
}

/** Do the lines show that the page went through a row: none at the foot, none at the head, though the table has one? */
const isTornBetween = (chain: Chain | null, item: GridItem): boolean =>
  chain?.isClosed === true && chain.last.isOpenAtFoot && item.isOpenAtHead

/** A row that a page breaks ends in this lower share of its page. */
const footOfPage = 0.75

/** The columns of a table and of the one on the next page, if that goes on with it. */
function columnsOf(chain: Chain, item: GridItem, isTorn: boolean): Columns | null {
  const { last } = chain
  if (last.page.number + 1 !== item.page.number) return null
  const [above, below] = [chain.edges, edgesFromLeft(item.xs)]
  const areGuessed = last.columns.length > 0 && item.columns.length > 0
  const same = sameColumns(above, below, areGuessed)
  if (same || last.columns.length > 0 || item.columns.length > 0) return same
  const isNear = last.box[3] >= last.page.height * endOfPage && item.box[1] <= item.page.height * beginOfPage
  const head = signature(wordsOf(item.grid.rows[0]))
  const isHeadAgain = head !== null && last.heads.has(head)
  return isNear && !isHeadAgain ? joinedColumns(above, below, isTorn) : null
}
