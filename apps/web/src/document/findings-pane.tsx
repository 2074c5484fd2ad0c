import type { Finding, Severity } from '@mingzhang/model'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { groupBy } from '../parts/group-by.ts'
import { SeverityMark, SeverityShape } from '../parts/severity-mark.tsx'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { DecisionMark } from './decision-bar.tsx'
import { useDecisions } from './decisions-context.ts'
import { useDocumentInUse } from './document-context.ts'
import { FindingCard } from './finding-card.tsx'
import { grouped, signed } from './findings-view.ts'
import { whereInWords } from './place-names.ts'
import { StillReading } from './still-reading.tsx'

/** 数的卡 Comes with the names of the law once the first view stands; it says where else a figure is: of the whole document. */
export const loadFigureCard = () => import('./figure-card.tsx')
const FigureCard = lazy(async () => ({ default: (await loadFigureCard()).FigureCard }))

/** 问题栏 The findings: filtered, ordered, one of them open; above them the figure that is looked at. */
export function FindingsPane({ closeDrawer }: { readonly closeDrawer: () => void }) {
  const words = useWords()
  const { shown, selected, figure, reading } = useDocumentInUse()
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    const open = selected && list.current?.querySelector('[data-open]')
    if (open) open.scrollIntoView({ block: 'nearest' })
  }, [selected])
  return (
    <aside className="findings" aria-label={words.findings.title}>
      <Filters closeDrawer={closeDrawer} />
      <div className="findings-scroll">
        <DecisionsLeft />
        {figure && (
          <Suspense fallback={<StillReading />}>
            {reading.complete ? <FigureCard figure={figure} /> : <StillReading />}
          </Suspense>
        )}
        {shown.length === 0 && <NoFindings />}
        <ul ref={list} className="finding-list">
          {shown.map((finding, at) =>
            finding === selected ? (
              <li key={finding.id} data-open="">
                <FindingCard finding={finding} at={at} />
              </li>
            ) : (
              <li key={finding.id}>
                <FindingRow finding={finding} />
              </li>
            ),
          )}
        </ul>
        <p className="unseen" role="status">
          {fill(words.findings.shown, { n: shown.length, total: reading.detail.findings.length })}
        </p>
      </div>
    </aside>
  )
}

/** For reviewers: how many errors and warnings wait for a decision. */
function DecisionsLeft() {
  const words = useWords().review.card
  const { mayDecide, left } = useDecisions()
  const { reading } = useDocumentInUse()
  const anyToDecide = reading.detail.findings.some(({ severity }) => severity !== 'note')
  if (!mayDecide || !anyToDecide) return null
  return <p className="decisions-left">{left > 0 ? fill(words.left, { n: left }) : words.allDone}</p>
}

const severities: readonly Severity[] = ['error', 'warning', 'note']

function Filters({ closeDrawer }: { readonly closeDrawer: () => void }) {
  const words = useWords()
  const { reading, view, change } = useDocumentInUse()
  const counts = groupBy(reading.detail.findings, ({ severity }) => severity)
  const next = view.order === 'weight' ? 'place' : 'weight'
  return (
    <div className="filters">
      <fieldset>
        <legend className="unseen">{words.findings.severityFilter}</legend>
        {severities.map((severity) => (
          <button
            key={severity}
            type="button"
            aria-pressed={view.severity === severity}
            onClick={() => change({ severity: view.severity === severity ? null : severity })}
          >
            <SeverityMark severity={severity}>
              {words.severity[severity]} {counts.get(severity)?.length ?? 0}
            </SeverityMark>
          </button>
        ))}
      </fieldset>
      <button type="button" className="order" onClick={() => change({ order: next })}>
        {view.order === 'weight' ? words.findings.sortWeight : words.findings.sortPlace}
      </button>
      <button type="button" className="btn small close-drawer" onClick={closeDrawer}>
        {words.app.close}
      </button>
    </div>
  )
}

function FindingRow({ finding }: { readonly finding: Finding }) {
  const words = useWords()
  const { select, names, reading } = useDocumentInUse()
  const { figures } = finding
  const place = finding.places[0]
  const name = (place && names(place)) ?? reading.detail.whole?.names[finding.id]
  return (
    <button type="button" className="finding-row" onClick={() => select(finding)}>
      <SeverityShape severity={finding.severity} label={words.severity[finding.severity]} />
      <span className="finding-what">
        {finding.what}
        <small>
          <DecisionMark finding={finding} />
          {name && `${name} · `}
          {place && <span>{whereInWords(place, words)}</span>}
        </small>
      </span>
      <span className="finding-amount">
        {figures && (
          <>
            {grouped(signed(figures.difference))}
            <span className="u">{figures.unit}</span>
          </>
        )}
      </span>
    </button>
  )
}

/** Nothing to show: because nothing is wrong, or because of the filters. */
function NoFindings() {
  const words = useWords()
  const { reading, view, change } = useDocumentInUse()
  const { verdicts, findings } = reading.detail
  const n = verdicts.holds + verdicts.fails + verdicts.unknown + verdicts.inapplicable
  if (findings.length === 0) {
    return (
      <div className="no-findings">
        <h2>{words.findings.allAgree}</h2>
        <p>{fill(words.findings.allAgreeBody, { n, ...verdicts })}</p>
      </div>
    )
  }
  return (
    <div className="no-findings">
      <h2>{words.findings.noneHere}</h2>
      {view.answer === 'holds' && <p>{fill(words.findings.holdsNone, { n: verdicts.holds })}</p>}
      <button type="button" className="btn" onClick={() => change({ answer: null, severity: null })}>
        {words.findings.clearFilter}
      </button>
    </div>
  )
}
