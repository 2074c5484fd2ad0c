import type { Grade, ProgramScore } from '@mingzhang/model'
import {
  add,
  compare,
  decimal,
  divide,
  integer,
  multiply,
  type Rational,
  rational,
  zero,
} from '../rational.ts'
import { conversion } from '../score/quantity.ts'
import type { EvaluationRecord } from './evaluation-record.ts'

/** 整体结果 What all programmes of a unit (or a district) came to. Money in `unit`, decimals. */
export type UnitResults = {
  readonly programmes: number
  readonly scored: number
  readonly unknown: number
  readonly excluded: number
  readonly grades: Readonly<Record<Grade, number>>
  readonly budget: string
  readonly executed: string
  readonly unit: string
  /** %, over the programmes with both sums; null when none has. */
  readonly rate: string | null
  /** Mean of the totals by the money of each programme; null when none counts. */
  readonly weighted: string | null
  readonly mean: string | null
  /** How many totals both means are of. Without a grade the weights miss 100: such a total stands beside no other. */
  readonly averaged: number
  readonly indicators: { readonly met: number; readonly missed: number; readonly unknown: number }
}

/** A score with the money of its programme in one unit; null where unknown. */
export type ScoredMoney = {
  readonly score: ProgramScore
  readonly budget: string | null
  readonly executed: string | null
}

/** 得分与资金 A score with the money it was given, in 万元; money in a unit that is none of money is unknown. */
export function scoredMoney({ program, score }: Pick<EvaluationRecord, 'program' | 'score'>): ScoredMoney {
  const { adjusted, initial, executed, unit } = program.execution ?? noMoney
  const factor = conversion(unit, '万元')
  const brought = (text: string | null): string | null => {
    const number = rational(text ?? '')
    return number && factor ? decimal(multiply(number, factor), 6) : null
  }
  return { score, budget: brought(adjusted ?? initial), executed: brought(executed) }
}

const noMoney = { adjusted: null, initial: null, executed: null, unit: '万元' }

/** 整体结果 Adds up scores, money and indicators; what is not known is counted, never taken for zero. */
export function unitResults(scored: readonly ScoredMoney[], unit: string): UnitResults {
  const grades: Record<Grade, number> = { 优: 0, 良: 0, 中: 0, 差: 0 }
  let [budget, executed, heavy, weight, sum] = [zero, zero, zero, zero, zero]
  let totals = 0
  for (const { score, budget: planned, executed: spent } of scored) {
    const [money, used] = [rational(planned ?? ''), rational(spent ?? '')]
    if (money && used) [budget, executed] = [add(budget, money), add(executed, used)]
    const total = rational(score.total ?? '')
    if (score.grade) grades[score.grade] += 1
    if (!total || !score.grade) continue
    totals += 1
    sum = add(sum, total)
    if (money) [heavy, weight] = [add(heavy, multiply(total, money)), add(weight, money)]
  }
  const verdicts = (verdict: ProgramScore['verdict']) =>
    scored.filter(({ score }) => score.verdict === verdict).length
  return {
    programmes: scored.length,
    scored: verdicts('scored'),
    unknown: verdicts('unknown'),
    excluded: verdicts('excluded'),
    grades,
    budget: decimal(budget),
    executed: decimal(executed),
    unit,
    rate: share(multiply(executed, integer(100)), budget),
    weighted: share(heavy, weight),
    mean: share(sum, integer(totals)),
    averaged: totals,
    indicators: metOf(scored),
  }
}

const share = (part: Rational, whole: Rational): string | null =>
  compare(whole, zero) > 0 ? decimal(divide(part, whole)) : null

function metOf(scored: readonly ScoredMoney[]): UnitResults['indicators'] {
  const items = scored.flatMap(({ score }) => score.items).filter(({ rule }) => rule !== 'withdrawn')
  const count = (met: boolean | null) => items.filter((item) => item.met === met).length
  return { met: count(true), missed: count(false), unknown: count(null) }
}

/** 从未落空的指标 Indicators set by several programmes and missed by none: they tell nobody from another. */
export function neverMissed(scores: readonly ProgramScore[], fewest = 3): { name: string; times: number }[] {
  const seen = new Map<string, { times: number; missed: boolean }>()
  for (const { items } of scores)
    for (const { name, met, rule } of items) {
      if (rule === 'withdrawn') continue
      const tight = name.replace(/\s+/gu, '')
      const before = seen.get(tight) ?? { times: 0, missed: false }
      seen.set(tight, { times: before.times + (met === true ? 1 : 0), missed: before.missed || met !== true })
    }
  return [...seen]
    .filter(([, { times, missed }]) => !missed && times >= fewest)
    .map(([name, { times }]) => ({ name, times }))
    .toSorted((one, other) => other.times - one.times)
}
