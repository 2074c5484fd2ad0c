import type { Cell, Table } from '@mingzhang/model'
import { memo, useMemo, useRef, useState } from 'react'
import { useDocumentInUse } from '../document/document-context.ts'
import { keyInWords } from '../document/key-words.ts'
import { locate, spotText } from '../places/source-index.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { headRows } from './head-rows.ts'
import { type Shown, shownAt, type TableRow, textOf, widestOf } from './table-rows.ts'
import { useRowsInView } from './use-rows-in-view.ts'

type Properties = { readonly table: Table; readonly rows: readonly TableRow[] }

const rowHeight = 25

/**
 * 读出的表 A table as read: header tree, rows by depth, figures with their key on hover; long ones are
 * virtual.
 */
export function ReadTable({ table, rows }: Properties) {
  const words = useWords()
  const [pointed, setPointed] = useState<Cell | null>(null)
  return (
    <>
      <Scrolled table={table} rows={rows} point={setPointed} />
      <p className="pointed">{pointed ? <Pointed cell={pointed} /> : words.tables.hint}</p>
    </>
  )
}

type ScrolledProperties = Properties & { readonly point: (cell: Cell | null) => void }

/** The table in its pane; what is pointed at changes with every frame of a scroll and draws nothing of it again. */
const Scrolled = memo(function Scrolled({ table, rows, point }: ScrolledProperties) {
  const pane = useRef<HTMLDivElement>(null)
  const columns = useMemo(
    () => table.columns.flatMap(({ role }, c) => (role === 'serial' ? [] : [c])),
    [table],
  )
  const { drawn, above, below } = useRowsInView({ count: rows.length, pane, rowHeight, overscan: 20 })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard.
    <section ref={pane} className="read-scroll" tabIndex={0} aria-label={table.title}>
      <table className="work read" aria-rowcount={rows.length}>
        <caption className="unseen">{table.title}</caption>
        <Head table={table} columns={columns} />
        <tbody onMouseLeave={() => point(null)}>
          {above > 0 && <tr className="spacer" style={{ height: above }} />}
          {drawn.map((index) => {
            const row = rows[index]
            return row && <RowRead key={index} table={table} row={row} columns={columns} point={point} />
          })}
          {below > 0 && <tr className="spacer" style={{ height: below }} />}
          {drawn.length < rows.length && <Widest table={table} rows={rows} columns={columns} />}
        </tbody>
      </table>
    </section>
  )
})

function Pointed({ cell }: { readonly cell: Cell }) {
  const words = useWords()
  const { reading } = useDocumentInUse()
  const key = cell.key ? keyInWords(cell.key, words, reading.names) : words.figure.noKey
  return (
    <>
      <b>{cell.text}</b> {key} · {fill(words.figure.confidence, { n: Math.round(cell.confidence * 100) })}
    </>
  )
}

type HeadProperties = { readonly table: Table; readonly columns: readonly number[] }

const Head = memo(function Head({ table, columns }: HeadProperties) {
  const paths = columns.map((c) => table.columns[c]?.path ?? [])
  return (
    <thead>
      {headRows(paths).map((nodes, level) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a header row is its level.
        <tr key={level}>
          {nodes.map(({ text, column, columnSpan, rowSpan }) => (
            <th
              key={column}
              scope={columnSpan > 1 ? 'colgroup' : 'col'}
              colSpan={columnSpan}
              rowSpan={rowSpan}
              className={columnSpan > 1 ? 'group' : isNumber(table, columns[column]) ? 'n' : undefined}
            >
              {text}
            </th>
          ))}
        </tr>
      ))}
    </thead>
  )
})

type WidestProperties = Properties & { readonly columns: readonly number[] }

/** A row without height that holds the widest cell of every column: widths stay while rows come and go. */
function Widest({ table, rows, columns }: WidestProperties) {
  const cells = useMemo(() => widestOf(table, rows, columns), [table, rows, columns])
  return (
    <tr className="widest">
      {cells.map((shown, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place.
        <td key={at} {...(shown.kind === 'word' ? lookOfWord(shown) : { className: 'n' })}>
          <p>{textOf(shown)}</p>
        </td>
      ))}
    </tr>
  )
}

/** A word at its depth; a long one is set over several lines. */
const lookOfWord = ({ text, depth }: Shown & { readonly kind: 'word' }) => ({
  className: text.length > 12 ? 'word long' : 'word',
  ...(depth > 0 && { style: { paddingLeft: 8 + depth * 12 } }),
})

function isNumber(table: Table, c: number | undefined): boolean {
  const role = c === undefined ? undefined : table.columns[c]?.role
  return role === 'money' || role === 'asset' || role === 'count' || role === 'unitPrice'
}

type RowProperties = {
  readonly table: Table
  readonly row: TableRow
  readonly columns: readonly number[]
  readonly point: (cell: Cell | null) => void
}

/** A row that stays in view is not drawn again when others come. */
const RowRead = memo(function RowRead({ table, row, columns, point }: RowProperties) {
  const role = row.entries[0]?.row.role
  const total = role === 'total' || role === 'subtotal'
  return (
    <tr className={total ? 'total' : undefined}>
      {columns.map((c) => (
        <CellRead
          key={c}
          table={table}
          shown={shownAt(table, row, c)}
          number={isNumber(table, c)}
          point={point}
        />
      ))}
    </tr>
  )
})

type CellProperties = {
  readonly table: Table
  readonly shown: Shown
  readonly number: boolean
  readonly point: (cell: Cell | null) => void
}

function CellRead({ shown, number, point }: CellProperties) {
  const words = useWords()
  const { reading, openFigure } = useDocumentInUse()
  if (shown.kind === 'blank') return <td className={number ? 'n' : undefined} />
  if (shown.kind === 'word') {
    return <td {...lookOfWord(shown)}>{shown.text}</td>
  }
  const { cell } = shown
  const spot = locate(reading.index, cell.place)[0]
  const at = spot && spotText(spot)
  const figure = at ? (reading.figures.get(at)?.[0] ?? null) : null
  const found = at ? (reading.culprits.get(at) ?? null) : null
  const text =
    shown.kind === 'unread' ? (
      <span className="unread" title={fill(words.tables.unreadHelp, { text: cell.text })}>
        {cell.text}
        <small>{words.tables.unread}</small>
      </span>
    ) : (
      cell.text
    )
  return (
    <td
      className={[number || shown.kind === 'figure' ? 'n' : '', shown.kind, found ?? ''].join(' ')}
      onMouseEnter={() => point(cell)}
    >
      {figure ? (
        <button
          type="button"
          className="figure-button"
          onFocus={() => point(cell)}
          onClick={() => openFigure(figure)}
        >
          {text}
        </button>
      ) : (
        text
      )}
    </td>
  )
}
