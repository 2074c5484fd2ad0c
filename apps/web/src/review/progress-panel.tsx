import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { problemOf } from '../api/request.ts'
import { moveBatch } from '../api/review.ts'
import { Dialog } from '../parts/dialog.tsx'
import { localTime } from '../people/local-time.ts'
import { useAnnounce } from '../shell/announcer.tsx'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { useBoardInUse } from './board-context.ts'
import { KnownFiles } from './known-files.tsx'
import { type Mark, markNames, markOf } from './row-state.ts'
import { MarkShape, UnitMarks } from './unit-marks.tsx'

type Move = 'pause' | 'continue' | 'stop'

/** 走一步 Pauses, continues or stops the batch. */
export function useMoves(id: string): (move: Move) => Promise<void> {
  const client = useQueryClient()
  const announce = useAnnounce()
  return async (move) => {
    try {
      await moveBatch(id, move)
    } catch (error) {
      announce(problemOf(error).what, 'shown')
    }
    await client.invalidateQueries({ queryKey: ['review', 'board', id] })
  }
}

const seconds = (milliseconds: number): number => Math.max(1, Math.round(milliseconds / 1_000))

/** 本批进度 Counts, seconds used and left, pause and stop; below, a mark for every unit. */
export function ProgressPanel() {
  const words = useWords().review
  const { batch, rows, mayDecide } = useBoardInUse()
  const { files, state } = batch
  const counts = new Map(markNames.map((mark) => [mark, rows.filter((row) => markOf(row) === mark).length]))
  return (
    <section className="progress-panel" aria-label={words.progress.label}>
      <div className="progress-line">
        <b role="status">
          {files.total - files.waiting} / {files.total}
        </b>
        <span className="progress-time">
          {state !== 'running' && <span className="batch-state">{words.state[state]}</span>}
          {batch.millisecondsUsed > 0 && fill(words.progress.used, { n: seconds(batch.millisecondsUsed) })}
          {batch.millisecondsLeft !== null &&
            `，${fill(words.progress.left, { n: seconds(batch.millisecondsLeft) })}`}
        </span>
        {mayDecide && <Moves />}
        <KnownFiles />
        <ul className="legend">
          {markNames.filter(isShown(counts)).map((mark) => (
            <li key={mark} className={counts.get(mark) === 0 ? 'nought' : undefined}>
              <MarkShape mark={mark} />
              {words.progress.mark[mark]} <b>{counts.get(mark)}</b>
            </li>
          ))}
        </ul>
      </div>
      <Troubled />
      <UnitMarks />
    </section>
  )
}

/** What hardly ever happens is in the legend only when it does. */
const isShown =
  (counts: ReadonlyMap<Mark, number>) =>
  (mark: Mark): boolean =>
    mark !== 'gone' || (counts.get(mark) ?? 0) > 0

/** Why reading stands still although nobody paused it. */
function Troubled() {
  const words = useWords().review.progress
  const { trouble } = useBoardInUse().batch
  if (trouble === null) return null
  return (
    <p className="lost" role="status">
      {fill(words[trouble.kind], { at: localTime(trouble.againAt).slice(11) })}
    </p>
  )
}

function Moves() {
  const words = useWords().review.progress
  const { batch } = useBoardInUse()
  const move = useMoves(batch.id)
  const [asking, setAsking] = useState(false)
  const { state, files } = batch
  const waits = files.waiting > 0
  return (
    <span className="moves">
      {state === 'running' && (
        <button type="button" className="link" onClick={() => void move('pause')}>
          {words.pause}
        </button>
      )}
      {(state === 'paused' || (state === 'stopped' && waits)) && (
        <button type="button" className="link" onClick={() => void move('continue')}>
          {words.go}
        </button>
      )}
      {(state === 'running' || state === 'paused') && (
        <button type="button" className="link" onClick={() => setAsking(true)}>
          {words.stop}
        </button>
      )}
      {asking && (
        <Dialog
          title={words.stopTitle}
          close={() => setAsking(false)}
          actions={
            <button
              type="button"
              className="btn danger"
              onClick={() => {
                setAsking(false)
                void move('stop')
              }}
            >
              {words.stop}
            </button>
          }
        >
          <p>{fill(words.stopBody, { n: files.waiting })}</p>
        </Dialog>
      )}
    </span>
  )
}
