import type { ItemScore } from '@mingzhang/model'
import { compare, decimal, divide, integer, least, multiply, plain, rational, zero } from '../rational.ts'
import { exactly, untold } from './item.ts'
import type { ScoreParameters } from './parameters.ts'

/** 预算执行 Money of a programme as decimals in one unit. `adjusted` is the budget after adjustment. */
export type Execution = {
  readonly initial: string | null
  readonly adjusted: string | null
  readonly executed: string | null
  readonly unit: string
  /** 分值 as the table prints it; without one the parameter decides. */
  readonly weight?: string | null
}

const name = '预算执行率'

/** Blank and a dash say nothing. */
const said = (text: string | null): string | null => (/^[-—–―/／\s]*$/u.test(text ?? '') ? null : text)

const notRead = (what: string, text: string | null): string =>
  text ? `${what}写“${text}”，不是数，算不出执行率，请填数` : `没有${what}，算不出执行率，请补填`

/**
 * 预算执行率得分 min(weight, executed ÷ adjusted budget × weight). The budget is the one after adjustment; where only
 * the initial one is known that is taken for it and said. A budget of zero gives no rate and no points.
 */
export function scoreExecution(execution: Execution, parameters: ScoreParameters): ItemScore {
  const { executionPoints, executionExplainBelow } = parameters
  const weight = rational(execution.weight ?? '') ?? executionPoints.number
  const shown = plain(weight)
  const stated = said(execution.adjusted) ?? said(execution.initial)
  const budget = rational(stated ?? '')
  const executed = rational(execution.executed ?? '')
  const common = { rule: 'execution', parameters: [executionPoints.used] } as const
  if (!budget) return untold(name, shown, notRead('全年预算数', stated), common)
  if (!executed) return untold(name, shown, notRead('全年执行数', said(execution.executed)), common)
  const figures = { budget: plain(budget), executed: plain(executed), unit: execution.unit, weight: shown }
  if (compare(budget, zero) <= 0)
    return untold(name, shown, '全年预算数为0，没有执行率，这一项不能打分', { ...common, figures })
  if (compare(executed, zero) < 0)
    return untold(name, shown, '全年执行数小于0，算不出执行率', { ...common, figures })
  const ratio = divide(executed, budget)
  const rate = decimal(multiply(ratio, integer(100)))
  const points = least(weight, multiply(ratio, weight))
  const over = compare(executed, budget) > 0
  const low =
    executionExplainBelow && compare(multiply(ratio, integer(100)), executionExplainBelow.number) < 0
  return {
    name,
    weight: shown,
    ...common,
    figures: { ...figures, rate },
    ...exactly(points),
    why:
      `${figures.executed}÷${figures.budget}＝${rate}%，` +
      (over ? `超过100%，按满分${shown}分` : `×${shown}分＝${decimal(points)}分`),
    met: !(compare(ratio, integer(1)) < 0),
    assumed: execution.adjusted ? [] : ['没有全年预算数，以年初预算数代'],
    remarks: [
      ...(over ? ['执行数大于预算数，请核对'] : []),
      ...(low ? [`执行率低于${executionExplainBelow.used.value}%，须说明原因`] : []),
    ],
  }
}
