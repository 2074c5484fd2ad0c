import { formOfTitle } from '@mingzhang/law'
import type { TableColumn } from './table-columns.ts'
import type { ListRow } from './table-rows.ts'

/**
 * 定表式 The form of a table: its title's, corrected by what the table itself shows (5xx codes make a table of basic
 * expenditure one by governmental accounts); without a telling title, by its header.
 */
export function inferForm(title: string, paths: readonly (readonly string[])[]): string | null {
  const byTitle = formOfTitle(title)
  const words = paths.flat()
  const has = (pattern: RegExp): boolean => words.some((word) => pattern.test(word))
  if (byTitle !== null) return byTitle
  if (has(/采购(?:项目|物品|目录|品目|金额)/u)) return 'procurement'
  if (has(/因公出国/u) && has(/接待/u)) return 'threePublic'
  if (has(/固定资产|资产类别/u)) return 'asset'
  return null
}

/** 按科目代码更正 A basic or project listing whose codes are governmental accounts is the governmental form. */
export function correctedForm(
  form: string | null,
  rows: readonly ListRow[],
  columns: readonly TableColumn[],
): string | null {
  const codes = rows.flatMap(({ row }) => (row.code === null ? [] : [row.code]))
  const share = (pattern: RegExp): number => codes.filter((code) => pattern.test(code)).length
  if (codes.length === 0 || columns.length === 0) return form
  if (form === 'basicByDep' && share(/^5/u) > share(/^3/u)) return 'basicByGov'
  if (form === 'projectByDep' && share(/^5/u) > share(/^3/u)) return 'projectByGov'
  if (form === 'projectList' && share(/^3\d{2}(?:\d{2})?$/u) * 2 > codes.length) return 'projectByDep'
  if (form === 'generalExpenditure' && share(/^3\d{2}(?:\d{2})?$/u) * 2 > codes.length) return 'generalByDep'
  return form
}
