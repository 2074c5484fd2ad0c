// biome-ignore-all lint/a11y/useSemanticElements: thousands of lines are placed by the window they are seen through; a table element cannot be.
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus is the input of the current cell.
import type { WorkingBook } from '@mingzhang/forms'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type Dispatch, useEffect, useRef } from 'react'
import { fill, wordOf } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import type { BookAction, BookState } from './book-state.ts'
import { CellInput } from './cell-input.tsx'
import type { GridColumn } from './columns.ts'
import { cellText } from './editing.ts'
import { sumsOf } from './grid-lines.ts'
import { amountIn, EntryLine, GroupLine } from './grid-row.tsx'
import type { Grid } from './use-grid.ts'
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

const rowHeight = 24
const headHeight = 48

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
    scrollPaddingStart: headHeight,
    scrollPaddingEnd: 36,
  })
  const at = lines.findIndex((line) => line.kind === 'row' && line.row.id === state.cursor?.row)
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' })
  }, [at, virtual])
  const template = `44px ${columns.map(({ width, grows }) => (grows ? `minmax(${width}px, 1.2fr)` : `${width}px`)).join(' ')}`
  const width = 44 + columns.reduce((sum, column) => sum + column.width, 0)
  return (
    <div
      ref={box}
      className="entry-grid"
      role="grid"
      aria-label={words.label}
      aria-rowcount={lines.length}
      aria-readonly={!properties.editable}
      style={{ '--columns': template, '--grid-width': `${width}px` } as React.CSSProperties}
    >
      <GridHead columns={columns} unit={live.amountUnit} />
      <div role="rowgroup" className="g-body" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => (
          <GridLineAt key={key} {...properties} index={index} top={start} />
        ))}
      </div>
      {lines.length === 0 && <p className="g-empty">{words.empty}</p>}
      <GridFoot working={live} ledger={properties.ledger} columns={columns} />
    </div>
  )
}

function GridLineAt(properties: Properties & { readonly index: number; readonly top: number }) {
  const { grid, live, state, index, top, dispatch } = properties
  const line = grid.lines[index]
  if (line === undefined) return null
  if (line.kind === 'group') {
    return (
      <div className="g-row g-group" role="row" style={{ transform: `translateY(${top}px)` }}>
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
      aria-rowindex={number}
      style={{ transform: `translateY(${top}px)` }}
    >
      <EntryLine
        working={live}
        row={row}
        number={number}
        total={total}
        last={properties.lastYear(row.id)}
        columns={grid.columns}
        verdict={properties.verdicts.get(row.id)}
        remarks={properties.remarks}
        cursor={isCurrent ? (state.cursor?.column ?? null) : null}
        selected={grid.selected.size > 1 && grid.selected.has(row.id) ? (state.cursor?.column ?? null) : null}
        typing={isCurrent && state.typed !== null}
        edit={isCurrent ? <CurrentCell {...properties} number={number} /> : null}
        pick={grid.pick}
        open={(id, column) => {
          if (!properties.editable || grid.columns.find((one) => one.id === column)?.kind === 'computed')
            return
          dispatch({ do: 'move', to: { row: id, column } })
          dispatch({ do: 'type', text: cellText(row, column) })
        }}
      />
    </div>
  )
}

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
    />
  )
}

type GridWords = ReturnType<typeof useWords>['book']['grid']

/** 列名 The name of a column. */
export function columnName(words: GridWords, id: string): string {
  if (id.startsWith('fund:')) return wordOf(words.fund, id.slice('fund:'.length))
  const names: { readonly [id: string]: string } = {
    ...{ project: words.project, use: words.use, origin: words.origin, func: words.func },
    ...{ econ: words.econ, gov: words.gov, total: words.total, last: words.last, note: words.note },
    ...{ check: words.check, item: words.item },
  }
  return names[id] ?? id
}

/** Two-level head: single columns over both lines, accounts and funds under theirs. */
function GridHead({ columns, unit }: { readonly columns: readonly GridColumn[]; readonly unit: string }) {
  const words = useWords().book.grid
  const groups = { accounts: words.accounts, funds: fill(words.funds, { unit }) }
  return (
    <div className="g-headline" role="row">
      <span role="columnheader" className="tall">
        {words.number}
      </span>
      {columns.flatMap((column, at) => {
        const first = column.group !== undefined && columns[at - 1]?.group !== column.group
        const span = columns.filter(({ group }) => group === column.group).length
        const style = { gridColumn: at + 2 }
        const head = (
          <span
            key={column.id}
            role="columnheader"
            className={column.group === undefined ? 'tall' : 'low'}
            style={style}
          >
            {columnName(words, column.id)}
          </span>
        )
        if (!first || column.group === undefined) return [head]
        return [
          <span key={column.group} className="over" style={{ gridColumn: `${at + 2} / span ${span}` }}>
            {groups[column.group]}
          </span>,
          head,
        ]
      })}
    </div>
  )
}

function GridFoot({
  working,
  ledger,
  columns,
}: {
  readonly working: WorkingBook
  readonly ledger: string
  readonly columns: readonly GridColumn[]
}) {
  const words = useWords().book.grid
  const sums = sumsOf(
    working.rows.filter((row) => row.ledger === ledger),
    working.amountUnit,
  )
  const lead = columns.findIndex(({ id }) => id.startsWith('fund:'))
  return (
    <div className="g-foot" role="row">
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
}
