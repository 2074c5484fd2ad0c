import type { BookDiff, WorkingBook } from '@mingzhang/forms'
import { keyInWords } from '@mingzhang/law'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { fetchDiff, fetchVersions, restoreVersion } from '../../api/books.ts'
import { useAnnounce } from '../../shell/announcer.tsx'
import { fill, wordOf } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import { nameOf } from '../editor/choices.ts'
import { clock } from '../editor/clock.ts'
import { amountIn } from '../editor/grid-row.tsx'

type Properties = {
  readonly address: string
  readonly version: number
  readonly editable: boolean
  readonly working: WorkingBook
  /** Sends what has not been sent; the version that stands then, or null where it could not be sent. */
  readonly settle: () => Promise<number | null>
  readonly restored: () => void
}

/** 版本 Who saved what and when; what differs from now; and back to it. */
export function VersionsDrawer({ address, version, editable, working, settle, restored }: Properties) {
  const words = useWords().book.versions
  const announce = useAnnounce()
  const [compared, setCompared] = useState<number | null>(null)
  const list = useQuery({
    queryKey: ['book-versions', address, version],
    queryFn: () => fetchVersions(address),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  const newest = list.data?.versions[0]?.version ?? version
  const restore = async (to: number) => {
    // What was typed a moment ago is a version too, to which one can come back.
    const stands = await settle()
    if (stands === null) return announce(words.unsent, 'shown')
    try {
      await restoreVersion(address, to, stands)
      announce(fill(words.restored, { n: to }), 'shown')
      restored()
    } catch (error) {
      announce(error instanceof Error ? error.message : String(error), 'shown')
    }
  }
  return (
    <div className="drawer-body">
      <ul className="versions">
        {list.data?.versions.map((one) => (
          <li key={one.version}>
            <b>{fill(words.number, { n: one.version })}</b>
            <span>
              {one.name} · {clock(one.savedAt)}
              {one.note !== null && ` · ${one.note}`}
            </span>
            {one.version === newest ? (
              <span className="mut">{words.current}</span>
            ) : (
              <span className="tools">
                <button type="button" className="link" onClick={() => setCompared(one.version)}>
                  {words.compare}
                </button>
                {editable && (
                  <button type="button" className="link" onClick={() => void restore(one.version)}>
                    {words.restore}
                  </button>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
      {compared !== null && <Difference address={address} from={compared} to={newest} working={working} />}
    </div>
  )
}

function Difference({
  address,
  from,
  to,
  working,
}: {
  readonly address: string
  readonly from: number
  readonly to: number
  readonly working: WorkingBook
}) {
  const words = useWords().book.versions
  const diff = useQuery({
    queryKey: ['book-diff', address, from, to],
    queryFn: () => fetchDiff(address, from, to),
  })
  if (!diff.data) return null
  const lines = linesOf(diff.data, words, working)
  return (
    <section className="difference">
      <h3>{`${fill(words.number, { n: from })} → ${fill(words.number, { n: to })}`}</h3>
      {lines.length === 0 ? (
        <p className="mut">{words.same}</p>
      ) : (
        <table className="work">
          <thead>
            <tr>
              <th scope="col">{words.money}</th>
              <th scope="col" className="n">
                {words.before}
              </th>
              <th scope="col" className="n">
                {words.after}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ key, name, before, after }) => (
              <tr key={key}>
                <td>{name}</td>
                <td className="n">{before ?? '—'}</td>
                <td className="n">{after ?? '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

type Line = {
  readonly key: string
  readonly name: string
  readonly before: string | null
  readonly after: string | null
}

type VersionWords = ReturnType<typeof useWords>['book']['versions']

function linesOf(diff: BookDiff, words: VersionWords, working: WorkingBook): readonly Line[] {
  const money = (amount: number | null): string | null => (amount === null ? null : amountIn(amount, '万元'))
  const short = (text: string | null): string | null => (text === null ? null : text.slice(0, 60))
  const { total } = diff
  const lines: Line[] = diff.money.map(({ ledger, at, before, after }) => ({
    key: `${ledger} ${JSON.stringify(at)}`,
    name: moneyName(at, working),
    before: money(before),
    after: money(after),
  }))
  if (total.before !== total.after) {
    lines.push({ key: 'total', name: words.total, before: money(total.before), after: money(total.after) })
  }
  const names = { programmes: words.programmes, reasons: words.reasons, texts: words.others }
  return [
    ...lines,
    ...diff.programmes.map(({ programme, field, before, after }) => ({
      key: `p ${programme} ${field}`,
      name: `${names.programmes}：${programme}`,
      ...{ before: short(before), after: short(after) },
    })),
    ...diff.reasons.map(({ of, before, after }) => ({
      key: `r ${of}`,
      name: `${names.reasons}：${of}`,
      ...{ before: short(before), after: short(after) },
    })),
    ...diff.others.map(({ field, name, before, after }) => ({
      key: `o ${field} ${name}`,
      name: `${wordOf(names, field)}：${name}`,
      ...{ before: short(before), after: short(after) },
    })),
  ]
}

/** The governmental account and the year the money came in say nothing more; a programme is called by its name. */
function moneyName(at: BookDiff['money'][number]['at'], working: WorkingBook): string {
  const { gov: _gov, origin: _origin, project, ...rest } = at
  const name = project === undefined ? [] : [nameOf(working, 'project', project)]
  const words = Object.keys(rest).length === 0 ? [] : [keyInWords(rest)]
  return [...name, ...words].join(' · ')
}
