import type { Table } from '@mingzhang/model'
import { useMemo, useState } from 'react'
import { tsvOf } from '../document/copy-cells.ts'
import { useDocumentInUse } from '../document/document-context.ts'
import { whereInWords } from '../document/place-names.ts'
import { useAnnounce } from '../shell/announcer.tsx'
import { fill, wordOf } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { ReadTable } from './read-table.tsx'
import { tableRows, tsvRows } from './table-rows.ts'

/** 表格 The tables as read: their contents list at the left, one of them open. */
export function TablesPane() {
  const words = useWords()
  const { reading, view, change } = useDocumentInUse()
  const { tables } = reading.detail.disclosure
  const [search, setSearch] = useState('')
  const open = tables.find(({ id }) => id === view.table) ?? tables[0]
  if (!open) {
    return (
      <div className="empty">
        <h2>{words.tables.none}</h2>
        <p>{words.tables.noneBody}</p>
      </div>
    )
  }
  const listed = tables.filter(({ title, no }) => `${no ?? ''} ${title}`.includes(search.trim()))
  return (
    <div className="split">
      <nav className="index" aria-label={words.tables.navigation}>
        <input
          type="search"
          value={search}
          placeholder={words.tables.search}
          aria-label={words.tables.search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <ul>
          {listed.map((table) => (
            <li key={table.id}>
              <button
                type="button"
                aria-current={table === open ? 'true' : undefined}
                onClick={() => change({ table: table.id })}
              >
                <span className="index-no">{table.no}</span>
                <span>
                  {table.title}
                  <small>{table.empty ? words.tables.empty : sizeOf(table, words.tables.size)}</small>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <TableRead key={open.id} table={open} />
    </div>
  )
}

const sizeOf = (table: Table, text: string): string =>
  fill(text, { rows: table.rows.length, columns: table.columns.length })

function TableRead({ table }: { readonly table: Table }) {
  const words = useWords()
  const announce = useAnnounce()
  const { goTo } = useDocumentInUse()
  const rows = useMemo(() => tableRows(table), [table])
  const form = table.form
    ? fill(words.tables.form, { name: wordOf(words.form, table.form) })
    : words.tables.formUnknown
  const copy = async () => {
    await navigator.clipboard.writeText(tsvOf(tsvRows(table, rows)))
    announce(words.document.tableCopied, 'shown')
  }
  return (
    <section className="table-read" aria-label={table.title}>
      <header>
        <h2>
          {table.no && <span className="index-no">{table.no}</span>}
          {table.title}
        </h2>
        <p className="facts">
          <span>{form}</span>
          <span>{sizeOf(table, words.tables.size)}</span>
          <span>
            {table.amountUnit
              ? fill(words.tables.unit, { unit: table.amountUnit })
              : words.tables.unitUnknown}
          </span>
          <span>{whereInWords(table.place, words)}</span>
        </p>
        <div className="table-acts">
          <button
            type="button"
            className="btn small"
            onClick={() => goTo(table.cells[0]?.place ?? table.place)}
          >
            {words.tables.toSource}
          </button>
          <button type="button" className="btn small" onClick={() => void copy()}>
            {words.document.copyTable}
          </button>
        </div>
      </header>
      {table.empty && <p className="note-line">{fill(words.tables.emptyNote, { note: table.note ?? '' })}</p>}
      <ReadTable table={table} rows={rows} />
      {!table.empty && table.note && (
        <p className="note-line">
          {words.tables.note}：{table.note}
        </p>
      )}
    </section>
  )
}
