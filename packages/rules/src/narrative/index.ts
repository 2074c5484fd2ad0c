import type { Rule } from '../rule.ts'
import { formulasHold } from './formulas-hold.ts'
import { listedItemsAddUp } from './listed-items-add-up.ts'

/** 文字说明 Rules about sentences, headings, residue and years. */
export const narrativeRules: readonly Rule[] = [formulasHold, listedItemsAddUp]
