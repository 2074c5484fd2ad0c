import type { Rule } from '../rule.ts'
import { changesAddUp } from './changes-add-up.ts'
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
import { reasonsFit } from './reasons-fit.ts'
import { runningExpenseAgrees } from './running-expense-agrees.ts'
import { unitsAgree } from './units-agree.ts'
import { yearsAreCurrent } from './years-are-current.ts'

/** 文字说明 Rules about sentences, headings, residue and years. */
export const narrativeRules: readonly Rule[] = [
  formulasHold,
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
  reasonsFit,
  yearsAreCurrent,
  headingsHaveContent,
  noResidueIsLeft,
]
