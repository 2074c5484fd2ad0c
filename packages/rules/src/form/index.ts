import type { Rule } from '../rule.ts'
import { accountLevelsAreComplete } from './account-levels-are-complete.ts'
import { accountNamesAreCurrent } from './account-names-are-current.ts'
import { accountsBearTheirNames } from './accounts-bear-their-names.ts'
import { contentsMatchTables } from './contents-match-tables.ts'
import { emptyTableIsExplained } from './empty-table-is-explained.ts'
import { figuresAreNotNegative } from './figures-are-not-negative.ts'
import { percentagesOfRowsFollow } from './percentages-of-rows-follow.ts'
import { procurementCodesExist } from './procurement-codes-exist.ts'
import { projectCodesHoldTogether } from './project-codes-hold-together.ts'
import { publishedInTime } from './published-in-time.ts'
import { quantityTimesPrice } from './quantity-times-price.ts'
import { requiredTablesArePresent } from './required-tables-are-present.ts'
import { tableNumbersRunOn } from './table-numbers-run-on.ts'
import { tablesNameOneUnit } from './tables-name-one-unit.ts'
import { unitCodesAgree } from './unit-codes-agree.ts'

/** 形式与完整 Rules about tables, contents, notes, codes and names. */
export const formRules: readonly Rule[] = [
  contentsMatchTables,
  tableNumbersRunOn,
  requiredTablesArePresent,
  emptyTableIsExplained,
  accountsBearTheirNames,
  accountNamesAreCurrent,
  accountLevelsAreComplete,
  percentagesOfRowsFollow,
  quantityTimesPrice,
  figuresAreNotNegative,
  procurementCodesExist,
  unitCodesAgree,
  tablesNameOneUnit,
  projectCodesHoldTogether,
  publishedInTime,
]
