import type { OpenColumn, OpenYear } from '@mingzhang/model'
import { useWords } from '../words/use-words.ts'
import { useFactName } from './fact-name.ts'
import { inWan, percentOf } from './money.ts'
import { SourceLink } from './source-link.tsx'

const columns: readonly OpenColumn[] = ['source', 'function', 'use', 'part']

/** 流向表 The figures of the flow in a table. */
export function FlowTable({ detail }: { readonly detail: OpenYear }) {
  const { open } = useWords()
  const nameOf = useFactName()
  const { nodes } = detail.book.flow
  const sources = nodes.filter(({ column }) => column === 'source')
  const total = sources.reduce((sum, { amount }) => sum + amount, 0)
  const heads = {
    source: open.unit.sourceColumn,
    function: open.unit.functionColumn,
    use: open.unit.useColumn,
    part: open.unit.partColumn,
  }
  const rows = columns.flatMap((column) =>
    nodes.filter((node) => node.column === column && node.id !== 'whole'),
  )
  return (
    <div className="wide-table">
      <table className="work">
        <caption className="unseen">{open.unit.flowCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{open.unit.group}</th>
            <th scope="col">{open.unit.name}</th>
            <th scope="col" className="n">
              {open.unit.amount}
            </th>
            <th scope="col" className="n">
              {open.unit.shareOf}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, column, name, amount, place }) => (
            <tr key={`${column} ${id}`}>
              <td className="mut">{heads[column]}</td>
              <th scope="row">{nameOf(id, name)}</th>
              <td className="n">
                <SourceLink document={detail.documentId} place={place} name={nameOf(id, name)}>
                  {inWan(amount)}
                </SourceLink>
              </td>
              <td className="n">{percentOf(amount, total)}%</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
