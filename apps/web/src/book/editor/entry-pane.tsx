import type { WorkingProblem } from '@mingzhang/forms'
import { useEffect, useMemo, useState } from 'react'
import type { BookDetail } from '../../api/books.ts'
import { useAnnounce } from '../../shell/announcer.tsx'
import { fill, wordOf } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import { columnName } from './column-name.ts'
import { firstColumns, optionalColumns } from './columns.ts'
import { withConfirmed } from './editing.ts'
import { EntryGrid } from './entry-grid.tsx'
import { FindBar } from './find-bar.tsx'
import { ImportDialog } from './import-dialog.tsx'
import { Menu } from './menu.tsx'
import type { useBook } from './use-book.ts'
import { useGrid } from './use-grid.ts'
import { ValueLine } from './value-line.tsx'
import type { RowVerdict } from './verdicts.ts'

type Properties = {
  readonly detail: BookDetail
  readonly book: ReturnType<typeof useBook>
  readonly ledger: string
  readonly choose: (ledger: string) => void
  readonly remarks: ReadonlySet<string>
  readonly remark: (about: string, words: string) => void
}

/** 录入 The entry table with its tools and the line that says what a value means. */
export function EntryPane({ detail, book, ledger, choose, remarks, remark }: Properties) {
  const { state, dispatch, live, verdicts, lastYear, history } = book
  const { editable } = detail
  const [shown, setShown] = useState<ReadonlySet<string>>(() => firstColumns(detail.working))
  useAskedColumns(book.view.problems, verdicts, setShown)
  const [pasted, setPasted] = useState<string | null>(null)
  const [finding, setFinding] = useState<'find' | 'replace' | null>(null)
  const find = (replacing: boolean) => setFinding(replacing ? 'replace' : 'find')
  const grid = useGrid({ ...{ state, live, dispatch, history, verdicts, ledger, shown, editable }, find })
  const rows = useMemo(() => grid.rows.map(({ id }) => id), [grid.rows])
  useFindKeys(find)
  const { cursor } = state
  const fund = cursor?.column.startsWith('fund:') ? cursor.column.slice('fund:'.length) : undefined
  return (
    <>
      <EntryTools
        book={book}
        grid={grid}
        editable={editable}
        shown={shown}
        show={setShown}
        paste={() => setPasted('')}
        find={() => setFinding(finding === null ? 'find' : null)}
        ledger={ledger}
        choose={choose}
      />
      {finding !== null && (
        <FindBar
          book={book}
          grid={grid}
          ledger={ledger}
          editable={editable}
          replacing={finding === 'replace'}
          close={() => setFinding(null)}
        />
      )}
      <ValueLine
        {...{ state, live, editable, remark }}
        last={cursor ? lastYear.of(cursor.row, fund) : null}
        compares={lastYear.compares}
        verdict={cursor ? verdicts.get(cursor.row) : undefined}
        drop={() => dispatch({ do: 'drop' })}
      />
      <EntryGrid
        state={state}
        live={live}
        dispatch={dispatch}
        grid={grid}
        ledger={ledger}
        verdicts={verdicts}
        lastYear={lastYear.of}
        remarks={remarks}
        editable={editable}
        paste={setPasted}
      />
      {pasted !== null && (
        <Import
          detail={detail}
          book={book}
          text={pasted}
          rows={rows}
          ledger={ledger}
          close={() => setPasted(null)}
        />
      )}
    </>
  )
}

/** What a line lacks is written in a column that is there: the reason of an amount below zero, the use of money that has none. */
function useAskedColumns(
  problems: readonly WorkingProblem[],
  verdicts: ReadonlyMap<string, RowVerdict>,
  show: (change: (shown: ReadonlySet<string>) => ReadonlySet<string>) => void,
): void {
  const asksReason = problems.some(({ id }) => id === 'book/negative-unexplained')
  const asksUse = useMemo(
    () => [...verdicts.values()].some(({ missing }) => missing.includes('use')),
    [verdicts],
  )
  useEffect(() => {
    const asked = [...(asksReason ? ['note'] : []), ...(asksUse ? ['use'] : [])]
    if (asked.length > 0) show((shown) => new Set([...shown, ...asked]))
  }, [asksReason, asksUse, show])
}

type ImportProperties = Pick<Properties, 'detail' | 'book' | 'ledger'> & {
  readonly text: string
  readonly rows: readonly string[]
  readonly close: () => void
}

function Import({ detail, book, text, rows, ledger, close }: ImportProperties) {
  const words = useWords().bookImport
  const announce = useAnnounce()
  const { state, dispatch } = book
  return (
    <ImportDialog
      unit={detail.unitKey}
      year={detail.year}
      text={text}
      working={state.working}
      rows={rows}
      cursor={state.cursor}
      ledger={ledger}
      put={(plan) => {
        dispatch({ do: 'put', working: plan.working })
        announce(fill(words.done, { n: plan.added || rows.length }), 'shown')
        close()
      }}
      close={close}
    />
  )
}

type ToolProperties = {
  readonly book: ReturnType<typeof useBook>
  readonly grid: ReturnType<typeof useGrid>
  readonly editable: boolean
  readonly shown: ReadonlySet<string>
  readonly show: (shown: ReadonlySet<string>) => void
  readonly paste: () => void
  readonly find: () => void
  readonly ledger: string
  readonly choose: (ledger: string) => void
}

/** Looking for text with the keys everybody knows, wherever the focus is on the page of entries. */
function useFindKeys(find: (replacing: boolean) => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return
      const key = event.key.toLowerCase()
      if ((key !== 'f' && key !== 'h') || document.querySelector('dialog[open]')) return
      find(key === 'h')
      event.preventDefault()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  })
}

function EntryTools({ book, grid, editable, shown, show, paste, find, ledger, choose }: ToolProperties) {
  const words = useWords().book
  const { state, verdicts, holds } = book
  const { working } = state
  const count = (kind: string): number => [...verdicts.values()].filter((one) => one.kind === kind).length
  const warnings = count('warning') + count('unknown')
  return (
    <div className="entry-tools">
      {working.ledgers.length > 1 && (
        <select
          aria-label={words.grid.ledger}
          value={ledger}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          {working.ledgers.map(({ id }) => (
            <option key={id} value={id}>
              {wordOf(words.grid.ledgers, id)}
            </option>
          ))}
        </select>
      )}
      <span>
        {fill(words.grid.size, { n: working.rows.filter((row) => row.ledger === ledger).length })} ·{' '}
        {fill(words.grid.unit, { unit: working.amountUnit })}
      </span>
      {holds.length > 0 && (
        <span className="sv e plain">
          {words.verdict.error} {holds.length}
        </span>
      )}
      {warnings > 0 && (
        <span className="sv w plain">
          {words.verdict.warning} {warnings}
        </span>
      )}
      <span className="space" />
      <button type="button" className="link" onClick={find}>
        {words.parts.find.open}
      </button>
      {editable && <EditTools book={book} grid={grid} paste={paste} />}
      <ColumnChooser shown={shown} show={show} />
    </div>
  )
}

function EditTools({ book, grid, paste }: Pick<ToolProperties, 'book' | 'grid' | 'paste'>) {
  const { bookImport: importWords, book: bookWords } = useWords()
  const words = bookWords.grid
  const { state, dispatch } = book
  const { working, past, future } = state
  const proposed = working.rows.filter((row) => row.proposed !== undefined).map(({ id }) => id)
  const tool = (name: string, act: () => void, enabled = true) => (
    <button type="button" className="link" disabled={!enabled} onClick={act}>
      {name}
    </button>
  )
  return (
    <span className="tools">
      {proposed.length > 0 &&
        tool(fill(words.confirm, { n: proposed.length }), () =>
          dispatch({ do: 'put', working: withConfirmed(working, new Set(proposed)) }),
        )}
      {tool(importWords.open, paste)}
      {tool(words.addRow, grid.addRow)}
      {tool(words.removeRow, grid.removeRow, state.cursor !== null)}
      {tool(words.undo, book.history.undo, past.length > 0)}
      {tool(words.redo, book.history.redo, future.length > 0)}
    </span>
  )
}

function ColumnChooser({
  shown,
  show,
}: {
  readonly shown: ReadonlySet<string>
  readonly show: (shown: ReadonlySet<string>) => void
}) {
  const words = useWords().book
  return (
    <Menu name={words.grid.columns} stays>
      {optionalColumns.map((id) => (
        <label key={id} className="check">
          <input
            type="checkbox"
            checked={shown.has(id)}
            onChange={() => {
              const next = new Set(shown)
              if (!next.delete(id)) next.add(id)
              show(next)
            }}
          />
          {columnName(words.grid, id)}
        </label>
      ))}
    </Menu>
  )
}
