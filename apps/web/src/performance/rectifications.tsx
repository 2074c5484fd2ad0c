import {
  dutyDays,
  type MonitorReport,
  proposeRectifications,
  rectificationState,
} from '@mingzhang/performance'
import { useState } from 'react'
import { type ProgrammeDetail, programmeAddress, sendAnswer, type YearOverview } from '../api/performance.ts'
import { useMay } from '../shell/who.ts'
import { useWords } from '../words/use-words.ts'
import { rectificationWord } from './state-words.ts'
import { useRefresh, useWhere } from './use-year.ts'

type Properties = {
  readonly programme: ProgrammeDetail
  readonly year: YearOverview
  readonly month: number
  readonly lights: MonitorReport
}

/** 整改 What was raised, what is done about it, its closure; red lights that nobody raised yet are proposed. */
export function Rectifications({ programme, year, month, lights }: Properties) {
  const words = useWords()
  const { unit, year: of } = useWhere()
  const refresh = useRefresh()
  const mayEvaluate = useMay('performance.evaluate')
  const [why, setWhy] = useState('')
  const send = async (body: object) => {
    try {
      await sendAnswer('PUT', `${programmeAddress(unit, of, programme.id)}/rectifications`, body)
      setWhy('')
      await refresh()
    } catch (error) {
      setWhy(error instanceof Error ? error.message : String(error))
    }
  }
  const raised = new Set(programme.rectifications.map((one) => `${one.month} ${one.indicator ?? 'money'}`))
  const proposed = proposeRectifications(
    lights,
    year.today,
    dutyDays(year.today, year.region).rectify,
  ).filter((one) => !raised.has(`${month} ${one.indicator ?? 'money'}`))
  return (
    <section className="rectifications">
      <h3>{words.performance.rectifications}</h3>
      {why && (
        <p role="alert" className="e">
          {why}
        </p>
      )}
      {programme.rectifications.length + proposed.length === 0 && (
        <p className="mut">{words.performance.noRectifications}</p>
      )}
      {programme.rectifications.map((one) => (
        <One key={`${one.id} ${one.version}`} one={one} today={year.today} send={send} />
      ))}
      {proposed.map(({ indicator, what }) => (
        <div key={what} className="rectification proposed">
          <span>{what}</span>
          {mayEvaluate && (
            <button
              type="button"
              className="btn small"
              onClick={() =>
                void send({
                  version: 0,
                  id: `m${month}-${indicator ?? 'money'}`,
                  month,
                  indicator,
                  what,
                  measures: null,
                  closing: null,
                  close: false,
                })
              }
            >
              {words.performance.raise}
            </button>
          )}
        </div>
      ))}
    </section>
  )
}

type OneProperties = {
  readonly one: ProgrammeDetail['rectifications'][number]
  readonly today: string
  readonly send: (body: object) => Promise<void>
}

function One({ one, today, send }: OneProperties) {
  const words = useWords()
  const mayEdit = useMay('performance.edit')
  const mayEvaluate = useMay('performance.evaluate')
  const [measures, setMeasures] = useState(one.measures ?? '')
  const [closing, setClosing] = useState(one.closing ?? '')
  const { version, id, month, indicator, what } = one
  const body = {
    version,
    id,
    month,
    indicator,
    what,
    measures: measures || null,
    closing: closing || null,
  }
  const state = rectificationState(one, today)
  return (
    <div className="rectification">
      <p>
        <b className={state === 'overdue' ? 'e' : ''}>{rectificationWord(words, state)}</b> {what}{' '}
        <span className="mut">{one.closedOn ?? one.due}</span>
      </p>
      {one.closedOn === null ? (
        <div className="rectification-fields">
          <input
            className="cell"
            aria-label={words.performance.measuresTaken}
            placeholder={words.performance.measuresTaken}
            disabled={!mayEdit}
            value={measures}
            onChange={(event) => setMeasures(event.currentTarget.value)}
          />
          {mayEdit && (
            <button type="button" className="btn small" onClick={() => void send({ ...body, close: false })}>
              {words.performance.answer}
            </button>
          )}
          <input
            className="cell"
            aria-label={words.performance.closing}
            placeholder={words.performance.closing}
            disabled={!mayEvaluate}
            value={closing}
            onChange={(event) => setClosing(event.currentTarget.value)}
          />
          {mayEvaluate && (
            <button type="button" className="btn small" onClick={() => void send({ ...body, close: true })}>
              {words.performance.close}
            </button>
          )}
        </div>
      ) : (
        <p className="mut">
          {one.measures} → {one.closing}
        </p>
      )}
    </div>
  )
}
