import type { Rule } from '../rule.ts'
import { emptyTableIsExplained } from './empty-table-is-explained.ts'

/** 形式与完整 Rules about tables, contents, notes, codes and names. */
export const formRules: readonly Rule[] = [emptyTableIsExplained]
