import { cite } from '@mingzhang/law'
import type { Program } from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'
import { ownerOf } from './target-facts.ts'

/**
 * 资金支出计划逐期累计，到年底为百分之百。
 *
 * The plan prints cumulative shares of the budget (3月底 … 12月底): what is spent cannot become less, and at the end of
 * the year all of it is. A plan with a share left blank is not judged.
 */
export const planIsComplete = rule({
  id: 'targets/plan-is-complete',
  title: '资金支出计划逐期累计不减，年底为100%',
  severity: 'warning',
  basis: [cite('arithmetic'), cite('target-measures-88')],

  *check({ disclosure }) {
    for (const program of disclosure.programs) {
      const shares = (program.plan ?? []).map((share) => Number(share.replace('%', '')))
      if (shares.length < 2) continue
      yield shares.some(Number.isNaN) ? 'unknown' : judged(program, shares)
    }
  },
})

function judged(program: Program, shares: readonly number[]): Answer {
  const printed = shares.join('、')
  const falls = shares.some((share, index) => index > 0 && share < (shares[index - 1] ?? 0))
  if (!falls && shares.at(-1) === 100) return 'holds'
  return {
    what: `${ownerOf(program)}的资金支出计划${printed}，${falls ? '后一期小于前一期' : '年底不是100'}`,
    why: '支出计划是累计进度（%），只增不减，到年底应当全部支出',
    toDo: '核对各期累计进度；确有结转的，写明',
    places: [program.place],
    certainty: 'likely',
  }
}
