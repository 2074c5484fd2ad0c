import { measureKinds, qualitativeBand } from '@mingzhang/law'
import {
  compare,
  decimal,
  divide,
  integer,
  multiply,
  type Rational,
  rational,
  subtract,
  zero,
} from '../rational.ts'
import { conversion, readQuantity } from '../score/quantity.ts'
import type { Execution } from '../score/score-execution.ts'
import type { Result, Scored } from '../score/score-indicator.ts'
import {
  executionLight,
  type Light,
  type LightBands,
  type Lit,
  positiveLight,
  reverseLight,
  wordsLight,
  worstLight,
} from './lights.ts'

/** 一次监控 What is known of a programme at the end of a month of the year (1 to 12). */
export type Monitored = {
  readonly name: string
  readonly month: number
  readonly indicators: readonly Scored[]
  readonly results: readonly (Result | null)[]
  readonly execution: Execution | null
  /** YYYY-MM-DD: a result of a day before this is none of this period. */
  readonly from?: string
}

/** 监控结果 The light of each indicator, of the money, and the worst of them. */
export type MonitorReport = {
  readonly name: string
  readonly month: number
  readonly execution: Lit
  readonly indicators: readonly (Lit & { readonly name: string })[]
  readonly light: Light | null
}

/** 监控 The lights of a programme at the end of a month: the worst of money and indicators. */
export function monitorProgram(monitored: Monitored, bands: LightBands): MonitorReport {
  const { name, month, execution } = monitored
  const money = moneyLight(execution, month, bands)
  const indicators = monitored.indicators.map((indicator, index) => ({
    name: indicator.name,
    ...indicatorLight(indicator, monitored.results[index] ?? null, month, bands, monitored.from),
  }))
  const counted = indicators.filter((_, index) => !monitored.indicators[index]?.withdrawn)
  const light = worstLight([money.light, ...counted.map((each) => each.light)])
  return { name, month, execution: money, indicators, light }
}

/** The light of the money; words where a figure is due are said. */
function moneyLight(execution: Execution | null, month: number, bands: LightBands): Lit {
  const budget = execution?.adjusted ?? execution?.initial ?? ''
  const executed = execution?.executed ?? ''
  const wrong = [budget, executed].find((text) => /[^\s\-—–―/／]/u.test(text) && !rational(text))
  if (wrong !== undefined) return { light: null, why: `预算数或执行数写“${wrong}”，不是数，请填数` }
  return executionLight(rational(budget), rational(executed), month, bands)
}

/** 指标灯 By the direction of its target; what cannot be told has no light. */
export function indicatorLight(
  { name, operator, value, unit, withdrawn }: Scored,
  result: Result | null,
  month: number,
  bands: LightBands,
  from = '',
): Lit {
  if (withdrawn) return { light: null, why: `指标于${withdrawn}撤回` }
  const actual = result?.actual?.trim() ?? ''
  if (actual === '' || /^[-—–―/／]+$/u.test(actual)) return { light: null, why: '没有填报，请补填' }
  if (result?.on && result.on < from)
    return { light: null, why: `结果日期${result.on}早于${from}，不是本期的结果，请改填` }
  const target = operator === '定性' ? null : readQuantity(value ?? '', unit)
  if (!target) {
    const same = actual === value?.trim()
    return wordsLight(result?.band ?? (same ? 'achieved' : qualitativeBand(actual)))
  }
  const done = readQuantity(actual, result?.unit ?? target.unit)
  if (!done) return { light: null, why: `目标是数，却填“${actual}”，请填数` }
  const factor = done.unit !== null && target.unit !== null ? conversion(done.unit, target.unit) : integer(1)
  if (!factor)
    return { light: null, why: `目标以${target.unit}计，却以${done.unit}填，换算不了；请按${target.unit}填` }
  const brought = multiply(done.number, factor)
  const lower = operator === '≤' || operator === '<' || (operator === null && measureKinds(name).has('lower'))
  return lower
    ? reverseLight(target.number, brought)
    : positiveLight(target.number, brought, target.unit, month, bands)
}

/** 执行对计划 What was to be spent by the end of a month, and what was, in percent of the budget. */
export type AgainstPlan = {
  readonly month: number
  readonly planned: string
  /** null: not reported yet. */
  readonly executed: string | null
  /** Percentage points; negative: behind the plan. */
  readonly gap: string | null
  readonly why: string
}

/**
 * 按期对照 Execution against the spending plan, period by period.
 *
 * @param plan cumulative percentages as the target table prints them
 * @param months the month each of them ends with: 3, 6, 10, 12
 * @param executed money spent by the end of each, cumulative, in the unit of `budget`
 */
export function executionAgainstPlan(
  plan: readonly string[],
  months: readonly number[],
  budget: string,
  executed: readonly (string | null)[],
): AgainstPlan[] {
  const whole = rational(budget)
  return months.flatMap((month, index): AgainstPlan[] => {
    const planned = rational(plan[index] ?? '')
    if (!planned) return []
    const spent = rational(executed[index] ?? '')
    const shown = decimal(planned)
    if (!spent || !whole || compare(whole, zero) <= 0)
      return [
        { month, planned: shown, executed: null, gap: null, why: `截至${month}月应执行${shown}%，没有填报` },
      ]
    const rate = divide(multiply(spent, integer(100)), whole)
    return [against(month, planned, rate)]
  })
}

function against(month: number, planned: Rational, rate: Rational): AgainstPlan {
  const gap = subtract(rate, planned)
  const behind = compare(gap, zero) < 0
  const words = behind ? `落后${decimal(subtract(zero, gap))}个百分点` : `不落后`
  return {
    month,
    planned: decimal(planned),
    executed: decimal(rate),
    gap: decimal(gap),
    why: `截至${month}月应执行${decimal(planned)}%，实际${decimal(rate)}%，${words}`,
  }
}
