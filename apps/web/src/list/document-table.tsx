import type { Severity, Verdict, VerdictCounts } from '@mingzhang/model'
import { memo } from 'react'
import { Link, useLocation } from 'wouter'
import type { DocumentSummary } from '../api/documents.ts'
import { EndedMark } from '../parts/ended-mark.tsx'
import { SeverityMark, VerdictMark } from '../parts/severity-mark.tsx'
import { useSettings } from '../shell/settings.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { PublishButton } from './publish-button.tsx'
import { type SortColumn, sortAfter, sortState } from './sorting.ts'
import { useGradually } from './use-gradually.ts'

type Properties = {
  readonly documents: readonly DocumentSummary[]
  readonly sort: string
  readonly sortBy: (sort: string) => void
  readonly current: number
  readonly focus: (row: number) => void
  readonly remove: (document: DocumentSummary) => void
  readonly busy: boolean
}

/** 文件表 The documents as rows; every head sorts. */
export function DocumentTable({ documents, sort, sortBy, current, focus, remove, busy }: Properties) {
  const words = useWords()
  const head = { sort, sortBy }
  const drawn = useGradually(documents.length)
  return (
    <table className="work documents" aria-busy={busy}>
      <caption className="unseen">{words.list.caption}</caption>
      <thead>
        <tr>
          <Head {...head} column="unit" name={words.list.unit} />
          <Head {...head} column="year" name={words.list.year} number />
          <Head {...head} column="kind" name={words.list.kind} />
          <Head {...head} column="region" name={words.list.region} />
          <Head {...head} column="errors" name={words.severity.error} severity="error" number />
          <Head {...head} column="warnings" name={words.severity.warning} severity="warning" number />
          <Head {...head} column="notes" name={words.severity.note} severity="note" number />
          <Head {...head} column="fails" name={words.list.checks} />
          <Head {...head} column="importedAt" name={words.list.importedAt} number />
          <th scope="col">
            <span className="unseen">{words.list.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {documents.slice(0, drawn).map((one, row) => (
          <DocumentRow
            key={one.id}
            document={one}
            row={row}
            current={row === current}
            focus={focus}
            remove={remove}
          />
        ))}
      </tbody>
    </table>
  )
}

type HeadProperties = {
  readonly column: SortColumn
  readonly name: string
  readonly severity?: Severity
  readonly number?: boolean
  readonly sort: string
  readonly sortBy: (sort: string) => void
}

function Head({ column, name, severity, number, sort, sortBy }: HeadProperties) {
  const words = useWords()
  const state = sortState(sort, column)
  return (
    <th scope="col" className={number ? 'n' : undefined} aria-sort={state}>
      <button
        type="button"
        className="head"
        title={fill(words.list.sortBy, { name })}
        onClick={() => sortBy(sortAfter(sort, column))}
      >
        {severity ? <SeverityMark severity={severity}>{name}</SeverityMark> : name}
        <span className="arrow" aria-hidden="true">
          {state === 'ascending' ? '↑' : state === 'descending' ? '↓' : ''}
        </span>
      </button>
    </th>
  )
}

type RowProperties = {
  readonly document: DocumentSummary
  readonly row: number
  readonly current: boolean
  readonly focus: (row: number) => void
  readonly remove: (document: DocumentSummary) => void
}

/** A row that stands is not drawn again when more come. */
const DocumentRow = memo(function DocumentRow({ document: one, row, current, focus, remove }: RowProperties) {
  const words = useWords()
  const { settings } = useSettings()
  const [, navigate] = useLocation()
  const address = `/documents/${encodeURIComponent(one.id)}`
  const name = one.unitName ?? words.list.noUnit
  return (
    <tr
      data-row={row}
      className={[current ? 'current' : '', isClean(one) ? 'clean' : ''].join(' ').trim() || undefined}
      onClick={(event) => {
        if (event.target instanceof Element && event.target.closest('a, button')) return
        if (getSelection()?.toString()) return
        navigate(address)
      }}
      onFocus={() => focus(row)}
    >
      <th scope="row" className="unit">
        <Link href={address} title={one.title ?? one.fileName}>
          {name}
        </Link>
        <small>
          {one.unitCode && <span className="code">{one.unitCode}</span>}
          <span>{one.fileName}</span>
          {one.visibility === 'internal' && <span className="internal">{words.visibility.internal}</span>}
          {one.ended && <EndedMark {...one.ended} />}
        </small>
      </th>
      <td className="n">{one.year ?? '—'}</td>
      <td>{words.kind[one.kind ?? 'unknown']}</td>
      <td className="region">{one.region ?? '—'}</td>
      <Count severity="error" n={one.findings.error} />
      <Count severity="warning" n={one.findings.warning} />
      <Count severity="note" n={one.findings.note} />
      <td className="checks">
        <Checks verdicts={one.verdicts} />
      </td>
      <td className="n when">
        <time dateTime={one.importedAt}>{when(one.importedAt, settings.language)}</time>
      </td>
      <td className="act">
        <PublishButton document={one} name={name} />
        {one.may?.includes('document.remove') && (
          <button
            type="button"
            className="btn quiet small"
            aria-label={fill(words.list.deleteOne, { name })}
            onClick={() => remove(one)}
          >
            {words.list.delete}
          </button>
        )}
      </td>
    </tr>
  )
})

const isClean = ({ findings }: DocumentSummary): boolean =>
  findings.error + findings.warning + findings.note === 0

const answers: readonly Verdict[] = ['holds', 'fails', 'unknown']

/** How the checks came out, each answer in its own column; a nought leaves its column empty. */
function Checks({ verdicts }: { readonly verdicts: VerdictCounts }) {
  const words = useWords()
  return answers.map((verdict) => (
    <span
      key={verdict}
      className={verdicts[verdict] === 0 ? 'nought' : undefined}
      title={words.verdict[verdict]}
    >
      <VerdictMark verdict={verdict}>
        <span className="unseen">{words.verdict[verdict]}</span>
        {verdicts[verdict]}
      </VerdictMark>
    </span>
  ))
}

/** A count with its shape; a nought is quiet. */
function Count({ severity, n }: { readonly severity: Severity; readonly n: number }) {
  const words = useWords()
  return (
    <td className={`n count ${n === 0 ? 'none' : ''}`} data-label={words.severity[severity]}>
      {n === 0 ? '0' : <SeverityMark severity={severity}>{n}</SeverityMark>}
    </td>
  )
}

/** Making a format takes longer than using it a hundred times. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(language: string): Intl.DateTimeFormat {
  const made = formats.get(language)
  if (made) return made
  const format = new Intl.DateTimeFormat(language, {
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  })
  formats.set(language, format)
  return format
}

function when(moment: string, language: string): string {
  const time = new Date(moment)
  return Number.isNaN(time.getTime()) ? moment : formatOf(language).format(time)
}
