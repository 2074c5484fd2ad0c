import {
  dutyDays,
  type MonitorReport,
  proposeRectifications,
  rectificationState,
} from '@mingzhang/performance'
import { useState } from 'react'
import { type ProgrammeDetail, programmeAddress, sendAnswer, type YearOverview } from '../api/performance.ts'
import { useMay } from '../shell/who.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { keptDraft } from './kept-draft.ts'
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
  const mayEvaluate = useMay('performance.evaluate')
  const { why, send } = useSend(programme.id)
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
        <One
          key={`${one.id} ${one.version}`}
          one={one}
          place={`${unit} ${of} ${programme.id}`}
          today={year.today}
          send={send}
        />
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

/** Sends a rectification; what stood in its way is said. */
function useSend(programme: string) {
  const { unit, year } = useWhere()
  const refresh = useRefresh()
  const [why, setWhy] = useState('')
  const send = async (body: object): Promise<boolean> => {
    try {
      await sendAnswer('PUT', `${programmeAddress(unit, year, programme)}/rectifications`, body)
      setWhy('')
      await refresh()
      return true
    } catch (error) {
      setWhy(error instanceof Error ? error.message : String(error))
      return false
    }
  }
  return { why, send }
}

type OneProperties = {
  readonly one: ProgrammeDetail['rectifications'][number]
  readonly today: string
  /** The programme of the year it belongs to. */
  readonly place: string
  /** Whether it was taken. */
  readonly send: (body: object) => Promise<boolean>
}

const useKept = keptDraft<{ readonly measures: string; readonly closing: string }>('rectification')

function One({ one, place, today, send }: OneProperties) {
  const words = useWords()
  const mayEdit = useMay('performance.edit')
  const mayEvaluate = useMay('performance.evaluate')
  const kept = useKept(`${place} ${one.id}`, one.version, () => ({
    measures: one.measures ?? '',
    closing: one.closing ?? '',
  }))
  const { measures, closing } = kept.now
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
  const act = async (close: boolean) => {
    if (await send({ ...body, close })) kept.forget(kept.now)
  }
  const state = rectificationState(one, today)
  return (
    <div className="rectification">
      <p>
        <b className={state === 'overdue' ? 'e' : ''}>{rectificationWord(words, state)}</b> {what}{' '}
        <span className="mut">{one.closedOn ?? fill(words.performance.roundDue, { due: one.due })}</span>
      </p>
      {one.closedOn === null ? (
        <div className="rectification-fields">
          <input
            className="cell"
            aria-label={words.performance.measuresTaken}
            placeholder={words.performance.measuresTaken}
            disabled={!mayEdit}
            value={measures}
            onChange={({ currentTarget: { value } }) => kept.set((now) => ({ ...now, measures: value }))}
          />
          {mayEdit && (
            <button type="button" className="btn small" onClick={() => void act(false)}>
              {words.performance.answer}
            </button>
          )}
          <input
            className="cell"
            aria-label={words.performance.closing}
            placeholder={words.performance.closing}
            disabled={!mayEvaluate}
            value={closing}
            onChange={({ currentTarget: { value } }) => kept.set((now) => ({ ...now, closing: value }))}
          />
          {mayEvaluate && (
            <button type="button" className="btn small" onClick={() => void act(true)}>
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
