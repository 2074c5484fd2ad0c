import type { BoardRow } from '@mingzhang/cycle'
import { useEffect, useRef } from 'react'
import { SeverityMark } from '../parts/severity-mark.tsx'
import { useRowsInView } from '../tables/use-rows-in-view.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { useBoardInUse } from './board-context.ts'
import { type Column, sortAfter } from './sort-rows.ts'
import { UnitCells } from './unit-cells.tsx'

const rowHeight = 26

/** 看板 The units as rows, two beside one another where there is room; only the rows in view are drawn. */
export function BoardTable({ columns }: { readonly columns: number }) {
  const words = useWords().review
  const { shown, current, sort } = useBoardInUse()
  const press = usePress()
  const scroll = useRef<HTMLDivElement>(null)
  const lines = Math.ceil(shown.length / columns)
  const { drawn, above, below, scrollToIndex } = useRowsInView({
    count: lines,
    pane: scroll,
    rowHeight,
    overscan: 12,
  })
  const at = shown.findIndex(({ ordinal }) => ordinal === current)
  useEffect(() => {
    if (at >= 0) scrollToIndex(Math.floor(at / columns), { align: 'auto' })
  }, [at, columns, scrollToIndex])
  return (
    <div className="board-scroll" ref={scroll}>
      <table className="work board" aria-rowcount={lines + 1} data-columns={columns}>
        <caption className="unseen">
          {fill(words.board.caption, { sort: sortName(sort, words.board) })}
        </caption>
        <colgroup>
          {Array.from({ length: columns }, (_, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the halves of the board have no other name.
            <Widths key={n} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {Array.from({ length: columns }, (_, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the halves of the board have no other name.
              <Heads key={n} first={n === 0} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Space height={above} />
          {drawn.map((index) => (
            <tr
              key={index}
              aria-rowindex={index + 2}
              onClick={({ target }) => press(target, shown.slice(index * columns, (index + 1) * columns))}
            >
              {Array.from({ length: columns }, (_, n) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the place in the line is the place in the order.
                <Half key={n} row={shown[index * columns + n]} second={n > 0} />
              ))}
            </tr>
          ))}
          <Space height={below} />
        </tbody>
      </table>
      {shown.length === 0 && <NoUnits />}
    </div>
  )
}

/** 按一行 A press on a row opens its unit, unless it is on something of its own or marks words. */
function usePress(): (target: EventTarget, line: readonly BoardRow[]) => void {
  const { setCurrent, open } = useBoardInUse()
  return (target, line) => {
    if (!(target instanceof Element) || target.closest('a, input') || getSelection()?.toString()) return
    const row = line[target.closest('.second') ? 1 : 0]
    if (!row) return
    setCurrent(row.ordinal)
    open(row)
  }
}

/** Nothing to show: because nothing is read yet, or because of the filter. */
function NoUnits() {
  const words = useWords().review.board
  const { filter, setFilter, batch } = useBoardInUse()
  return (
    <div className="board-empty">
      <p>{filter === 'all' && batch.files.waiting > 0 ? words.empty : words.none}</p>
      {filter !== 'all' && (
        <button type="button" className="btn" onClick={() => setFilter('all')}>
          {words.showAll}
        </button>
      )}
    </div>
  )
}

const sortName = (sort: string, names: Readonly<Record<Column, string>>): string => {
  const column = sort.replace(/^-/u, '')
  return heads.find((head) => head === column) ? names[column as Column] : names.money
}

const heads = ['code', 'unit', 'state', 'errors', 'warnings', 'money', 'certainty', 'missing'] as const

function Half({ row, second }: { readonly row: BoardRow | undefined; readonly second: boolean }) {
  const { current, picked } = useBoardInUse()
  if (!row) return <td colSpan={heads.length} className="second" />
  const { ordinal } = row
  return <UnitCells row={row} second={second} current={ordinal === current} picked={picked.has(ordinal)} />
}

const Space = ({ height }: { readonly height: number }) =>
  height > 0 ? (
    <tr className="board-space">
      <td style={{ height }} />
    </tr>
  ) : null

const Widths = () => heads.map((head) => <col key={head} className={`col-${head}`} />)

/** The heads of one half; a screen reader hears those of the first alone. */
const Heads = ({ first }: { readonly first: boolean }) =>
  heads.map((column) => <Head key={column} column={column} first={first} />)

const numbers: readonly Column[] = ['errors', 'warnings', 'money']

function Head({ column, first }: { readonly column: Column; readonly first: boolean }) {
  const words = useWords().review.board
  const { sort, setSort } = useBoardInUse()
  const isSorted = first && sort.replace(/^-/u, '') === column
  const direction = sort.startsWith('-') ? 'descending' : 'ascending'
  const classes = [column, first ? '' : 'second', numbers.includes(column) ? 'n' : '']
  return (
    <th
      scope="col"
      className={classes.filter(Boolean).join(' ')}
      aria-sort={isSorted ? direction : undefined}
    >
      {column === 'code' && first && <PickAll />}
      <button
        type="button"
        className="head"
        title={fill(words.sortBy, { name: words[column] })}
        tabIndex={first ? 0 : -1}
        onClick={() => setSort(sortAfter(sort, column))}
      >
        <HeadName column={column} />
        {isSorted && (
          <span className="arrow" aria-hidden="true">
            {direction === 'ascending' ? '↑' : '↓'}
          </span>
        )}
      </button>
    </th>
  )
}

function HeadName({ column }: { readonly column: Column }) {
  const words = useWords().review.board
  const name = words[column]
  if (column === 'errors') return <SeverityMark severity="error">{name}</SeverityMark>
  if (column === 'warnings') return <SeverityMark severity="warning">{name}</SeverityMark>
  return (
    <>
      {name}
      {column === 'money' && <span className="u">{words.wan}</span>}
    </>
  )
}

function PickAll() {
  const words = useWords().review.board
  const { shown, picked, pick } = useBoardInUse()
  const all = shown.length > 0 && shown.every(({ ordinal }) => picked.has(ordinal))
  return (
    <input
      type="checkbox"
      aria-label={words.pickAll}
      title={words.pickAll}
      checked={all}
      onChange={() => pick(shown, !all)}
    />
  )
}
