import type { ProgramScore } from '@mingzhang/model'
import { compare, decimal, divide, integer, multiply, rational, zero } from '../rational.ts'
import type { ScoreParameter } from '../score/parameters.ts'

/** 下年建议 What a year's results say of next year's budget. `look`: the results do not say. */
export type NextYear = {
  readonly action: 'repeat' | 'cut' | 'stop' | 'look'
  /** Proposed budget, a decimal in the unit of the programme; null: as this year, or nothing to say. */
  readonly amount: string | null
  /** One Chinese sentence each: what the proposal rests on. */
  readonly reasons: readonly string[]
  /** What to change in the targets, by the position of the indicator. */
  readonly targets: readonly { readonly indicator: number; readonly what: string }[]
}

/** 建议所依 The thresholds, from law/performance/parameters.tsv. */
export type FeedbackParameters = {
  /** A share of the budget left unspent, %, over which less is proposed. */
  readonly unspent: ScoreParameter
  /** A result this far above its target, %, calls for a higher one. */
  readonly raiseOver: ScoreParameter
}

/**
 * 结果应用 Repeat, cut or stop, with reasons: a stopped programme and one graded 差 are proposed to stop, one graded 中 or
 * with much money left to be cut to what was spent, 优 and 良 to go on. A proposal is never a decision.
 */
export function proposeNextYear(score: ProgramScore, parameters: FeedbackParameters): NextYear {
  const targets = targetChanges(score, parameters)
  const say = (action: NextYear['action'], amount: string | null, ...reasons: string[]): NextYear => ({
    action,
    amount,
    reasons,
    targets,
  })
  if (score.verdict === 'excluded') return say('stop', '0', score.why)
  const points = score.total ?? `${score.lowest}–${score.highest}`
  const grade = score.grade === null ? '' : `，等级${score.grade}`
  const result = `本年得分${points}${grade}`
  const left = unspentOf(score)
  const much = left && compare(left.share, parameters.unspent.number) > 0
  const money = much
    ? [`预算结余${decimal(left.share)}%，超过${parameters.unspent.used.value}%，建议按实际执行数安排`]
    : []
  const missed = score.items.filter(({ met }) => met === false).map(({ name }) => name)
  const short = missed.length > 0 ? [`没有完成的指标：${missed.join('、')}`] : []
  if (score.grade === '差') return say('stop', '0', result, ...short, ...money)
  if (much || score.grade === '中') return say('cut', left ? left.executed : null, result, ...short, ...money)
  if (score.grade === null) return say('look', null, result, score.why)
  return say('repeat', null, result, ...short)
}

function unspentOf({ execution }: ProgramScore) {
  const budget = rational(execution?.figures['budget'] ?? '')
  const executed = rational(execution?.figures['executed'] ?? '')
  if (!budget || !executed || compare(budget, zero) <= 0) return null
  const spent = divide(multiply(executed, integer(100)), budget)
  const share = { n: 100n * spent.d - spent.n, d: spent.d }
  return { share, executed: decimal(executed) }
}

/** Targets that were beaten by far are too low; those that nobody could tell are badly put. */
function targetChanges(score: ProgramScore, { raiseOver }: FeedbackParameters): NextYear['targets'] {
  return score.items.flatMap(({ figures, rule, met, points, why }, indicator) => {
    if (rule === 'withdrawn') return []
    if (points === null) return [{ indicator, what: `说不清是否完成，指标值要写得能比较：${why}` }]
    const [target, actual] = [rational(figures['target'] ?? ''), rational(figures['actual'] ?? '')]
    if (rule !== 'positive' || met !== true || !target || !actual || compare(target, zero) <= 0) return []
    const over = divide(multiply(actual, integer(100)), target)
    const limit = { n: raiseOver.number.n + 100n * raiseOver.number.d, d: raiseOver.number.d }
    return compare(over, limit) > 0
      ? [{ indicator, what: `完成值为指标值的${decimal(over, 0)}%，下年宜提高` }]
      : []
  })
}
