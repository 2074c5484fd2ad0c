import type { OpenYear, Table } from '@mingzhang/model'
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
  const { open } = useWords()
  const columns = table.columns.flatMap((column, c) =>
    column.role === 'code' || column.role === 'name' || column.role === 'serial' ? [] : [{ ...column, c }],
  )
  const cells = new Map(table.cells.map((cell) => [`${cell.r} ${cell.c}`, cell]))
  const coded = table.rows.some(({ code }) => code !== null)
  return (
    <section className="one-table">
      <div className="chart-head">
        <h2>{table.title}</h2>
        <span className="mut">{table.amountUnit}</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keys. */}
      <section className="wide-table" tabIndex={0} aria-label={table.title}>
        <table className="work">
          <thead>
            <tr>
              {coded && <th scope="col">{open.unit.code}</th>}
              <th scope="col">{open.unit.name}</th>
              {columns.map(({ c, path }) => (
                <th key={c} scope="col" className="n">
                  {path.join(' · ')}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, r) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a printed table never change.
              <tr key={r} className={row.role === 'total' ? 'total' : ''}>
                {coded && <td className="mut">{row.code}</td>}
                <th scope="row" className={`deep-${Math.min(3, row.depth)}`}>
                  {row.name}
                </th>
                {columns.map(({ c }) => {
                  const cell = cells.get(`${r} ${c}`)
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
      {table.note && <p className="mut">{table.note}</p>}
    </section>
  )
}
