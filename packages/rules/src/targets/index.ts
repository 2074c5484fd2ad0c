import type { Rule } from '../rule.ts'
import { boundsCanBeMissed } from './bounds-can-be-missed.ts'
import { budgetEqualsParts } from './budget-equals-parts.ts'
import { catalogueAgreesWithTargets } from './catalogue-agrees-with-targets.ts'
import { catalogueDigitsAgree } from './catalogue-digits-agree.ts'
import { costingAgreesWithBudget } from './costing-agrees-with-budget.ts'
import { costsWithinBudget } from './costs-within-budget.ts'
import { directionSuitsMeasure } from './direction-suits-measure.ts'
import { equalSignIsMeant } from './equal-sign-is-meant.ts'
import { fieldsAreFilled } from './fields-are-filled.ts'
import { finishedProgrammesStop } from './finished-programmes-stop.ts'
import { goalsAgreeWithIndicators } from './goals-agree-with-indicators.ts'
import { indicatorsAreDistinct } from './indicators-are-distinct.ts'
import { indicatorsStandRight } from './indicators-stand-right.ts'
import { levelsAreLegal } from './levels-are-legal.ts'
import { levelsShareAScheme } from './levels-share-a-scheme.ts'
import { moneyUnitsAgree } from './money-units-agree.ts'
import { outputAndBenefitAreSet } from './output-and-benefit-are-set.ts'
import { planIsComplete } from './plan-is-complete.ts'
import { programmesDiffer } from './programmes-differ.ts'
import { qualitativeTargetsAreDescribed } from './qualitative-targets-are-described.ts'
import { unitSuitsMeasure } from './unit-suits-measure.ts'
import { weightsAddUp } from './weights-add-up.ts'

/** 绩效目标 Rules about programmes, indicators, weights and budgets of target tables. */
export const targetRules: readonly Rule[] = [
  fieldsAreFilled,
  weightsAddUp,
  levelsAreLegal,
  levelsShareAScheme,
  outputAndBenefitAreSet,
  indicatorsStandRight,
  directionSuitsMeasure,
  boundsCanBeMissed,
  equalSignIsMeant,
  unitSuitsMeasure,
  qualitativeTargetsAreDescribed,
  costsWithinBudget,
  budgetEqualsParts,
  planIsComplete,
  costingAgreesWithBudget,
  catalogueAgreesWithTargets,
  catalogueDigitsAgree,
  goalsAgreeWithIndicators,
  indicatorsAreDistinct,
  programmesDiffer,
  moneyUnitsAgree,
  finishedProgrammesStop,
]
