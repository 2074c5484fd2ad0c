import { performanceParameters, type QualitativeBand } from '@mingzhang/law'
import type { ProgramScore } from '@mingzhang/model'
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
import { parameterNeeded, type ScoreParameter } from '../score/parameters.ts'

/** 监控灯 Red is behind, yellow falls behind, green keeps up, blue runs ahead; null: cannot tell. */
export type Light = 'red' | 'yellow' | 'green' | 'blue'

/** A light with its reason in Chinese. */
export type Lit = { readonly light: Light | null; readonly why: string }

/** 监控参数 The bands of the lights, in percent. */
export type LightBands = {
  readonly executionRed: ScoreParameter
  readonly executionYellow: ScoreParameter
  readonly positiveRed: ScoreParameter
  readonly positiveYellow: ScoreParameter
  readonly positiveBlue: ScoreParameter
  readonly gapRed: ScoreParameter
  readonly unspentYellow: ScoreParameter
}

/** 监控参数 The bands in force on a day (YYYY-MM-DD) in a region. */
export function lightBands(day: string, region: string | null = null): LightBands {
  const table = performanceParameters(day, region)
  const need = (id: string) => parameterNeeded(table, id)
  return {
    executionRed: need('light-execution-red'),
    executionYellow: need('light-execution-yellow'),
    positiveRed: need('light-positive-red'),
    positiveYellow: need('light-positive-yellow'),
    positiveBlue: need('light-positive-blue'),
    gapRed: need('gap-red'),
    unspentYellow: need('unspent-yellow'),
  }
}

const hundred = integer(100)
const order: readonly Light[] = ['red', 'yellow', 'green', 'blue']

/**
 * 取最差 The worst of several lights. One that cannot be told leaves the whole open, unless another one is red already.
 */
export function worstLight(lights: readonly (Light | null)[]): Light | null {
  if (lights.includes('red')) return 'red'
  if (lights.length === 0 || lights.includes(null)) return null
  return order.find((light) => lights.includes(light)) ?? null
}

/** 预算执行灯 The share spent against the share of the year that has gone. `month` is 1 to 12. */
export function executionLight(
  budget: Rational | null,
  executed: Rational | null,
  month: number,
  bands: LightBands,
): Lit {
  if (!budget || !executed) return { light: null, why: '没有预算数或执行数，请补填' }
  if (compare(budget, zero) <= 0) return { light: null, why: '预算数为0，没有执行率' }
  const rate = divide(multiply(executed, hundred), budget)
  const pace = divide(multiply(rate, integer(12)), integer(month))
  const light = below(pace, bands.executionRed)
    ? 'red'
    : below(pace, bands.executionYellow)
      ? 'yellow'
      : 'green'
  return { light, why: `执行率${decimal(rate)}%，为${month}个月进度的${decimal(pace, 1)}%` }
}

const below = (value: Rational, { number }: ScoreParameter): boolean => compare(value, number) < 0

/**
 * 正向指标灯 The result against the target for the months gone. A share (%) does not grow with the months and is held
 * against the whole target. A target of 0: met or not.
 */
export function positiveLight(
  target: Rational,
  actual: Rational,
  unit: string | null,
  month: number,
  bands: LightBands,
): Lit {
  if (compare(target, zero) <= 0)
    return compare(actual, target) >= 0
      ? { light: 'green', why: '目标不大于0，已达到' }
      : { light: 'red', why: '目标不大于0，没有达到' }
  const due = unit === '%' ? target : divide(multiply(target, integer(month)), integer(12))
  const pace = divide(multiply(actual, hundred), due)
  const why = unit === '%' ? `为目标的${decimal(pace, 1)}%` : `为${month}个月进度的${decimal(pace, 1)}%`
  if (below(pace, bands.positiveRed)) return { light: 'red', why }
  if (below(pace, bands.positiveYellow)) return { light: 'yellow', why }
  const ahead = unit !== '%' && !below(pace, bands.positiveBlue)
  return { light: ahead ? 'blue' : 'green', why: ahead ? `${why}，超进度` : why }
}

/** 反向指标灯 Within the limit or not. */
export const reverseLight = (target: Rational, actual: Rational): Lit =>
  compare(actual, target) <= 0 ? { light: 'green', why: '没有超过目标' } : { light: 'red', why: '超过目标' }

/** 定性指标灯 好, 中, 差. */
export const wordsLight = (band: QualitativeBand | null): Lit => {
  if (band === 'achieved') return { light: 'green', why: '达成' }
  if (band === 'partly') return { light: 'yellow', why: '部分达成' }
  return band === 'missed' ? { light: 'red', why: '未达成' } : { light: null, why: '说不清属于哪一档' }
}

/**
 * 自评数据预警 Red: the indicators score much better than the money was spent. Yellow: much of the budget is left, or
 * there is none.
 */
export function alarmsOf(score: ProgramScore, bands: LightBands): readonly Lit[] {
  const { execution, items } = score
  const alarms: Lit[] = []
  const budget = rational(execution?.figures['budget'] ?? '')
  const executed = rational(execution?.figures['executed'] ?? '')
  if (budget && compare(budget, zero) === 0) alarms.push({ light: 'yellow', why: '预算为0' })
  if (budget && executed && compare(budget, zero) > 0) {
    const left = divide(multiply(subtract(budget, executed), hundred), budget)
    if (compare(left, bands.unspentYellow.number) > 0)
      alarms.push({ light: 'yellow', why: `预算结余${decimal(left)}%` })
  }
  const share = (parts: typeof items) => {
    const of = (pick: (item: (typeof items)[number]) => string | null) =>
      parts.reduce((sum, item) => sum + Number(pick(item) ?? 0), 0)
    const weight = of(({ weight: each }) => each)
    return weight > 0 && parts.every(({ points }) => points !== null)
      ? of(({ points }) => points) / weight
      : null
  }
  const [indicators, money] = [share(items), execution ? share([execution]) : null]
  if (indicators && money !== null && indicators > 0) {
    const gap = ((indicators - money) / indicators) * 100
    if (gap > Number(bands.gapRed.used.value))
      alarms.push({ light: 'red', why: `指标得分率比执行得分率高${Math.round(gap * 10) / 10}%` })
  }
  return alarms
}
