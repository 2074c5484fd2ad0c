import type { LogCheck, LogEntry } from '@mingzhang/cycle'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { checkLog, fetchLog, logPage } from '../api/people.ts'
import { Trouble } from '../parts/trouble.tsx'
import { fill, wordOf } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { localTime } from './local-time.ts'
import { ProblemNote } from './problem-note.tsx'

/** 日志 What was done, newest first; whether the chain is whole; all of it to take away. */
export function LogPane() {
  const words = useWords().people.admin
  const [what, setWhat] = useState('')
  const log = useInfiniteQuery({
    queryKey: ['log', what],
    queryFn: ({ pageParam }) => fetchLog(what, pageParam),
    initialPageParam: null as number | null,
    getNextPageParam: ({ entries }) =>
      entries.length < logPage ? undefined : (entries.at(-1)?.ordinal ?? undefined),
    staleTime: 0,
  })
  if (log.error)
    return <Trouble what={words.failed} why={log.error.message} retry={() => void log.refetch()} />
  const entries = log.data?.pages.flatMap((page) => page.entries) ?? []
  return (
    <section aria-labelledby="log-title">
      <header className="pane-head">
        <h2 id="log-title">{words.log}</h2>
        <label className="log-filter">
          {words.filter}{' '}
          <select value={what} onChange={(event) => setWhat(event.currentTarget.value)}>
            <option value="">{words.all}</option>
            {Object.entries(words.nouns).map(([noun, name]) => (
              <option key={noun} value={noun}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <span className="space" />
        <a className="btn" href="/api/log/export" download>
          {words.export}
        </a>
      </header>
      <Verify />
      <LogTable entries={entries} />
      {log.hasNextPage && (
        <button type="button" className="btn" onClick={() => void log.fetchNextPage()}>
          {words.more}
        </button>
      )}
    </section>
  )
}

function Verify() {
  const words = useWords().people.admin
  const { mutate, data, error, isPending } = useMutation({ mutationFn: checkLog })
  return (
    <div className="log-check">
      <button type="button" className="btn" disabled={isPending} onClick={() => mutate()}>
        {isPending ? words.verifying : words.verify}
      </button>
      <ProblemNote error={error} />
      {data && <CheckResult check={data} />}
    </div>
  )
}

function CheckResult({ check }: { readonly check: LogCheck }) {
  const words = useWords().people.admin
  if (!check.whole) {
    const fault = words.fault[check.fault]
    return (
      <p role="alert" className="sv e">
        {fill(words.broken, { n: check.ordinal, fault })}
      </p>
    )
  }
  return (
    <div role="status">
      <p className="sv o">{fill(words.whole, { n: check.head.ordinal })}</p>
      <p className="form-help">
        {words.head} <code>{check.head.hash}</code>
      </p>
      <p className="form-help">{words.headHelp}</p>
    </div>
  )
}

function LogTable({ entries }: { readonly entries: readonly LogEntry[] }) {
  const words = useWords().people.admin
  return (
    <div className="table-frame">
      <table className="work log-table">
        <caption className="unseen">{words.log}</caption>
        <thead>
          <tr>
            <th scope="col" className="n">
              {words.number}
            </th>
            <th scope="col">{words.time}</th>
            <th scope="col">{words.who}</th>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.about}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.ordinal}>
              <td className="n">{entry.ordinal}</td>
              <td className="when">{localTime(entry.at)}</td>
              <td>{entry.name || <span className="mut">{words.program}</span>}</td>
              <td>{wordOf(words.deeds, entry.what)}</td>
              <td className="log-about" title={entry.organisation ?? undefined}>
                {aboutOf(entry)}
                {wherefore(entry, words).map((said) => (
                  <p key={said}>{said}</p>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {entries.length === 0 && <p className="empty-note">{words.noEntries}</p>}
    </div>
  )
}

/** 缘由 What the log keeps beside the deed that a reader must see: the reason that had to be given, and that one person did both. */
export const wherefore = (
  { detail }: Pick<LogEntry, 'detail'>,
  words: { readonly because: string; readonly alone: string },
): string[] => [
  ...(typeof detail['reason'] === 'string' ? [fill(words.because, { reason: detail['reason'] })] : []),
  ...(detail['alone'] === true ? [words.alone] : []),
]

/** The login or the sheet's counts say more than the key of the thing; what people do to themselves needs none. */
function aboutOf({ about, account, organisation, detail }: LogEntry): string {
  if (about === account) return ''
  const { login, added, changed } = detail
  if (typeof login === 'string') return login
  if (typeof added === 'number' && typeof changed === 'number') return `+${added} / ${changed}`
  const isNamed = organisation !== null && about.startsWith(organisation)
  return [about === '*' ? '' : about, isNamed ? '' : organisation].filter(Boolean).join(' · ')
}
