import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useAnnounce } from '../../shell/announcer.tsx'
import { fill } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import type { Cursor } from './book-state.ts'
import { columnName } from './column-name.ts'
import { foundCells, replacedCells } from './find-cells.ts'
import { focusCell } from './focus-cell.ts'
import { sumsOf } from './grid-lines.ts'
import { amountIn } from './grid-row.tsx'
import { type GridView, isWhole } from './grid-view.ts'
import type { useBook } from './use-book.ts'
import type { Grid } from './use-grid.ts'

type Properties = {
  readonly book: ReturnType<typeof useBook>
  readonly grid: Grid
  readonly ledger: string
  readonly editable: boolean
  readonly replacing: boolean
  readonly close: () => void
}

/** 查找与筛选 What one looks for in the entry table: cell after cell, replaced, or the lines that hold it alone. */
export function FindBar(properties: Properties) {
  const words = useWords().book.parts.find
  const { book, grid, editable, close } = properties
  const input = useRef<HTMLInputElement>(null)
  const [sought, setSought] = useState(grid.view.holding)
  useEffect(() => input.current?.select(), [])
  const { cells, at, go } = useFound(properties, sought)
  const leave = () => {
    close()
    grid.look({ holding: '', only: 'all', sort: grid.view.sort })
    requestAnimationFrame(() => focusCell(book.state.cursor))
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') leave()
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) go(event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: the search element is not known to every screen reader yet.
    <div className="find-bar" role="search" aria-label={words.title} onKeyDown={press}>
      <label>
        {words.find}
        <input
          ref={input}
          value={sought}
          placeholder={words.placeholder}
          onChange={(event) => setSought(event.currentTarget.value)}
        />
      </label>
      <span className="mut" role="status">
        {sought.trim() === ''
          ? ''
          : cells.length === 0
            ? words.none
            : fill(words.count, { at: at < 0 ? '—' : at + 1, n: cells.length })}
      </span>
      <button type="button" className="link" disabled={cells.length === 0} onClick={() => go(-1)}>
        {words.before}
      </button>
      <button type="button" className="link" disabled={cells.length === 0} onClick={() => go(1)}>
        {words.next}
      </button>
      {editable && <ReplaceTools {...properties} sought={sought} cells={cells} at={at} next={() => go(1)} />}
      <LookTools {...properties} sought={sought} />
      <button type="button" className="link" onClick={leave}>
        <kbd>Esc</kbd> {words.close}
      </button>
    </div>
  )
}

type ReplaceProperties = Properties & {
  readonly sought: string
  readonly cells: readonly Cursor[]
  /** Which of them the cursor stands in; below zero in none. */
  readonly at: number
  readonly next: () => void
}

/** What is written instead: in the cell one stands in, or in all. */
function ReplaceTools(properties: ReplaceProperties) {
  const { sought, cells, at, next } = properties
  const words = useWords().book.parts.find
  const [by, setBy] = useState('')
  const field = useRef<HTMLInputElement>(null)
  // Who asks to replace what is sought already goes on with what to write instead.
  const isWanted = properties.replacing && properties.grid.view.holding !== ''
  useEffect(() => {
    if (isWanted) field.current?.focus()
  }, [isWanted])
  const replace = useReplace(properties, sought, by)
  return (
    <>
      <label>
        {words.by}
        <input ref={field} value={by} onChange={(event) => setBy(event.currentTarget.value)} />
      </label>
      <button
        type="button"
        className="link"
        disabled={at < 0}
        onClick={() => replace(cells.slice(at, at + 1), next)}
      >
        {words.replace}
      </button>
      <button
        type="button"
        className="link"
        disabled={cells.length === 0}
        onClick={() => replace(cells, () => undefined)}
      >
        {fill(words.replaceAll, { n: cells.length })}
      </button>
    </>
  )
}

/** The found cells, which of them the cursor stands in, and the way to the next. */
function useFound({ book, grid }: Properties, sought: string) {
  const { state, dispatch } = book
  const columns = grid.columns.filter(({ kind }) => kind !== 'computed').map(({ id }) => id)
  const wanted = columns.join(' ')
  const cells = useMemo(
    () => foundCells(state.working, grid.rows, wanted.split(' '), sought),
    [state.working, grid.rows, wanted, sought],
  )
  const { cursor } = state
  const at = cells.findIndex(({ row, column }) => row === cursor?.row && column === cursor.column)
  const go = (by: 1 | -1) => {
    if (cells.length === 0) return
    const from = at >= 0 ? at : nearest(cells, grid, cursor?.row, by)
    const next = cells[(from + by + cells.length) % cells.length]
    if (next) dispatch({ do: 'move', to: next })
  }
  return { cells, at, go }
}

/** The place among the found cells just before the cursor's line, as one looks onward from there. */
function nearest(
  cells: readonly { readonly row: string }[],
  { rows }: Grid,
  row: string | undefined,
  by: 1 | -1,
): number {
  const rank = new Map(rows.map(({ id }, at) => [id, at]))
  const here = row === undefined ? -1 : (rank.get(row) ?? -1)
  const after = cells.findIndex((cell) => (rank.get(cell.row) ?? 0) >= here)
  if (by === 1) return after < 0 ? -1 : after - 1
  return after < 0 ? cells.length : after
}

function useReplace({ book }: Properties, sought: string, by: string) {
  const words = useWords().book.parts.find
  const announce = useAnnounce()
  return (cells: Parameters<typeof replacedCells>[1], then: () => void) => {
    const { changes, left } = replacedCells(book.state.working, cells, sought, by)
    if (changes.length > 0) book.dispatch({ do: 'cells', changes })
    const said = fill(words.replaced, { n: changes.length })
    announce(left > 0 ? `${said}${fill(words.left, { n: left })}` : said, 'shown')
    then()
  }
}

/** Which lines are shown, in which order; the book keeps its own. */
function LookTools({ book, grid, ledger, sought }: Properties & { readonly sought: string }) {
  const { grid: gridWords, parts } = useWords().book
  const words = parts.find
  const { view, look, columns, rows } = grid
  const { working } = book.state
  const all = working.rows.filter((row) => row.ledger === ledger).length
  const sum = useMemo(() => sumsOf(rows, working.amountUnit).total, [rows, working.amountUnit])
  const only: readonly GridView['only'][] = ['all', 'open', 'blank']
  const isFiltered = !isWhole(view)
  return (
    <>
      <label className="check">
        <input
          type="checkbox"
          checked={view.holding !== ''}
          disabled={sought.trim() === '' && view.holding === ''}
          onChange={(event) => look({ ...view, holding: event.currentTarget.checked ? sought : '' })}
        />
        {words.holding}
      </label>
      <select
        aria-label={words.only}
        value={view.only}
        onChange={(event) => look({ ...view, only: only[event.currentTarget.selectedIndex] ?? 'all' })}
      >
        {only.map((one) => (
          <option key={one} value={one}>
            {words.kinds[one]}
          </option>
        ))}
      </select>
      <select
        aria-label={words.order}
        value={view.sort === null ? '' : `${view.sort.column} ${view.sort.down ? 'down' : 'up'}`}
        onChange={(event) => {
          const [column = '', way] = event.currentTarget.value.split(' ')
          look({ ...view, sort: column === '' ? null : { column, down: way === 'down' } })
        }}
      >
        <option value="">{words.bookOrder}</option>
        {columns
          .filter(({ id }) => id !== 'check')
          .flatMap(({ id }) =>
            (['up', 'down'] as const).map((way) => (
              <option key={`${id} ${way}`} value={`${id} ${way}`}>
                {fill(words[way], { column: columnName(gridWords, id) })}
              </option>
            )),
          )}
      </select>
      {isFiltered && (
        <span role="status">
          {fill(words.shown, { n: rows.length, all, sum: amountIn(sum, working.amountUnit) })}
          <button type="button" className="link" onClick={() => look(view)}>
            {words.again}
          </button>
        </span>
      )}
    </>
  )
}
