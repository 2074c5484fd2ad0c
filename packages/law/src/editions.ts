import departmentBudgetText from '../../../law/editions/department-budget.tsv?raw'
import { lazy, rowsOfTsv } from './tsv.ts'

/** 应公开的表 One table that an edition of the disclosure must hold. */
export type RequiredTable = {
  readonly form: string
  readonly chinese: string
  /** First budget year that it is required for. */
  readonly since: number
  readonly strength: 'warning' | 'note'
  /** A form that may stand in its place. */
  readonly or: string | null
}

/** 部门预算公开表 The tables a department's (or unit's) budget disclosure must hold, law/editions/department-budget.tsv. */
export const requiredTables = lazy((): readonly RequiredTable[] =>
  rowsOfTsv(departmentBudgetText).map((row) => ({
    form: row['form'] ?? '',
    chinese: row['chinese'] ?? '',
    since: Number(row['since'] ?? 0),
    strength: row['strength'] === 'note' ? 'note' : 'warning',
    or: row['or'] || null,
  })),
)
