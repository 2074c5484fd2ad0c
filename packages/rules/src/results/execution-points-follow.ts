import { cite } from '@mingzhang/law'
import { rule } from '../rule.ts'
import { amountOf, evaluatedIn, hundredths, pointsText, statesPoints, wholeFunds } from './evaluated.ts'

/**
 * 执行率得分等于执行率乘以分值，不超过分值。
 *
 * Places that give full points from some rate on have a rule of their own: full points below 100 % are only asked about.
 */
export const executionPointsFollow = rule({
  id: 'results/execution-points-follow',
  title: '预算执行率得分等于执行率乘以分值，最多为分值',
  severity: 'error',
  basis: [cite('evaluation-measures-10'), cite('performance-system-instance')],

  *check(context) {
    for (const evaluated of evaluatedIn(context)) {
      const row = wholeFunds(evaluated)
      const printed = amountOf(row?.points)
      const execution = evaluated.score.execution
      if (!row?.points || !printed || !execution) continue
      const weight = hundredths(execution.weight ?? '')
      if (execution.points === null || printed.value > weight) {
        yield 'unknown'
        continue
      }
      const expected = hundredths(execution.points)
      if (statesPoints(printed, expected)) {
        yield 'holds'
        continue
      }
      const full = printed.value === weight
      yield {
        what: `${evaluated.owner}的预算执行率得分写${row.points.text}，应为${execution.points}（${execution.why}）`,
        why: full
          ? '执行率不到100%却得满分；若本地另有评分细则，请写明'
          : '执行率得分由全年执行数、全年预算数和分值算出，不由人定',
        toDo: '核对执行数、预算数与得分；总分随之改',
        severity: full ? 'warning' : 'error',
        certainty: full || execution.assumed.length > 0 ? 'possible' : 'likely',
        figures: {
          stated: row.points.value ?? '',
          expected: execution.points,
          difference: pointsText(printed.value - expected),
          allowance: '0.01',
          unit: '分',
        },
        places: [row.points, row.executed, row.adjusted ?? row.initial].flatMap((figure) =>
          figure ? [figure.place] : [],
        ),
        correction: { place: row.points.place, from: row.points.text, to: execution.points },
      }
    }
  },
})
