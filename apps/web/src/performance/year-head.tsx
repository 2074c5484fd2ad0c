import { wholeUnit } from '@mingzhang/performance'
import { useState } from 'react'
import { sendAnswer, type YearOverview, yearAddress } from '../api/performance.ts'
import { Dialog } from '../parts/dialog.tsx'
import { useAnnounce } from '../shell/announcer.tsx'
import { useMay } from '../shell/who.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { AdjustmentNotice } from './adjustment-notice.tsx'
import { checkOf, currentRound, type View } from './chart-rows.ts'
import { tenThousands } from './money.ts'
import { SchemeButton } from './scheme-button.tsx'
import { useRefresh } from './use-year.ts'

type Properties = {
  readonly year: YearOverview
  readonly view: View
  readonly month: number
  readonly setView: (view: View) => void
}

/** 年度头 Title, figures of the view, the views, the papers; 模拟数据 where the results are made up. */
export function YearHead({ year, view, month, setView }: Properties) {
  const words = useWords().performance
  const mayEvaluate = useMay('performance.evaluate')
  const views = {
    targets: words.viewTargets,
    monitoring: words.viewMonitoring,
    evaluation: words.viewEvaluation,
    overview: words.viewOverview,
    records: words.viewRecords,
  } as const
  return (
    <header className="year-head">
      {year.simulated && <p className="simulated">{words.simulatedLong}</p>}
      <div className="year-title">
        <h1>
          {year.title}
          {year.approvedOn && (
            <span className="approved">
              {fill(words.approvedOn, { on: year.approvedOn, version: year.bookVersion ?? '' })}
            </span>
          )}
        </h1>
        <Figures year={year} view={view} />
      </div>
      {year.approvedOn && <AdjustmentNotice />}
      <div className="year-bar">
        <nav className="views" aria-label={words.views}>
          {(Object.keys(views) as View[]).map((each) => (
            <button
              key={each}
              type="button"
              aria-current={each === view ? 'page' : undefined}
              onClick={() => setView(each)}
            >
              {views[each]}
            </button>
          ))}
        </nav>
        <span className="space" />
        {view === 'monitoring' && mayEvaluate && <SchemeButton year={year} />}
        <Papers year={year} month={month} />
        {mayEvaluate && <Acts year={year} />}
      </div>
    </header>
  )
}

type Figure = { readonly name: string; readonly value: string; readonly unit: string; readonly bad?: boolean }

function Figures({ year, view }: Pick<Properties, 'year' | 'view'>) {
  const words = useWords().performance
  const { verdicts, whole } = year
  // The targets of the whole unit are no programme.
  const programmes = year.programmes.filter(({ id }) => id !== wholeUnit)
  const sum = programmes.reduce((all, { budget }) => all + (budget ?? 0), 0)
  const gap = year.catalogue === null ? null : year.catalogue - sum
  const weights = new Set(
    verdicts
      .filter((verdict) => checkOf(verdict) === 0 && verdict.severity === 'error')
      .map(({ programme }) => programme),
  )
  const count = programmes.reduce((all, { indicators }) => all + indicators, 0)
  const targets: Figure[] = [
    { name: words.programmes, value: String(programmes.length), unit: words.pieces },
    { name: words.indicators, value: String(count), unit: words.items },
    ...(year.catalogue === null
      ? []
      : [{ name: words.catalogueSum, value: tenThousands(year.catalogue), unit: words.tenThousand }]),
    { name: words.tableSum, value: tenThousands(sum), unit: words.tenThousand },
    ...(gap === null
      ? []
      : [{ name: words.gap, value: tenThousands(gap), unit: words.tenThousand, bad: gap !== 0 }]),
    { name: words.wrongWeights, value: String(weights.size), unit: words.sheets, bad: weights.size > 0 },
  ]
  const results: Figure[] = [
    { name: words.programmes, value: String(programmes.length), unit: words.pieces },
    {
      name: words.meanScore,
      value: whole.weighted ?? words.none,
      unit: whole.weighted === null ? '' : fill(words.averaged, { n: whole.averaged }),
    },
    { name: words.rate, value: whole.rate ?? words.none, unit: whole.rate === null ? '' : '%' },
    ...(['优', '良', '中', '差'] as const).map((grade) => ({
      name: grade,
      value: String(whole.grades[grade]),
      unit: words.pieces,
      bad: grade === '差' && whole.grades[grade] > 0,
    })),
  ]
  const rounds: Figure[] = [currentRound(year)]
    .flatMap((round) => round ?? [])
    .flatMap(({ due, counts }) => [
      {
        name: fill(words.roundDue, { due }),
        value: String(counts['in-time'] + counts['in-late']),
        unit: words.inTime,
      },
      { name: words.open, value: String(counts.open), unit: words.pieces },
      { name: words.late, value: String(counts.late), unit: words.pieces, bad: counts.late > 0 },
    ])
  const figures = view === 'targets' ? targets : view === 'monitoring' ? rounds : results
  return (
    <dl className="figures">
      {figures.map(({ name, value, unit, bad }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className={bad ? 'e' : undefined}>
            {value}
            <span className="u">{unit}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Papers({ year, month }: Pick<Properties, 'year' | 'month'>) {
  const words = useWords().performance
  const [open, setOpen] = useState(false)
  const address = yearAddress(year.unitKey, year.year)
  const papers = [
    ['targets', words.paperTargets],
    ['monitoring', words.paperMonitoring],
    ['self-evaluation', words.paperSelf],
    ['report', words.paperReport],
  ] as const
  return (
    <>
      <button type="button" className="btn small" onClick={() => setOpen(true)}>
        {words.papers}
      </button>
      {open && (
        <Dialog title={words.papers} close={() => setOpen(false)}>
          {year.simulated && <p className="w">{words.simulatedLong}</p>}
          <table className="work papers">
            <tbody>
              {papers.map(([kind, name]) => (
                <tr key={kind}>
                  <th scope="row">{name}</th>
                  {['docx', 'xlsx', 'html', 'pdf', 'ofd', 'txt'].map((format) => (
                    <td key={format}>
                      <a
                        href={`${address}/papers/${kind}.${format}${kind === 'monitoring' ? `?month=${month}` : ''}`}
                      >
                        {format}
                      </a>
                    </td>
                  ))}
                </tr>
              ))}
              <tr>
                <th scope="row">{words.paperData}</th>
                {['csv', 'json', 'zip'].map((format) => (
                  <td key={format}>
                    <a href={`${address}/papers/report.${format}`}>{format}</a>
                  </td>
                ))}
              </tr>
            </tbody>
          </table>
        </Dialog>
      )}
    </>
  )
}

/** Simulated results (asked before) and scoring all programmes. */
function Acts({ year }: Pick<Properties, 'year'>) {
  const words = useWords().performance
  const announce = useAnnounce()
  const refresh = useRefresh()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const address = yearAddress(year.unitKey, year.year)
  const act = async (work: () => Promise<string>) => {
    setBusy(true)
    const said = await work().catch((error: unknown) =>
      error instanceof Error ? error.message : String(error),
    )
    await refresh()
    setBusy(false)
    setAsking(false)
    announce(said, 'shown')
  }
  const scoreAll = async () => {
    const { scored, left } = await sendAnswer<{ scored: number; left: number }>(
      'POST',
      `${address}/score`,
      {},
    )
    return fill(words.scored, { n: scored, left })
  }
  const simulate = async () => {
    await sendAnswer('POST', `${address}/simulate`, { seed: year.year })
    return words.simulated
  }
  return (
    <>
      {!year.programmes.some(({ reports }) => reports.length > 0) && (
        <button type="button" className="btn small" onClick={() => setAsking(true)}>
          {words.simulate}
        </button>
      )}
      <button type="button" className="btn small primary" disabled={busy} onClick={() => void act(scoreAll)}>
        {words.scoreAll}
      </button>
      {asking && (
        <Dialog
          title={words.simulate}
          close={() => setAsking(false)}
          actions={
            <button type="button" className="btn primary" disabled={busy} onClick={() => void act(simulate)}>
              {words.simulate}
            </button>
          }
        >
          <p>{words.simulateAsk}</p>
        </Dialog>
      )}
    </>
  )
}
