import type { Rule } from '../rule.ts'
import { accountsBearTheirNames } from './accounts-bear-their-names.ts'
import { contentsMatchTables } from './contents-match-tables.ts'
import { emptyTableIsExplained } from './empty-table-is-explained.ts'
import { procurementCodesExist } from './procurement-codes-exist.ts'
import { requiredTablesArePresent } from './required-tables-are-present.ts'
import { tableNumbersRunOn } from './table-numbers-run-on.ts'
import { unitCodesAgree } from './unit-codes-agree.ts'

/** 形式与完整 Rules about tables, contents, notes, codes and names. */
export const formRules: readonly Rule[] = [
  contentsMatchTables,
  tableNumbersRunOn,
  requiredTablesArePresent,
  emptyTableIsExplained,
  accountsBearTheirNames,
  procurementCodesExist,
  unitCodesAgree,
]
