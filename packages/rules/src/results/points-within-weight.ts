import { cite } from '@mingzhang/law'
import type { PrintedFigure } from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'
import { placeOf } from '../targets/target-facts.ts'
import { amountOf, evaluatedIn, itemsOf, wholeFunds } from './evaluated.ts'

/** 得分不小于0，不超过分值；总分不超过100。 */
export const pointsWithinWeight = rule({
  id: 'results/points-within-weight',
  title: '各项得分在0与分值之间，总分不超过100',
  severity: 'error',
  basis: [cite('arithmetic'), cite('evaluation-measures-10')],

  *check(context) {
    for (const evaluated of evaluatedIn(context)) {
      const { owner, evaluation } = evaluated
      const row = wholeFunds(evaluated)
      if (row) yield* judge(`${owner}的预算执行率`, row.points, row.weight?.value ?? null, row.weight)
      for (const { indicator, result } of itemsOf(evaluated)) {
        const weight = indicator.weight === null ? null : { place: placeOf(indicator, 'weight') }
        yield* judge(`${owner}的指标“${indicator.name}”`, result.points, indicator.weight, weight)
      }
      yield* judge(
        `${owner}的自评总分`,
        evaluation.total,
        evaluation.totalWeight?.value ?? '100',
        evaluation.totalWeight,
      )
    }
  },
})

function* judge(
  name: string,
  points: PrintedFigure | null,
  weight: string | null,
  where: Pick<PrintedFigure, 'place'> | null,
): Iterable<Answer> {
  const printed = amountOf(points)
  const most = amountOf(weight === null || points === null ? null : { ...points, value: weight })
  if (!points || !printed) return
  if (!most) yield 'unknown'
  else if (printed.value >= 0 && printed.value <= most.value) yield 'holds'
  else {
    yield {
      what: `${name}得${points.text}，${printed.value < 0 ? '小于0' : `超过分值${weight}`}`,
      why: '得分最少为0，最多为分值；超出的分不能补别项的不足',
      toDo: '核对得分与分值；总分随之改',
      figures: {
        stated: points.value ?? '',
        expected: printed.value < 0 ? '0' : (weight ?? ''),
        difference: String((printed.value - (printed.value < 0 ? 0 : most.value)) / 100),
        allowance: '0',
        unit: '分',
      },
      places: [points.place, ...(where ? [where.place] : [])],
    }
  }
}
