import { lookUp } from '@mingzhang/law'
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

/**
 * 按行名分两方 The sides of an overview whose header names none: each list of names speaks the words of one side.
 *
 * @param namesIn the names in a column, null for a column that holds none
 */
export function sidesByNames(
  width: number,
  form: string | null,
  namesIn: (column: number) => readonly string[] | null,
): (Side | null)[] {
  let current: Side | null = null
  const sides = Array.from({ length: width }, (_, column) => {
    const names = namesIn(column)
    if (names) current = sideOfNames(names, form)
    return current
  })
  return sides.includes('revenue') && sides.includes('expenditure') ? sides : sides.map(() => null)
}

function sideOfNames(names: readonly string[], form: string | null): Side | null {
  const known = (side: Side): number =>
    names.filter((name) => lookUp('row', name, { form, side }).some((entry) => entry.side === side)).length
  const [revenue, expenditure] = [known('revenue'), known('expenditure')]
  if (revenue === expenditure) return null
  return revenue > expenditure ? 'revenue' : 'expenditure'
}
