import type { Rule } from '../rule.ts'
import { changesAddUp } from './changes-add-up.ts'
import { directionsAgree } from './directions-agree.ts'
import { formulasHold } from './formulas-hold.ts'
import { listedItemsAddUp } from './listed-items-add-up.ts'
import { percentagesFollow } from './percentages-follow.ts'

/** 文字说明 Rules about sentences, headings, residue and years. */
export const narrativeRules: readonly Rule[] = [
  formulasHold,
  listedItemsAddUp,
  changesAddUp,
  directionsAgree,
  percentagesFollow,
]
