import { cite } from '@mingzhang/law'
import { rule } from '../rule.ts'
import { amountOf, evaluatedIn, wholeFunds } from './evaluated.ts'

/** 资金总额为0的项目没有执行率，不打执行率的分。 */
export const noBudgetNoPoints = rule({
  id: 'results/no-budget-no-points',
  title: '资金总额为0的项目不打执行率的分',
  severity: 'warning',
  basis: [cite('evaluation-measures-10')],

  *check(context) {
    for (const evaluated of evaluatedIn(context)) {
      const row = wholeFunds(evaluated)
      const unit = evaluated.evaluation.fundsUnit
      const budget = amountOf(row?.adjusted, unit) ?? amountOf(row?.initial, unit)
      const points = amountOf(row?.points)
      if (!row?.points || !budget || !points) continue
      if (budget.value !== 0 || points.value === 0) {
        yield 'holds'
        continue
      }
      const executed = amountOf(row.executed, unit)
      yield {
        what: `${evaluated.owner}的资金总额为0，执行率却得${row.points.text}分`,
        why:
          executed && executed.value > 0
            ? '预算为0而有执行数，二者必有一误'
            : '没有预算就没有执行率，给分没有依据；总分因此虚高',
        toDo: '核对预算数；确实没有资金的，写明不评执行率，总分按其余指标说明',
        certainty: 'likely',
        places: [row.points, row.adjusted, row.initial, row.executed].flatMap((figure) =>
          figure ? [figure.place] : [],
        ),
      }
    }
  },
})
