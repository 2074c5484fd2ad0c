import type { OpenYear, Side, Table } from '@mingzhang/model'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'wouter'
import { fetchTable } from '../api/open.ts'
import { useWords } from '../words/use-words.ts'
import { OpenState } from './open-state.tsx'
import { SourceLink } from './source-link.tsx'

/** 各表 The tables of the document, one at a time; every figure leads to its cell. */
export function TablesView({ detail }: { readonly detail: OpenYear }) {
  const { open } = useWords()
  const [parameters, setParameters] = useSearchParams()
  const { tables } = detail.book
  const chosen = tables.find(({ id }) => id === parameters.get('table')) ?? tables[0]
  if (!chosen) return <p className="undisclosed">{open.unit.noTables}</p>
  const choose = (id: string) =>
    setParameters((before) => {
      const after = new URLSearchParams(before)
      after.set('table', id)
      return after
    })
  return (
    <div className="with-index">
      <nav className="index-list" aria-label={open.unit.tableOf}>
        {tables.map(({ id, title, empty }) => (
          <button
            key={id}
            type="button"
            aria-current={id === chosen.id ? 'true' : undefined}
            onClick={() => choose(id)}
          >
            {title}
            {empty && <span className="u">{open.unit.emptyTable}</span>}
          </button>
        ))}
      </nav>
      <OneTable document={detail.documentId} id={chosen.id} />
    </div>
  )
}

function OneTable({ document, id }: { readonly document: string; readonly id: string }) {
  const query = useQuery({
    queryKey: ['open-table', document, id],
    queryFn: ({ signal }) => fetchTable(document, id, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return <OpenState query={query}>{(table) => <Printed table={table} document={document} />}</OpenState>
}

function Printed({ table, document }: { readonly table: Table; readonly document: string }) {
  const sides = sidesOf(table)
  return (
    <section className="one-table">
      <div className="chart-head">
        <h2>{table.title}</h2>
        <span className="mut">{table.amountUnit}</span>
      </div>
      <div className={sides.length > 1 ? 'two-sides' : ''}>
        {sides.map((side) => (
          <PrintedSide key={side} table={table} side={side} document={document} />
        ))}
      </div>
      {table.note && <p className="mut">{table.note}</p>}
    </section>
  )
}

type ShownSide = Side | 'both'

/** A table that sets revenue beside expenditure is shown so, one beside the other. */
const sidesOf = ({ rows }: Table): readonly ShownSide[] =>
  rows.some(({ side }) => side === 'revenue') && rows.some(({ side }) => side === 'expenditure')
    ? ['revenue', 'expenditure']
    : ['both']

type SideProperties = { readonly table: Table; readonly side: ShownSide; readonly document: string }

function PrintedSide({ table, side, document }: SideProperties) {
  const { open } = useWords()
  const on = (of: Side | null) => side === 'both' || of === null || of === side
  const columns = table.columns.flatMap((column, c) =>
    column.role === 'code' || column.role === 'name' || column.role === 'serial' || !on(column.side)
      ? []
      : [{ ...column, c }],
  )
  const cells = new Map(table.cells.map((cell) => [`${cell.r} ${cell.c}`, cell]))
  const rows = table.rows.flatMap((row, r) => (on(row.side) ? [{ ...row, r }] : []))
  const coded = rows.some(({ code }) => code !== null)
  const name = side === 'both' ? table.title : `${table.title} · ${open.unit[side]}`
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keys.
    <section className="wide-table" tabIndex={0} aria-label={name}>
      <table className="work">
        <caption className="unseen">{name}</caption>
        <thead>
          <tr>
            {coded && <th scope="col">{open.unit.code}</th>}
            <th scope="col">{side === 'both' ? open.unit.name : open.unit[side]}</th>
            {columns.map(({ c, path }) => (
              <th key={c} scope="col" className="n">
                {(side === 'both' ? path : path.slice(1)).join(' · ')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.r} className={row.role === 'total' ? 'total' : ''}>
              {coded && <td className="mut">{row.code}</td>}
              <th scope="row" className={`deep-${Math.min(3, row.depth)}`}>
                {row.name}
              </th>
              {columns.map(({ c }) => {
                const cell = cells.get(`${row.r} ${c}`)
                return (
                  <td key={c} className="n">
                    {cell && (
                      <SourceLink document={document} place={cell.place} name={row.name}>
                        {cell.text}
                      </SourceLink>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
