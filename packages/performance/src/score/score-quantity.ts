import type { ItemScore, ScoreRule } from '@mingzhang/model'
import {
  add,
  compare,
  decimal,
  divide,
  integer,
  most,
  multiply,
  one,
  plain,
  type Rational,
  subtract,
  zero,
} from '../rational.ts'
import { exactly, untold } from './item.ts'
import type { ScoreParameters } from './parameters.ts'

/** 定量一项 A target and a result in the target's unit. */
export type Measured = {
  readonly name: string
  readonly rule: 'positive' | 'reverse' | 'equal'
  readonly target: Rational
  readonly actual: Rational
  readonly weight: Rational
  /** The unit both are in, for messages. */
  readonly unit: string
}

type Outcome = {
  readonly points: Rational | null
  readonly met: boolean | null
  readonly why: string
  readonly used: readonly (keyof ScoreParameters & ('reverseZeroAt' | 'overshootThreshold'))[]
}

/**
 * 定量得分
 *
 * positive (≥, >): met: all; else weight × actual ÷ target. equal (=): with a target of 0 all or nothing, else as
 * positive. reverse (≤, <): met: all; else weight × (1 − (actual − target) ÷ target), nothing from twice the target on.
 * A negative target that is missed has no share to take: cannot tell.
 */
export function scoreQuantity(measured: Measured, parameters: ScoreParameters): ItemScore {
  const { name, rule, target, actual, weight, unit } = measured
  const outcome = rule === 'reverse' ? reverse(measured, parameters) : positive(measured, parameters)
  const figures = { target: plain(target), actual: plain(actual), unit, weight: plain(weight) }
  const common = {
    rule: rule satisfies ScoreRule,
    parameters: outcome.used.map((id) => parameters[id].used),
    figures,
  }
  if (outcome.points === null) return untold(name, plain(weight), outcome.why, common)
  return {
    name,
    weight: plain(weight),
    ...common,
    ...exactly(outcome.points),
    why: outcome.why,
    met: outcome.met,
    assumed: [],
    remarks: overshoot(measured, parameters),
  }
}

const full = ({ weight }: Measured, why: string): Outcome => ({ points: weight, met: true, why, used: [] })

function positive(measured: Measured, parameters: ScoreParameters): Outcome {
  const { rule, target, actual, weight, unit } = measured
  const [goal, result, all] = [`${plain(target)}${unit}`, `${plain(actual)}${unit}`, plain(weight)]
  if (rule === 'equal' && compare(target, zero) === 0) {
    return compare(actual, zero) <= 0
      ? full(measured, `实际${result}，目标为0，得满分${all}分`)
      : { points: zero, met: false, why: `目标为0，实际${result}，不得分`, used: [] }
  }
  if (compare(actual, target) >= 0) {
    const reduced = parameters.overshootPolicy === 'reduce' ? reducedFor(measured, parameters) : null
    return reduced ?? full(measured, `实际${result}达到目标${goal}，得满分${all}分`)
  }
  if (compare(target, zero) < 0)
    return {
      points: null,
      met: false,
      why: `目标${goal}小于0而没有达到，按比例无从算起，请按评分标准人工评定`,
      used: [],
    }
  if (compare(target, zero) === 0 || compare(actual, zero) <= 0)
    return { points: zero, met: false, why: `实际${result}没有达到目标${goal}，不得分`, used: [] }
  const points = divide(multiply(weight, actual), target)
  return {
    points,
    met: false,
    why: `实际${result}没有达到目标${goal}，按比例得${all}×${plain(actual)}÷${plain(target)}＝${decimal(points)}分`,
    used: [],
  }
}

function reverse(measured: Measured, { reverseZeroAt }: ScoreParameters): Outcome {
  const { target, actual, weight, unit } = measured
  const [goal, result, all] = [`${plain(target)}${unit}`, `${plain(actual)}${unit}`, plain(weight)]
  if (compare(actual, target) <= 0) return full(measured, `实际${result}不超过目标${goal}，得满分${all}分`)
  if (compare(target, zero) < 0)
    return {
      points: null,
      met: false,
      why: `目标${goal}小于0而没有达到，按比例无从算起，请按评分标准人工评定`,
      used: [],
    }
  const end = multiply(target, reverseZeroAt.number)
  if (compare(actual, end) >= 0) {
    const why =
      compare(target, zero) === 0
        ? `目标为0，实际${result}，不得分`
        : `实际${result}达到目标${goal}的${reverseZeroAt.used.value}倍，不得分`
    return { points: zero, met: false, why, used: ['reverseZeroAt'] }
  }
  const over = divide(subtract(actual, target), subtract(end, target))
  const points = multiply(weight, subtract(one, over))
  return {
    points,
    met: false,
    why: `实际${result}超过目标${goal}，按比例得${all}×(1－(${plain(actual)}－${plain(target)})÷${plain(
      subtract(end, target),
    )})＝${decimal(points)}分`,
    used: ['reverseZeroAt'],
  }
}

/** How far the result passes the target, as a share of the target; null where that says nothing. */
const excess = ({ rule, target, actual }: Measured): Rational | null =>
  rule === 'reverse' || compare(target, zero) <= 0 ? null : divide(subtract(actual, target), target)

/** Under the policy `reduce`: points less by what the excess passes the threshold. */
function reducedFor(measured: Measured, { overshootThreshold }: ScoreParameters): Outcome | null {
  const over = excess(measured)
  const threshold = divide(overshootThreshold.number, integer(100))
  if (!over || compare(over, threshold) <= 0) return null
  const share = most(zero, subtract(add(one, threshold), over))
  const points = multiply(measured.weight, share)
  return {
    points,
    met: true,
    why: `超额${percent(over)}，超过${overshootThreshold.used.value}%的部分按偏离度调减，得${decimal(points)}分`,
    used: ['overshootThreshold'],
  }
}

function overshoot(measured: Measured, { overshootThreshold }: ScoreParameters): string[] {
  const over = excess(measured)
  const threshold = divide(overshootThreshold.number, integer(100))
  return over && compare(over, threshold) > 0
    ? [`完成值超过指标值${percent(over)}，须分析原因；年初指标值是否偏低`]
    : []
}

const percent = (share: Rational): string => `${decimal(multiply(share, integer(100)), 1)}%`
