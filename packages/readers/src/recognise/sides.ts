import type { Side } from '@mingzhang/model'
import { tight } from './printed-cell.ts'

const revenueWord =
  /^(?:一、)?(?:本年|财政拨款|本年财政拨款)?收入(?:预算|决算|合计|总计|项目|来源|部分|情况)?(?:（.*）|\(.*\))?$/u
const expenditureWord =
  /^(?:二、)?(?:本年|财政拨款|本年财政拨款)?支出(?:预算|决算|合计|总计|项目|用途|部分|情况)?(?:（.*）|\(.*\))?$/u

/** 收支两方 The side a header word opens (收入 or 支出), null for any other word. */
export function sideOfWord(word: string): Side | null {
  const plain = tight(word)
  if (revenueWord.test(plain)) return 'revenue'
  return expenditureWord.test(plain) ? 'expenditure' : null
}

/**
 * 每列的收支方 The side of every column. A table has two sides only when 收入 and 支出 both stand in its header and each
 * has names of its own; in a table of flows (年初结转 | 本年收入 | 本年支出 | 年末结转) they are columns like any other.
 *
 * @param namesRows does a column hold the names of rows?
 */
export function sidesOf(
  paths: readonly (readonly string[])[],
  namesRows: (column: number) => boolean,
): (Side | null)[] {
  const opened = paths.map((path) => path.map(sideOfWord).find((side) => side !== null) ?? null)
  let current: Side | null = null
  const sides = opened.map((side, column) => {
    if (side) current = side
    return paths[column]?.length === 0 ? null : current
  })
  const isNamed = (side: Side): boolean => sides.some((one, column) => one === side && namesRows(column))
  return isNamed('revenue') && isNamed('expenditure') ? sides : sides.map(() => null)
}
