import type { Rule } from '../rule.ts'
import { amountsAreOfThisYear } from './amounts-are-of-this-year.ts'
import { changesAddUp } from './changes-add-up.ts'
import { costingsMultiply } from './costings-multiply.ts'
import { countsAgree } from './counts-agree.ts'
import { countsWithinTotal } from './counts-within-total.ts'
import { coverageAgrees } from './coverage-agrees.ts'
import { directionsAgree } from './directions-agree.ts'
import { formulasHold } from './formulas-hold.ts'
import { headingsHaveContent } from './headings-have-content.ts'
import { listedItemsAddUp } from './listed-items-add-up.ts'
import { noResidueIsLeft } from './no-residue-is-left.ts'
import { partsWithinTotal } from './parts-within-total.ts'
import { percentagesFollow } from './percentages-follow.ts'
import { procurementIsPlanned } from './procurement-is-planned.ts'
import { procurementKindsAgree } from './procurement-kinds-agree.ts'
import { purposesSuitAccounts } from './purposes-suit-accounts.ts'
import { reasonsFit } from './reasons-fit.ts'
import { requiredTopicsAreTold } from './required-topics-are-told.ts'
import { runningExpenseAgrees } from './running-expense-agrees.ts'
import { threePublicChangesHaveReasons } from './three-public-changes-have-reasons.ts'
import { unitsAgree } from './units-agree.ts'
import { vehiclePurchasesAreCounted } from './vehicle-purchases-are-counted.ts'
import { yearsAreCurrent } from './years-are-current.ts'

/** 文字说明 Rules about sentences, headings, residue and years. */
export const narrativeRules: readonly Rule[] = [
  formulasHold,
  costingsMultiply,
  listedItemsAddUp,
  partsWithinTotal,
  changesAddUp,
  directionsAgree,
  percentagesFollow,
  countsWithinTotal,
  countsAgree,
  unitsAgree,
  coverageAgrees,
  runningExpenseAgrees,
  procurementIsPlanned,
  procurementKindsAgree,
  reasonsFit,
  threePublicChangesHaveReasons,
  vehiclePurchasesAreCounted,
  purposesSuitAccounts,
  requiredTopicsAreTold,
  yearsAreCurrent,
  amountsAreOfThisYear,
  headingsHaveContent,
  noResidueIsLeft,
]
