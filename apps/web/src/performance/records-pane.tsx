import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  getAnswer,
  type RecordsDetail,
  type RecordsIn,
  type RecordType,
  recordsAddress,
  sendFile,
} from '../api/performance.ts'
import { useMay } from '../shell/who.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { RecordRows } from './record-rows.tsx'
import { useWhere } from './use-year.ts'

/** 台账 Operational records: in by file, refused row by row; what they measure, with the rows it comes from. */
export function RecordsPane() {
  const words = useWords().performance
  const { unit, year } = useWhere()
  const [type, setType] = useState('repair')
  const mayEdit = useMay('performance.edit')
  const types = useQuery({
    queryKey: ['records', unit],
    queryFn: ({ signal }) => getAnswer<{ types: RecordType[] }>(recordsAddress(unit), signal),
  })
  const rows = useQuery({
    queryKey: ['records', unit, type, year],
    queryFn: ({ signal }) => getAnswer<RecordsDetail>(`${recordsAddress(unit, type)}?year=${year}`, signal),
  })
  return (
    <div className="records-pane">
      <nav className="box record-types" aria-label={words.recordsOf}>
        {types.data?.types.map(({ id, title, rows: n }) => (
          <button
            key={id}
            type="button"
            aria-current={id === type ? 'true' : undefined}
            onClick={() => setType(id)}
          >
            {title} <span className="mut">{fill(words.rows, { n })}</span>
          </button>
        ))}
      </nav>
      <section className="box records">
        {mayEdit && <Intake type={type} />}
        {rows.data && rows.data.rows.length > 0 && <Measures detail={rows.data} />}
        {rows.data && <Rows detail={rows.data} />}
      </section>
    </div>
  )
}

function Intake({ type }: { readonly type: string }) {
  const words = useWords().performance
  const { unit } = useWhere()
  const client = useQueryClient()
  const [taken, setTaken] = useState<RecordsIn | { readonly why: string } | null>(null)
  const send = async (file: File) => {
    try {
      setTaken(await sendFile<RecordsIn>(recordsAddress(unit, type), file))
      await client.invalidateQueries({ queryKey: ['records', unit] })
    } catch (error) {
      setTaken({ why: error instanceof Error ? error.message : String(error) })
    }
  }
  return (
    <div className="intake" role="status">
      <label className="btn">
        {words.recordsIn}
        <input
          type="file"
          className="unseen"
          accept=".csv,.xlsx,.xls,.json,text/csv"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0]
            if (file) void send(file)
          }}
        />
      </label>
      {taken && 'why' in taken && <p className="e">{taken.why}</p>}
      {taken && 'added' in taken && (
        <>
          <p>
            {fill(words.recordsAdded, {
              added: taken.added,
              same: taken.same,
              refused: taken.refused.length,
            })}
          </p>
          <ul className="refused">
            {taken.refused.map(({ line, why }) => (
              <li key={line} className="e">
                {fill(words.line, { n: line })}：{why}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function Measures({ detail }: { readonly detail: RecordsDetail }) {
  const words = useWords().performance
  return (
    <>
      <h2>{words.measures}</h2>
      {detail.measures.map(({ measure, names, value, unit, why, counted, left }) => (
        <details key={measure} className="measured">
          <summary>
            {names[0]} <b>{value ?? words.unknown}</b>
            <span className="u">{unit}</span> <span className="mut">{why}</span>
          </summary>
          <p>
            {words.measuredBy}：{counted.join('、') || words.none}
          </p>
          {left.map(({ line, why: reason }) => (
            <p key={`${line} ${reason}`} className="mut">
              {fill(words.line, { n: line })}：{reason}
            </p>
          ))}
        </details>
      ))}
    </>
  )
}

const mostRows = 200

function Rows({ detail }: { readonly detail: RecordsDetail }) {
  const words = useWords().performance
  const { columns } = detail.type
  if (detail.rows.length === 0) {
    const named = columns.map(({ name, required }) => `${name}${required ? '*' : ''}`).join('、')
    return <p className="mut">{fill(words.noRows, { columns: named })}</p>
  }
  return (
    <RecordRows
      label={detail.type.title}
      names={columns.map(({ name }) => name)}
      rows={detail.rows.slice(0, mostRows).map(({ cells }, index) => ({ number: index + 1, cells }))}
    />
  )
}
