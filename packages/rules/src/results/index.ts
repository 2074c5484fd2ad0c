import type { Rule } from '../rule.ts'
import { executionPointsFollow } from './execution-points-follow.ts'
import { executionRateFollows } from './execution-rate-follows.ts'
import { fundsAddUp } from './funds-add-up.ts'
import { indicatorPointsFollow } from './indicator-points-follow.ts'
import { missedTargetsAreExplained } from './missed-targets-are-explained.ts'
import { noBudgetNoPoints } from './no-budget-no-points.ts'
import { pointsWithinWeight } from './points-within-weight.ts'
import { resultsAreStated } from './results-are-stated.ts'
import { totalAddsUp } from './total-adds-up.ts'

/** 绩效自评 Rules about what self-evaluation tables report: money spent, results, points, totals. */
export const resultRules: readonly Rule[] = [
  fundsAddUp,
  executionRateFollows,
  executionPointsFollow,
  noBudgetNoPoints,
  resultsAreStated,
  indicatorPointsFollow,
  pointsWithinWeight,
  missedTargetsAreExplained,
  totalAddsUp,
]
