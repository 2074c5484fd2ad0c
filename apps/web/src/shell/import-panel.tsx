import { Link, useLocation } from 'wouter'
import { DropCurtain } from '../parts/drop-curtain.tsx'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { isOver, type Job, type JobStage, useImports } from './import-state.ts'
import { useMay } from './who.ts'

const steps: readonly JobStage[] = ['sending', 'receiving', 'reading', 'checking', 'saving', 'done']

/** 导入进度 Every file on its way in: how far it is, and where it cannot be read what, why, what to do. */
export function ImportPanel() {
  const words = useWords()
  const { jobs, clear } = useImports()
  if (jobs.length === 0) return null
  const over = jobs.filter(({ stage }) => isOver(stage)).length
  const refused = jobs.filter(({ stage }) => stage === 'refused' || stage === 'failed').length
  return (
    <section className="imports" aria-label={words.import.panel}>
      <header>
        <h2>{words.import.panel}</h2>
        <span role="status">{fill(words.import.summary, { done: over, total: jobs.length })}</span>
        {refused > 0 && <span className="sv e">{fill(words.import.refusedCount, { n: refused })}</span>}
        {over === jobs.length && (
          <button type="button" className="btn quiet" onClick={clear}>
            {words.import.clear}
          </button>
        )}
      </header>
      <ul>
        {jobs.map((job) => (
          <ImportRow key={job.key} job={job} />
        ))}
      </ul>
    </section>
  )
}

function ImportRow({ job }: { readonly job: Job }) {
  const words = useWords()
  const { stop, again } = useImports()
  const { stage, file, memberName, id, refusal } = job
  const name = memberName ?? file.name
  const bad = stage === 'refused' || stage === 'failed'
  return (
    <li className={`import-row ${stage}`}>
      <span
        className={`shape ${bad ? 'e' : stage === 'done' || stage === 'unchanged' ? 'o' : 'q'}`}
        aria-hidden="true"
      />
      <span className="import-name">{name}</span>
      <span className={bad ? 'sv e plain' : 'import-stage'}>{words.import.stage[stage]}</span>
      <span className="import-act">
        {id !== null && isOver(stage) && (
          <Link href={`/documents/${encodeURIComponent(id)}`}>{words.import.open}</Link>
        )}
        {!isOver(stage) && memberName === undefined && (
          <button
            type="button"
            className="btn small"
            aria-label={fill(words.import.stopOne, { name })}
            onClick={() => stop(job.key)}
          >
            {words.import.stop}
          </button>
        )}
        {(stage === 'failed' || stage === 'stopped') && (
          <button type="button" className="btn small" onClick={() => again(job.key)}>
            {words.import.again}
          </button>
        )}
      </span>
      {!isOver(stage) && (
        <progress max={steps.length} value={Math.max(0, steps.indexOf(stage) + 0.5)} aria-label={name} />
      )}
      {refusal && bad && (
        <dl className="refusal">
          <dt className="unseen">{words.import.stage.refused}</dt>
          <dd>{refusal.what}</dd>
          {refusal.why && <dt>{words.import.why}</dt>}
          {refusal.why && <dd>{refusal.why}</dd>}
          {refusal.toDo && <dt>{words.import.toDo}</dt>}
          {refusal.toDo && <dd>{refusal.toDo}</dd>}
        </dl>
      )}
    </li>
  )
}

/** 放入 What is dropped anywhere is imported. The review desk takes its own. */
export function DropZone() {
  const words = useWords().import
  const { add } = useImports()
  const [address] = useLocation()
  if (!useMay('document.import') || address.startsWith('/review')) return null
  return <DropCurtain title={words.drop} hint={words.dropHint} take={({ files }) => add(files)} />
}
