// biome-ignore-all lint/a11y/useSemanticElements: thousands of lines are placed by the window they are seen through; a table element cannot be.
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus is the input of the current cell.
import type { WorkingBook } from '@mingzhang/forms'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type Dispatch, memo, useCallback, useEffect, useMemo, useRef } from 'react'
import { fill } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import type { BookAction, BookState } from './book-state.ts'
import { CellInput } from './cell-input.tsx'
import { columnName } from './column-name.ts'
import type { GridColumn } from './columns.ts'
import { cellText } from './editing.ts'
import { sumsOf } from './grid-lines.ts'
import { amountIn, EntryLine, GroupLine } from './grid-row.tsx'
import type { GridView } from './grid-view.ts'
import type { Grid } from './use-grid.ts'
import { valueLineId } from './value-line-id.ts'
import type { RowVerdict } from './verdicts.ts'

type Properties = {
  readonly state: BookState
  readonly live: WorkingBook
  readonly dispatch: Dispatch<BookAction>
  readonly grid: Grid
  readonly ledger: string
  readonly verdicts: ReadonlyMap<string, RowVerdict>
  readonly lastYear: (row: string) => number | null
  readonly remarks: ReadonlySet<string>
  readonly editable: boolean
  readonly paste: (text: string) => void
}

/** Names of functions are the longest, and what they share is left over. */
const growthOf = (column: string): number => (column === 'func' ? 1.6 : 1.2)

const rowHeight = 24
const headHeight = 48
const headRows = 1

/** 录入表 Entries at their finest level, in groups with subtotals; thousands of lines scroll like thirty. */
export function EntryGrid(properties: Properties) {
  const { grid, live, state } = properties
  const words = useWords().book.grid
  const box = useRef<HTMLDivElement>(null)
  const { lines, columns } = grid
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    // Lines begin below the head, which stays: at the top it covers none, at the bottom each stands that much lower.
    scrollPaddingEnd: headHeight + 36,
  })
  const at = lines.findIndex((line) => line.kind === 'row' && line.row.id === state.cursor?.row)
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' })
  }, [at, virtual])
  const template = `44px ${columns.map(({ id, width, grows }) => (grows ? `minmax(${width}px, ${growthOf(id)}fr)` : `${width}px`)).join(' ')}`
  const width = 44 + columns.reduce((sum, column) => sum + column.width, 0)
  const stable = useStableParts(properties)
  return (
    <div
      ref={box}
      className="entry-grid"
      role="grid"
      aria-label={words.label}
      aria-rowcount={lines.length + headRows + 1}
      aria-colcount={columns.length + 1}
      aria-readonly={!properties.editable}
      aria-multiselectable="true"
      tabIndex={state.cursor === null ? 0 : -1}
      onFocus={(event) => {
        const [first] = grid.rows
        if (event.target === box.current && state.cursor === null && first)
          grid.pick(first.id, columns.find(({ kind }) => kind !== 'computed')?.id ?? 'func', false)
      }}
      style={{ '--columns': template, '--grid-width': `${width}px` } as React.CSSProperties}
    >
      <GridHead columns={columns} unit={live.amountUnit} sort={grid.view.sort} turn={grid.sort} />
      <div role="rowgroup" className="g-body" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => (
          <GridLineAt key={key} {...properties} {...stable} index={index} top={start} />
        ))}
      </div>
      {lines.length === 0 && <GridEmpty {...properties} />}
      <GridFoot
        working={live}
        ledger={properties.ledger}
        columns={columns}
        at={lines.length + headRows + 1}
      />
    </div>
  )
}

/** Nothing is shown: because there is nothing yet, or because nothing of it is looked for. */
function GridEmpty({ live, ledger, grid, editable, paste }: Properties) {
  const words = useWords()
  if (live.rows.some((row) => row.ledger === ledger))
    return <p className="g-empty">{words.book.parts.find.nothing}</p>
  return (
    <div className="g-empty">
      <p>{words.book.grid.empty}</p>
      {editable && (
        <p className="tools">
          <button type="button" className="btn" onClick={() => paste('')}>
            {words.bookImport.title}
          </button>
          <button type="button" className="btn" onClick={grid.addRow}>
            {words.book.grid.addRow}
          </button>
        </p>
      )}
    </div>
  )
}

type Stable = {
  readonly names: Pick<WorkingBook, 'fields' | 'amountUnit'>
  readonly pick: Grid['pick']
  readonly open: (row: string, column: string) => void
}

/** What every line is given and what seldom changes: a key then draws one line anew, not all. */
function useStableParts(properties: Properties): Stable {
  const { fields, amountUnit } = properties.live
  const now = useRef(properties)
  now.current = properties
  const names = useMemo(() => ({ fields, amountUnit }), [fields, amountUnit])
  const pick = useCallback<Grid['pick']>((...cell) => now.current.grid.pick(...cell), [])
  const open = useCallback((id: string, column: string) => {
    const { editable, grid, live, dispatch } = now.current
    const row = live.rows.find((one) => one.id === id)
    if (!editable || !row || grid.columns.find((one) => one.id === column)?.kind === 'computed') return
    dispatch({ do: 'move', to: { row: id, column } })
    dispatch({ do: 'type', text: cellText(row, column) })
  }, [])
  return { names, pick, open }
}

function GridLineAt(properties: Properties & Stable & { readonly index: number; readonly top: number }) {
  const { grid, live, state, index, top } = properties
  const line = grid.lines[index]
  if (line === undefined) return null
  if (line.kind === 'group') {
    return (
      <div
        className="g-row g-group"
        role="row"
        aria-rowindex={index + headRows + 1}
        style={{ transform: `translateY(${top}px)` }}
      >
        <GroupLine
          line={line}
          columns={grid.columns}
          unit={live.amountUnit}
          verdicts={properties.verdicts}
          toggle={grid.toggle}
        />
      </div>
    )
  }
  const { row, number, total } = line
  const isCurrent = state.cursor?.row === row.id
  return (
    <div
      className={`g-row ${isCurrent ? 'current' : ''}`}
      role="row"
      aria-rowindex={index + headRows + 1}
      style={{ transform: `translateY(${top}px)` }}
    >
      <EntryLine
        working={properties.names}
        row={row}
        number={number}
        total={total}
        last={properties.lastYear(row.id)}
        columns={grid.columns}
        verdict={properties.verdicts.get(row.id)}
        remarks={properties.remarks}
        cursor={isCurrent ? (state.cursor?.column ?? null) : null}
        selected={sizeOf(grid.range) > 1 && grid.range.rows.has(row.id) ? grid.range.columns : null}
        typing={isCurrent && state.typed !== null}
        edit={isCurrent ? <CurrentCell {...properties} number={number} /> : null}
        pick={properties.pick}
        open={properties.open}
      />
    </div>
  )
}

const sizeOf = ({ rows, columns }: Grid['range']): number => rows.size * columns.size

function CurrentCell({
  state,
  dispatch,
  grid,
  editable,
  paste,
  number,
}: Properties & { readonly number: number }) {
  const words = useWords().book
  const { cursor, working, typed } = state
  const column = grid.columns.find(({ id }) => id === cursor?.column)
  const row = working.rows.find(({ id }) => id === cursor?.row)
  if (!cursor || !column || !row) return null
  const text = cellText(row, cursor.column)
  return (
    <CellInput
      key={`${cursor.row} ${cursor.column}`}
      working={working}
      column={column}
      text={text}
      typed={typed}
      label={fill(words.line.place, { n: number, column: columnName(words.grid, column.id) })}
      editable={editable}
      type={(given) => dispatch({ do: 'type', text: given })}
      choose={(code) => {
        if (code === '') grid.clear()
        else {
          dispatch({ do: 'drop' })
          dispatch({ do: 'cells', changes: [{ row: cursor.row, field: cursor.column, text: code }] })
        }
      }}
      settle={() => dispatch({ do: 'settle' })}
      drop={() => dispatch({ do: 'drop' })}
      step={grid.step}
      command={grid.command}
      paste={paste}
      copied={grid.copied}
      others={sizeOf(grid.range) - 1}
      fill={grid.fill}
      describedBy={valueLineId}
    />
  )
}

type HeadProperties = {
  readonly columns: readonly GridColumn[]
  readonly unit: string
  readonly sort: GridView['sort']
  readonly turn: (column: string) => void
}

/** Two-level head: single columns over both lines, accounts and funds under theirs. A press looks at lines in its order. */
function GridHead({ columns, unit, sort, turn }: HeadProperties) {
  const { grid: words, parts } = useWords().book
  const groups = { accounts: words.accounts, funds: fill(words.funds, { unit }) }
  return (
    <div className="g-headline" role="row" aria-rowindex={1}>
      <span role="columnheader" className="tall" aria-colindex={1}>
        {words.number}
      </span>
      {columns.flatMap((column, at) => {
        const { id, group } = column
        const first = group !== undefined && columns[at - 1]?.group !== group
        const span = columns.filter((one) => one.group === group).length
        const order = sort?.column !== id ? 'none' : sort.down ? 'descending' : 'ascending'
        const name = columnName(words, id)
        const head = (
          <span
            key={id}
            role="columnheader"
            aria-colindex={at + 2}
            aria-sort={order}
            className={group === undefined ? 'tall' : 'low'}
            style={{ gridColumn: at + 2 }}
          >
            <button
              type="button"
              tabIndex={-1}
              title={parts.find.sort}
              disabled={id === 'check'}
              onClick={() => turn(id)}
            >
              {group === 'accounts' && <span className="unseen">{words.accounts} </span>}
              {name}
              {order !== 'none' && <i aria-hidden="true">{order === 'ascending' ? '↑' : '↓'}</i>}
            </button>
          </span>
        )
        if (!first) return [head]
        const style = { gridColumn: `${at + 2} / span ${span}` }
        return [
          <span key={group} className="over" aria-hidden="true" style={style}>
            {groups[group]}
          </span>,
          head,
        ]
      })}
    </div>
  )
}

/** The sums of the whole table; drawn again only when the book has changed. */
const GridFoot = memo(function GridFoot({
  working,
  ledger,
  columns,
  at,
}: {
  readonly working: WorkingBook
  readonly ledger: string
  readonly columns: readonly GridColumn[]
  readonly at: number
}) {
  const words = useWords().book.grid
  const sums = sumsOf(
    working.rows.filter((row) => row.ledger === ledger),
    working.amountUnit,
  )
  const lead = columns.findIndex(({ id }) => id.startsWith('fund:'))
  return (
    <div className="g-foot" role="row" aria-rowindex={at}>
      <span className="g-no" />
      <span className="g-head" role="rowheader" aria-colspan={lead} style={{ gridColumn: `span ${lead}` }}>
        {words.grand}
      </span>
      {columns.slice(lead).map(({ id }) => {
        const sum = id === 'total' ? sums.total : sums.byFund.get(id.replace(/^fund:/u, ''))
        const isMoney = id === 'total' || id.startsWith('fund:')
        return (
          <span key={id} role="gridcell" className="n">
            {isMoney && sum !== undefined ? amountIn(sum, working.amountUnit) : ''}
          </span>
        )
      })}
    </div>
  )
})
