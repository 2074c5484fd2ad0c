import {
  type BookIndicator,
  type BookProgramme,
  type Disclosure,
  decimalsOf,
  type Finding,
  formatAmount,
  type Indicator,
  type Place,
  type Program,
} from '@mingzhang/model'
import { runRules } from '../run-rules.ts'
import { targetRules } from './index.ts'

/** 目标核对 A finding of the rule book about targets as they are typed, with the cell it speaks of. */
export type TargetVerdict = {
  /** Position of the programme. */
  readonly programme: number
  /** Position of the indicator; null: the programme as a whole. */
  readonly indicator: number | null
  /** The column (weight, unit, operator …); null: the row. */
  readonly field: string | null
  readonly finding: Finding
  /** Every cell the finding speaks of, the one above first. */
  readonly cells: readonly TargetCell[]
}

/** 目标的一格 A cell of the targets by position; null: the programme as a whole, the row. */
export type TargetCell = {
  readonly programme: number
  readonly indicator: number | null
  readonly field: string | null
}

/** 周围 What stands around the targets in the document they came from; nothing for targets that have none. */
export type Around = Pick<Disclosure, 'document' | 'tables' | 'sections'>

const fields = [
  'level1',
  'level2',
  'name',
  'operator',
  'value',
  'unit',
  'weight',
  'core',
  'description',
  'basis',
  'dataSource',
  'responsible',
  'due',
] as const

const entry = (field: string, text: string): Place => ({ kind: 'entry', book: 'targets', field, text })

/** 核对目标 The rules of target tables over targets that are being typed: the same rules, the same words. */
export function checkTargets(
  programmes: readonly BookProgramme[],
  around: Around | null = null,
): TargetVerdict[] {
  const disclosure: Disclosure = {
    document: around?.document ?? typed,
    tables: around?.tables ?? [],
    sections: around?.sections ?? [],
    programs: programmes.map(programOf),
    departmentTargets: { name: null, budget: null, goal: null, indicators: [], place: null },
    claims: [],
    unplaced: [],
  }
  const scores = { programs: programmes.map(() => null), department: null }
  const { findings } = runRules(targetRules, { disclosure, statements: [], relations: [], scores })
  return findings.flatMap((finding) => {
    const cells = finding.places.flatMap((place) => cellOf(place) ?? [])
    const [cell] = cells
    return cell ? [{ ...cell, finding, cells }] : []
  })
}

const typed: Disclosure['document'] = {
  file: '录入',
  format: 'text',
  title: null,
  unit: { code: null, name: null },
  year: null,
  stage: 'initial',
  kind: 'programme-targets',
  region: null,
  amountUnit: '万元',
  confidence: 1,
}

function cellOf(place: Place): TargetCell | null {
  const match = place.kind === 'entry' ? /^(\d+)(?:\.(\d+))?(?:\.([a-z]\w*))?$/u.exec(place.field) : null
  if (!match) return null
  const [, programme, indicator, field] = match
  return {
    programme: Number(programme),
    indicator: indicator === undefined ? null : Number(indicator),
    field: field ?? null,
  }
}

function programOf(programme: BookProgramme, at: number): Program {
  const text = (field: string, words: string | null) =>
    words === null ? null : { text: words, place: entry(`${at}.${field}`, words) }
  return {
    name: programme.name,
    code: programme.code,
    department: programme.department,
    budget: programme.budget === null ? null : { amount: tenThousands(programme.budget), unit: '万元' },
    budgetParts: programme.budgetParts.map(({ label, amount }) => ({
      label,
      amount: amount === null ? null : tenThousands(amount),
      unit: '万元',
      place: entry(`${at}.budgetParts`, label),
    })),
    plan: programme.plan,
    category: programme.category,
    overview: text('overview', programme.overview),
    legalBasis: text('legalBasis', programme.legalBasis),
    goal: text('goal', programme.goal),
    executionWeight: programme.executionWeight,
    indicators: programme.indicators.map((one, index) => indicatorOf(one, `${at}.${index}`)),
    place: entry(`${at}`, programme.name),
    budgetPlace: programme.budget === null ? null : entry(`${at}.budget`, tenThousands(programme.budget)),
  }
}

/** 万元 with two decimals, with more where the 分 need them. */
function tenThousands(fen: number): string {
  const step = fen % 10_000 === 0 ? 10_000 : fen % 100 === 0 ? 100 : 1
  const amount = { value: fen, step, unit: '万元' }
  return formatAmount(amount, decimalsOf(amount))
}

const indicatorOf = (one: BookIndicator, at: string): Indicator => ({
  ...one,
  place: entry(at, one.name),
  places: Object.fromEntries(
    fields.map((field) => [field, entry(`${at}.${field}`, String(one[field] ?? ''))]),
  ),
  group: null,
  confidence: 1,
})
