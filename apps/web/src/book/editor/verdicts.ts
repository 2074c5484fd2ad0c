import type { WorkingBook, WorkingProblem, WorkingRow } from '@mingzhang/forms'

/** 一行的核对 What is to be said of a line: nothing, fine, a proposal to confirm, something unknown, or a problem. */
export type RowVerdict = {
  readonly kind: 'blank' | 'holds' | 'proposed' | 'unknown' | 'warning' | 'error'
  readonly problem: WorkingProblem | null
  readonly missing: readonly string[]
}

/** 各行核对 The verdict of every line, from the problems of reading the table. */
export function rowVerdicts(
  working: WorkingBook,
  problems: readonly WorkingProblem[],
): ReadonlyMap<string, RowVerdict> {
  const byRow = new Map<string, WorkingProblem>()
  for (const problem of problems) {
    if (problem.cell === null) continue
    const before = byRow.get(problem.cell.row)
    if (before === undefined || (before.severity !== 'error' && problem.severity === 'error'))
      byRow.set(problem.cell.row, problem)
  }
  return new Map(working.rows.map((row) => [row.id, keptVerdict(row, byRow.get(row.id) ?? null)]))
}

const kept = new WeakMap<WorkingRow, RowVerdict>()

/** A line that is as it was has the verdict it had, so that it need not be drawn again. */
function keptVerdict(row: WorkingRow, problem: WorkingProblem | null): RowVerdict {
  const before = kept.get(row)
  if (before && before.problem?.id === problem?.id && before.problem?.what === problem?.what) return before
  const verdict = verdictOf(row, problem)
  kept.set(row, verdict)
  return verdict
}

function verdictOf(row: WorkingRow, problem: WorkingProblem | null): RowVerdict {
  const none = { problem, missing: [] }
  if (problem?.severity === 'error') return { kind: 'error', ...none }
  const funds = Object.entries(row.money).filter(([, typed]) => typed.trim() !== '')
  if (funds.length === 0) return { kind: 'blank', ...none }
  const missing = [
    ...(row.at.func === undefined ? ['func'] : []),
    ...(row.at.econ === undefined ? ['econ'] : []),
    ...(funds.some(([fund]) => fund === '') ? ['fund'] : []),
    ...(row.at.use === undefined || row.at.use === '' ? ['use'] : []),
  ]
  if (missing.length > 0) return { kind: 'unknown', problem, missing }
  if (row.proposed !== undefined) return { kind: 'proposed', ...none }
  if (problem?.severity === 'warning') return { kind: 'warning', ...none }
  return { kind: 'holds', ...none }
}
