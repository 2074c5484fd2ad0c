import type { BoardRow } from '@mingzhang/cycle'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { issueNotices, noticeAddress, noticesAddress } from '../api/review.ts'
import { Dialog } from '../parts/dialog.tsx'
import { ProblemNote } from '../people/problem-note.tsx'
import { useAnnounce } from '../shell/announcer.tsx'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { useBoardInUse } from './board-context.ts'
import { isDue } from './row-state.ts'
import { nameOf } from './sort-rows.ts'

/** 整改通知书 Notices for the ticked units, or for all with accepted findings; and those that went out. */
export function NoticesDialog({ close }: { readonly close: () => void }) {
  const words = useWords().review.notices
  const { rows, picked, mayDecide } = useBoardInUse()
  const chosen = picked.size > 0 ? rows.filter(({ ordinal }) => picked.has(ordinal)) : rows
  const due = chosen.filter(isDue)
  const said = due.length === 0 ? words.nothing : picked.size > 0 ? words.picked : words.all
  return (
    <Dialog title={words.title} close={close}>
      <div className="notices">
        <p>{fill(said, { n: picked.size, due: due.length })}</p>
        {mayDecide && due.length > 0 && <Issue due={due} />}
        <Sent />
        <p className="mut">{words.help}</p>
      </div>
    </Dialog>
  )
}

/** Units usually have so many days to mend what is wrong. */
const days = 10

function inDays(count: number): string {
  const date = new Date()
  date.setDate(date.getDate() + count)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

function Issue({ due }: { readonly due: readonly BoardRow[] }) {
  const words = useWords().review.notices
  const client = useQueryClient()
  const announce = useAnnounce()
  const [dueOn, setDueOn] = useState(() => inDays(days))
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const issue = async () => {
    setBusy(true)
    setError(null)
    try {
      const { notices } = await issueNotices(
        due.flatMap(({ document }) => document?.id ?? []),
        dueOn,
      )
      const [only] = notices
      download(notices.length === 1 && only !== undefined ? noticeAddress(only) : noticesAddress(notices))
      announce(fill(words.issued, { n: notices.length }), 'shown')
      await client.invalidateQueries({ queryKey: ['review'] })
    } catch (thrown) {
      setError(thrown)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      className="issue"
      onSubmit={(event) => {
        event.preventDefault()
        void issue()
      }}
    >
      <label>
        {words.due}
        <input
          type="date"
          value={dueOn}
          min={inDays(0)}
          onChange={(event) => setDueOn(event.currentTarget.value)}
        />
      </label>
      <button type="submit" className="btn primary" disabled={busy}>
        {fill(busy ? words.issuing : words.issue, { n: due.length })}
      </button>
      <ProblemNote error={error} />
    </form>
  )
}

/** Saves what an address answers with; the browser names it as the server says. */
function download(address: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = ''
  link.click()
}

/** The notices to units of this batch. */
function Sent() {
  const all = useWords().review
  const words = all.notices
  const { rows } = useBoardInUse()
  const sent = [
    ...new Map(rows.flatMap((row) => (row.notice ? [[row.notice.id, row] as const] : []))).values(),
  ]
  if (sent.length === 0) return <p className="mut">{words.none}</p>
  const ids = sent.flatMap(({ notice }) => notice?.id ?? [])
  return (
    <section>
      <header className="sent-head">
        <h3>{words.sent}</h3>
        <a className="btn small" href={noticesAddress(ids)} download>
          {words.again}
        </a>
      </header>
      <div className="sent">
        <table className="work">
          <thead>
            <tr>
              <th scope="col">{words.columns.unit}</th>
              <th scope="col">{words.columns.state}</th>
              <th scope="col" className="n">
                {words.columns.findings}
              </th>
              <th scope="col">{words.columns.due}</th>
              <th scope="col">{words.columns.file}</th>
            </tr>
          </thead>
          <tbody>
            {sent.map((row) => (
              <SentRow key={row.notice?.id} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function SentRow({ row }: { readonly row: BoardRow }) {
  const { notices: words, board } = useWords().review
  const { shortName } = useBoardInUse()
  const { notice } = row
  if (!notice) return null
  const name = nameOf(row)
  const left = notice.state === 'open' && notice.remaining ? fill(board.left, { n: notice.remaining }) : ''
  return (
    <tr>
      <th scope="row" title={name}>
        {shortName(name)}
      </th>
      <td className={notice.state === 'closed' ? 'o' : undefined}>{left || words.state[notice.state]}</td>
      <td className="n">{notice.findings}</td>
      <td>{notice.dueOn ?? '—'}</td>
      <td>
        <a href={noticeAddress(notice.id)} download aria-label={fill(words.wordOf, { name })}>
          {words.word}
        </a>
      </td>
    </tr>
  )
}
