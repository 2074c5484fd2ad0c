import type { Severity } from '@mingzhang/model'
import type { Lit } from '../monitor/lights.ts'
import { compare, type Rational, rational, zero } from '../rational.ts'
import { conversion, readQuantity } from '../score/quantity.ts'
import type { Scored } from '../score/score-indicator.ts'
import type { MonitoringReport, ReportedIndicator } from './report.ts'
import type { Round } from './rounds.ts'

/**
 * 填报问题 Something about a report. An `error` cannot be what happened and holds the report back; a `warning` is missing
 * or asks for a reason; a `note` only tells. `indicator` is its position; null: the money.
 */
export type ReportProblem = {
  readonly severity: Severity
  readonly indicator: number | null
  readonly id:
    | 'another-unit'
    | 'text-for-number'
    | 'before-period'
    | 'after-period'
    | 'after-today'
    | 'not-a-number'
    | 'less-than-before'
    | 'more-than-budget'
    | 'missing'
    | 'no-reason'
  readonly what: string
}

type Asked = {
  readonly indicators: readonly Scored[]
  readonly report: MonitoringReport
  /** The round before, where there is one. */
  readonly before: MonitoringReport | null
  readonly round: Round
  /** Lights of the indicators, by position: what is red or yellow needs a reason. */
  readonly lights: readonly Lit[]
  /** YYYY-MM-DD, from the caller's clock. */
  readonly today: string
}

/** 查填报 Everything that is wrong with, or missing in, a report of a round; each input has one outcome. */
export function checkReport(asked: Asked): ReportProblem[] {
  const { indicators, report } = asked
  return [
    ...moneyProblems(asked),
    ...indicators.flatMap((indicator, index) => {
      if (indicator.withdrawn) return []
      const one = report.indicators[index] ?? null
      return one?.actual
        ? filledProblems(asked, indicator, one, index)
        : [missing(index, `“${indicator.name}”没有填完成情况`)]
    }),
  ]
}

const missing = (indicator: number | null, what: string): ReportProblem => ({
  severity: 'warning',
  indicator,
  id: 'missing',
  what,
})

function moneyProblems({ report, before }: Asked): ReportProblem[] {
  const found: ReportProblem[] = []
  const say = (severity: Severity, id: ReportProblem['id'], what: string) =>
    found.push({ severity, indicator: null, id, what })
  const read = (label: string, text: string | null): Rational | null => {
    if (text === null || text === '') return null
    const number = rational(text)
    if (!number || compare(number, zero) < 0)
      say('error', 'not-a-number', `${label}写“${text}”，不是不小于0的数`)
    return number
  }
  const executed = read('执行数', report.executed)
  const budget = read('全年预算数', report.adjusted) ?? read('年初预算数', report.initial)
  const forecast = read('全年预计执行数', report.forecast)
  if (!report.executed) found.push(missing(null, '没有填执行数'))
  if (executed && budget && compare(executed, budget) > 0)
    say('warning', 'more-than-budget', `执行数${report.executed}大于预算数，请核对`)
  const last = rational(before?.executed ?? '')
  if (executed && last && compare(executed, last) < 0)
    say(
      'warning',
      'less-than-before',
      `执行数${report.executed}小于截至${before?.month}月的${before?.executed}；执行数应为累计数`,
    )
  if (executed && forecast && compare(forecast, executed) < 0)
    say('error', 'less-than-before', `全年预计执行数${report.forecast}小于已执行的${report.executed}`)
  return found
}

function filledProblems(
  { round, lights, today }: Asked,
  indicator: Scored,
  one: ReportedIndicator,
  index: number,
): ReportProblem[] {
  const found: ReportProblem[] = []
  const say = (severity: Severity, id: ReportProblem['id'], what: string) =>
    found.push({ severity, indicator: index, id, what })
  const unsuited = unsuitedResult(indicator, one)
  if (unsuited) say('error', unsuited.id, unsuited.what)
  if (one.on !== null && one.on < round.from)
    say(
      'error',
      'before-period',
      `“${indicator.name}”的结果日期${one.on}早于监控期起始日${round.from}，不能用作本期结果，请改填本期的`,
    )
  if (one.on !== null && one.on > round.to && one.on <= today)
    say(
      'warning',
      'after-period',
      `“${indicator.name}”的结果日期${one.on}晚于监控期末${round.to}，请核对是不是本期的结果`,
    )
  if (one.on !== null && one.on > today)
    say('error', 'after-today', `“${indicator.name}”的结果日期${one.on}还没有到，请改正`)
  const light = lights[index]?.light
  if ((light === 'red' || light === 'yellow') && (one.reasonClass === null || !one.reason))
    say(
      'warning',
      'no-reason',
      `“${indicator.name}”${light === 'red' ? '红灯' : '黄灯'}，没有写偏差原因及类别`,
    )
  return found
}

/** A result that cannot be held against its target: words for a number, or a unit that does not convert. */
function unsuitedResult(
  { name, operator, value, unit }: Scored,
  { actual, unit: own }: ReportedIndicator,
): { readonly id: 'another-unit' | 'text-for-number'; readonly what: string } | null {
  const target = operator === '定性' ? null : readQuantity(value ?? '', unit)
  if (!target || actual === null) return null
  const done = readQuantity(actual, own ?? target.unit)
  if (!done) return { id: 'text-for-number', what: `“${name}”的目标是数，完成情况却写“${actual}”，请填数` }
  if (done.unit === null || target.unit === null || conversion(done.unit, target.unit)) return null
  return {
    id: 'another-unit',
    what: `“${name}”的目标以${target.unit}计，完成情况以${done.unit}计，换算不了，请按${target.unit}填`,
  }
}
