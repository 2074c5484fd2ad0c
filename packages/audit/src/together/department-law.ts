import { contains } from '@mingzhang/law'
import { type Finding, type Key, keyText, type Statement, type VerdictCounts } from '@mingzhang/model'
import { keyCompleter } from '@mingzhang/reconcile'
import { excessOf, sumOf, type Weighed } from './department-findings.ts'
import type { Family } from './units-of-department.ts'
import type { Volume } from './volume.ts'

export type DepartmentOutcome = { readonly findings: readonly Finding[]; readonly counts: VerdictCounts }

/**
 * 部门与所属单位 The units of a department are parts of it: no unit has more than the whole. Where every unit is at hand the
 * sum is the whole, less what they pay one another; so only fiscal appropriations, which units do not pay one another,
 * are added up.
 *
 * @returns null where the alleged units exceed the department nearly everywhere: then it is not their department
 */
export function departmentLaw({ department, units, stated }: Family): DepartmentOutcome | null {
  const figures = units.map((unit) => ({ unit, figures: figuresOf(unit) }))
  const isComplete = stated === units.length
  const singles: Weighed[] = []
  const sums: Weighed[] = []
  for (const [key, whole] of figuresOf(department)) {
    const parts = figures.flatMap(({ unit, figures: own }) => {
      const found = own.get(key)
      return found ? [{ unit, stated: found }] : []
    })
    singles.push(...parts.map((part) => weigh(whole, [part])))
    const canAdd = parts.length > 1 && parts.length === units.length && isFiscal(whole.key)
    if (canAdd) sums.push(weigh(whole, parts))
  }
  const excesses = singles.filter(isExcess)
  if (excesses.length >= 3 && excesses.length * 2 > singles.length) return null
  const tooLarge = new Set(excesses.map(({ whole }) => whole))
  const wrongSums = sums.filter(
    (sum) => !tooLarge.has(sum.whole) && (isComplete ? isOff(sum) : isExcess(sum)),
  )
  const byUnit = Map.groupBy(excesses, ({ parts }) => parts[0]?.unit)
  const fails = excesses.length + wrongSums.length
  return {
    findings: [...[...byUnit.values()].map(excessOf), ...sumOf(wrongSums, isComplete)],
    counts: { holds: singles.length + sums.length - fails, fails, unknown: 0, inapplicable: 0 },
  }
}

const isFiscal = ({ fund }: Key): boolean => contains('fund', 'fiscal', fund)

const isExcess = ({ difference, doubledAllowance }: Weighed): boolean => 2 * difference > doubledAllowance

const isOff = ({ difference, doubledAllowance }: Weighed): boolean =>
  2 * Math.abs(difference) > doubledAllowance

function weigh(whole: Statement, parts: Weighed['parts']): Weighed {
  const sum = parts.reduce((total, { stated }) => total + stated.amount.value, 0)
  const steps = parts.reduce((total, { stated }) => total + stated.amount.step, whole.amount.step)
  return { key: whole.key, whole, parts, difference: sum - whole.amount.value, doubledAllowance: steps }
}

/** Figures of a volume's own tables by key, where its tables agree on them: its own quarrels are its own findings. */
function figuresOf(volume: Volume): Map<string, Statement> {
  const figures = new Map<string, Statement>()
  const disputed = new Set<string>()
  for (const statement of ownFigures(volume)) {
    const known = figures.get(statement.keyText)
    if (known === undefined) figures.set(statement.keyText, statement)
    else if (!agree(known, statement)) disputed.add(statement.keyText)
  }
  for (const key of disputed) figures.delete(key)
  return figures
}

const agree = ({ amount: one }: Statement, { amount: other }: Statement): boolean =>
  2 * Math.abs(one.value - other.value) <= one.step + other.step

/** Money of the document's own year and stage, printed in its tables, of the unit as a whole. */
function ownFigures({ disclosure, statements }: Volume): Statement[] {
  const complete = keyCompleter(disclosure)
  const { year, stage } = disclosure.document
  return statements.flatMap((statement) => {
    const key = complete(statement.key)
    if (key === null || statement.from.kind !== 'cell' || statement.confidence < 1) return []
    const isWhole = key.unit === undefined && key.project === undefined && key.entry === undefined
    const isOwn = key.measure === 'money' && key.year === String(year) && key.stage === stage
    return isWhole && isOwn ? [{ ...statement, key, keyText: keyText(key) }] : []
  })
}
