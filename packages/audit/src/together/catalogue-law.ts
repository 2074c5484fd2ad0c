import { cite } from '@mingzhang/law'
import { type Finding, findingId, formatAmount, type Program, type VerdictCounts } from '@mingzhang/model'
import { agree, budgetOf, type Entry, entriesOf, matchCatalogue } from '@mingzhang/rules'
import type { Audit } from '../audit.ts'
import { plainName, publisherOf } from './same-unit.ts'
import { placeOfSpot, spotOf } from './spots.ts'

/** 目录与单位 A district's register of programmes, and a unit's file with its own target tables. */
export type Registered = {
  readonly register: number
  readonly unit: number
  readonly findings: readonly Finding[]
  readonly counts: VerdictCounts
}

/**
 * 目录与绩效目标表 What a district's catalogue (and the target tables printed with it) says of a unit's programmes against what
 * the unit publishes itself. The catalogue need not list all of the unit's programmes; what it lists should be there.
 *
 * @returns null where the two have no programme in common: then nothing shows that they belong together
 */
export function catalogueLaw(audits: readonly Audit[], register: number, unit: number): Registered | null {
  const [one, other] = [audits[register]?.disclosure, audits[unit]?.disclosure]
  if (!one || !other || one.document.year === null || one.document.year !== other.document.year) return null
  if (one.document.kind === 'self-evaluation' || other.document.kind === 'self-evaluation') return null
  const isOfUnit = departmentTest(audits, register, unit)
  const programs = other.programs.filter(({ budget }) => budget !== null)
  if (!isOfUnit || programs.length === 0) return null
  const listed = entriesOf(one).filter(({ department }) => isOfUnit(department))
  const printed = one.programs.filter(({ department }) => isOfUnit(department)).flatMap(entryOfProgram)
  const inCatalogue = matchCatalogue(listed, programs)
  const inTables = matchCatalogue(printed, programs)
  const pairs = [...inCatalogue.pairs, ...inTables.pairs]
  if (pairs.length === 0) return null
  const findings = new Map<Program, Finding>()
  const counts = { holds: 0, fails: 0, unknown: 0, inapplicable: 0 }
  const seat = { register, unit }
  for (const { entry, program, alike } of pairs) {
    const wrong = alike ? nameDiffers(entry, program, seat) : amountDiffers(entry, program, seat)
    const answer = wrong ? 'fails' : entry.amount && budgetOf(program) ? 'holds' : 'unknown'
    counts[answer] += 1
    if (wrong && !findings.has(program)) findings.set(program, wrong)
  }
  const missing = inCatalogue.pairs.length > 0 ? inCatalogue.entries : []
  counts.fails += missing.length
  return {
    ...seat,
    counts,
    findings: [...findings.values(), ...missing.map((entry) => isMissing(entry, seat))],
  }
}

/** Does a department as the register prints it mean the unit? Null for a register of one unit only. */
function departmentTest(
  audits: readonly Audit[],
  register: number,
  unit: number,
): ((department: string | null) => boolean) | null {
  const [one, other] = [audits[register], audits[unit]]
  if (!one || !other) return null
  const { name, code, region } = publisherOf(other)
  const departments = new Set(
    [...entriesOf(one.disclosure), ...one.disclosure.programs].map(({ department }) =>
      plainName(department ?? ''),
    ),
  )
  if (name === null || departments.size < 2 || region !== publisherOf(one).region) return null
  return (department) => {
    if (department === null || plainName(department) !== name) return false
    const printed = /^\d{3,}/u.exec(department.trim())?.[0] ?? null
    return printed === null || code === null || printed.startsWith(code) || code.startsWith(printed)
  }
}

function entryOfProgram(program: Program): Entry[] {
  const { name, department, budget, place, budgetPlace } = program
  if (!budget) return []
  const amount = budgetOf(program)
  return [{ name, department, amount, printed: budget.amount, place, amountPlace: budgetPlace ?? place }]
}

type Seat = { readonly register: number; readonly unit: number }

function amountDiffers(entry: Entry, program: Program, { register, unit }: Seat): Finding | null {
  const budget = budgetOf(program)
  if (!entry.amount || !budget || agree(entry.amount, budget)) return null
  const print = (value: number): string =>
    formatAmount({ value, step: Math.min(budget.step, entry.amount?.step ?? budget.step), unit: budget.unit })
  return draft({
    what: `“${program.name}”的预算，目录是 ${entry.printed} ${entry.amount.unit}，单位公开的绩效目标表是 ${program.budget?.amount ?? ''} ${budget.unit}`,
    why: '同一项目在目录和单位公开的绩效目标表里预算应当相同，差额超出了小数取舍的范围',
    toDo: '按批复的预算核对两份文件，改正错的一处',
    severity: 'error',
    figures: {
      stated: print(budget.value),
      expected: print(entry.amount.value),
      difference: print(budget.value - entry.amount.value),
      allowance: print(Math.ceil((budget.step + entry.amount.step) / 2)),
      unit: budget.unit,
    },
    places: [spotOf(program.budgetPlace ?? program.place, unit), spotOf(entry.amountPlace, register)],
  })
}

const nameDiffers = (entry: Entry, program: Program, { register, unit }: Seat): Finding =>
  draft({
    what: `目录写“${entry.name}”，单位公开的绩效目标表写“${program.name}”`,
    why: '主管部门和金额相同，应是同一个项目，名称却不一样',
    toDo: '核对项目名称，两处改成一致',
    severity: 'warning',
    figures: null,
    places: [spotOf(program.place, unit), spotOf(entry.place, register)],
  })

const isMissing = (entry: Entry, { register }: Seat): Finding =>
  draft({
    what: `目录列有“${entry.name}”（${entry.printed} ${entry.amount?.unit ?? ''}），单位公开的文件里没有它的绩效目标表`,
    why: '同一目录里该单位的其他项目都有绩效目标表；也可能这个项目另行公开',
    toDo: '补上该项目的绩效目标表，或说明在何处公开',
    severity: 'warning',
    figures: null,
    places: [spotOf(entry.place, register)],
  })

const rule = 'across-documents/catalogue-agrees-with-programmes'

const draft = (
  said: Pick<Finding, 'what' | 'why' | 'toDo' | 'severity' | 'figures' | 'places'>,
): Finding => ({
  id: findingId(rule, said.places.map(placeOfSpot)),
  rule,
  certainty: said.severity === 'error' ? 'likely' : 'possible',
  basis: [cite('arithmetic'), cite('disclosure-procedure-4')],
  cause: null,
  correction: null,
  evidence: [],
  ...said,
})
