import type { Grade, ItemScore, ProgramScore } from '@mingzhang/model'
import {
  add,
  compare,
  decimal,
  integer,
  least,
  plain,
  type Rational,
  rational,
  subtract,
  zero,
} from '../rational.ts'
import { untold } from './item.ts'
import type { ScoreParameters } from './parameters.ts'
import { type Execution, scoreExecution } from './score-execution.ts'
import { type Period, type Result, type Scored, scoreIndicator } from './score-indicator.ts'

/** 停止的项目 A programme that was stopped in the year. */
export type Stopped = { readonly on: string | null; readonly why: string | null }

/** 待打分的项目 A programme with what came of it. `results[i]` belongs to `indicators[i]`; null: nothing reported. */
export type ProgramToScore = {
  readonly name: string
  readonly code: string | null
  readonly indicators: readonly Scored[]
  readonly results: readonly (Result | null)[]
  /** null: nothing known of the money. */
  readonly execution: Execution | null
  readonly stopped?: Stopped | null
  readonly period?: Period | null
}

const hundred = integer(100)

/**
 * 项目得分 Execution points and indicator points added, each rounded to two decimals first, as the tables print them.
 *
 * The total is never above 100. Where an item cannot be told there is no total, but the points between which it lies.
 * Weights that miss 100 leave the grade open unless every possible total has the same. A stopped programme is not
 * scored.
 */
export function scoreProgram(program: ProgramToScore, parameters: ScoreParameters): ProgramScore {
  const { name, code, stopped } = program
  if (stopped) return excluded(name, code, stopped)
  const items = program.indicators.map((indicator, index) =>
    scoreIndicator(indicator, program.results[index] ?? null, parameters, program.period ?? null),
  )
  const execution = executionOf(program, items, parameters)
  return summed(name, code, execution, items, parameters)
}

function excluded(name: string, code: string | null, { on, why }: Stopped): ProgramScore {
  return {
    name,
    code,
    verdict: 'excluded',
    execution: null,
    items: [],
    weights: '0',
    total: null,
    lowest: '0.00',
    highest: '0.00',
    grade: null,
    why: `项目${on ? `于${on}` : '在年度中'}停止${why ? `（${why}）` : ''}，不打分；已花的钱另行说明`,
    remarks: [],
  }
}

const weightOf = ({ weight }: ItemScore): Rational => rational(weight ?? '') ?? zero
const sum = (values: readonly Rational[]): Rational => values.reduce(add, zero)

/** The execution rate, where it is part of the score: not if an indicator is it, not if the indicators have all 100. */
function executionOf(
  { execution, indicators }: ProgramToScore,
  items: readonly ItemScore[],
  parameters: ScoreParameters,
): ItemScore | null {
  if (
    indicators.some(
      ({ name, withdrawn }) =>
        !withdrawn && /^(?:项目|资金|年度)*预算(?:资金)?执行率$/u.test(name.replace(/\s+/gu, '')),
    )
  )
    return null
  const printed = rational(execution?.weight ?? '')
  if (!printed && compare(sum(items.map(weightOf)), hundred) >= 0) return null
  if (execution) return scoreExecution(execution, parameters)
  const { number, used } = parameters.executionPoints
  return untold('预算执行率', plain(number), '没有预算数和执行数，算不出执行率', {
    rule: 'execution',
    parameters: [used],
  })
}

/**
 * 合计 The score that items make, however they came to their points: summed, bounded, graded. `scoreProgram` uses it; a
 * re-evaluation does with points that the bureau has set.
 */
export function summed(
  name: string,
  code: string | null,
  execution: ItemScore | null,
  items: readonly ItemScore[],
  parameters: ScoreParameters,
): ProgramScore {
  const counted = items.filter(({ rule }) => rule !== 'withdrawn')
  const all = execution ? [execution, ...counted] : counted
  const weights = sum(all.map(weightOf))
  const told = sum(all.map(({ points }) => rational(points ?? '') ?? zero))
  const open = all.filter(({ points }) => points === null)
  const missing = sum(open.map(weightOf))
  const lowest = least(told, hundred)
  const weighed = least(add(told, missing), hundred)
  const gap = subtract(hundred, weights)
  const best = compare(gap, zero) > 0 ? least(add(weighed, gap), hundred) : weighed
  // What has no weight may yet get what the others leave of 100.
  const highest = open.some(({ weight }) => weight === null) ? best : weighed
  const grades = [gradeOf(lowest, parameters), gradeOf(best, parameters)] as const
  const grade = compare(gap, zero) >= 0 && grades[0] === grades[1] ? grades[0] : null
  return {
    name,
    code,
    verdict: open.length === 0 && counted.length > 0 ? 'scored' : 'unknown',
    execution,
    items,
    weights: plain(weights),
    total: open.length === 0 && counted.length > 0 ? decimal(lowest) : null,
    lowest: decimal(lowest),
    highest: decimal(highest),
    grade,
    why: whyOf(all, open, lowest, highest),
    remarks: remarksOf(weights, told),
  }
}

function whyOf(
  all: readonly ItemScore[],
  open: readonly ItemScore[],
  lowest: Rational,
  highest: Rational,
): string {
  if (all.length === 0) return '没有指标，无从打分'
  if (open.length === 0) return `${all.length}项得分之和${decimal(lowest)}分`
  return `${open.length}项无法判断（${open.map(({ name }) => name).join('、')}），总分在${decimal(lowest)}与${decimal(
    highest,
  )}之间`
}

function remarksOf(weights: Rational, told: Rational): string[] {
  const remarks: string[] = []
  if (compare(weights, hundred) !== 0)
    remarks.push(`权重合计${plain(weights)}，不是100，等级只在各种可能都相同时给出`)
  if (compare(told, hundred) > 0) remarks.push(`得分之和${decimal(told)}超过100，按100计`)
  return remarks
}

/** 等级 The grade of a total, by the bands in force. */
export function gradeOf(
  total: Rational,
  {
    gradeExcellent,
    gradeGood,
    gradeFair,
  }: Pick<ScoreParameters, 'gradeExcellent' | 'gradeGood' | 'gradeFair'>,
): Grade {
  if (compare(total, gradeExcellent.number) >= 0) return '优'
  if (compare(total, gradeGood.number) >= 0) return '良'
  return compare(total, gradeFair.number) >= 0 ? '中' : '差'
}
