import type { DepartmentTargets, Finding, Program } from '@mingzhang/model'
import { useMemo, useState } from 'react'
import { placesOf } from '../document/culprit.ts'
import { useDocumentInUse } from '../document/document-context.ts'
import { grouped } from '../document/findings-view.ts'
import { SeverityMark } from '../parts/severity-mark.tsx'
import { locate, type SourceIndex, spotText } from '../places/source-index.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { ProgramRead } from './program-read.tsx'
import { weightSum } from './weights.ts'

/** What stands in the list: a programme, or the targets of the whole unit in the same shape. */
type Entry = { readonly id: string; readonly program: Program; readonly findings: readonly Finding[] }

/** 项目 The programmes: list with budget and search, the target table of the one that is open. */
export function ProgramsPane() {
  const words = useWords()
  const { reading, view, change } = useDocumentInUse()
  const [search, setSearch] = useState('')
  const { disclosure, findings } = reading.detail
  const entries = useMemo(() => {
    const whole = wholeUnit(disclosure.departmentTargets, words.programs.whole)
    const programs = disclosure.programs.map((program, at) => ({ id: String(at), program }))
    const all = whole ? [{ id: 'whole', program: whole }, ...programs] : programs
    return all.map((entry) => ({ ...entry, findings: findingsOf(entry.program, findings, reading.index) }))
  }, [disclosure, findings, reading, words])
  const open = entries.find(({ id }) => id === view.program) ?? entries[0]
  if (!open) {
    return (
      <div className="empty">
        <h2>{words.programs.none}</h2>
        <p>{words.programs.noneBody}</p>
      </div>
    )
  }
  const wanted = search.trim()
  const listed = entries.filter(({ program: { name, code, department } }) =>
    `${name} ${code ?? ''} ${department ?? ''}`.includes(wanted),
  )
  return (
    <div className="split">
      <nav className="index" aria-label={words.programs.caption}>
        <input
          type="search"
          value={search}
          placeholder={words.programs.search}
          aria-label={words.programs.search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <p className="unseen" role="status">
          {fill(words.programs.found, { n: listed.length })}
        </p>
        <ul>
          {listed.map((entry) => (
            <li key={entry.id}>
              <ProgramRow entry={entry} open={entry === open} choose={() => change({ program: entry.id })} />
            </li>
          ))}
        </ul>
      </nav>
      <ProgramRead key={open.id} program={open.program} findings={open.findings} />
    </div>
  )
}

type RowProperties = { readonly entry: Entry; readonly open: boolean; readonly choose: () => void }

function ProgramRow({ entry, open, choose }: RowProperties) {
  const words = useWords()
  const { program, findings } = entry
  const worst = (['error', 'warning', 'note'] as const).find((severity) =>
    findings.some((finding) => finding.severity === severity),
  )
  const { sum } = weightSum(program)
  return (
    <button type="button" className="program-row" aria-current={open ? 'true' : undefined} onClick={choose}>
      <span>
        {program.name}
        <small>
          {program.department && <span>{program.department}</span>}
          <span>
            {words.programs.indicators} {program.indicators.length}
          </span>
          {sum !== null && (
            <span>
              {words.programs.weightSum} {sum}
            </span>
          )}
        </small>
      </span>
      <span className="program-budget">
        {program.budget ? grouped(program.budget.amount) : '—'}
        {program.budget && <span className="u">{program.budget.unit}</span>}
        {worst && (
          <small>
            <SeverityMark severity={worst}>
              {words.severity[worst]} {findings.filter(({ severity }) => severity === worst).length}
            </SeverityMark>
          </small>
        )}
      </span>
    </button>
  )
}

/** The whole-unit targets in the shape of a programme; null when the document has none. */
function wholeUnit(targets: DepartmentTargets, name: string): Program | null {
  if (targets.place === null || (targets.indicators.length === 0 && targets.goal === null)) return null
  const { budget, goal, indicators, place } = targets
  return {
    name,
    code: null,
    department: targets.name,
    budget: budget && { amount: budget.amount, unit: budget.unit },
    budgetParts: [],
    plan: null,
    category: null,
    overview: null,
    legalBasis: null,
    goal,
    executionWeight: null,
    indicators,
    place,
    budgetPlace: budget?.place ?? null,
  }
}

/** Findings that stand in the rows of a programme. */
function findingsOf(program: Program, findings: readonly Finding[], index: SourceIndex): readonly Finding[] {
  const places = [
    program.budgetPlace ?? program.place,
    ...program.indicators.flatMap((indicator) => [indicator.place, ...Object.values(indicator.places)]),
  ]
  const own = new Set(places.flatMap((place) => locate(index, place).map(spotText)))
  return findings.filter((finding) =>
    placesOf(finding).some((place) => locate(index, place).some((spot) => own.has(spotText(spot)))),
  )
}
