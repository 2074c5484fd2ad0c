import type { Side } from '@mingzhang/model'
import { tight } from './printed-cell.ts'

const revenueWord = /^(?:一、)?(?:本年)?收入(?:预算|决算|合计|总计|项目|来源|部分|情况)?(?:（.*）|\(.*\))?$/u
const expenditureWord =
  /^(?:二、)?(?:本年)?支出(?:预算|决算|合计|总计|项目|用途|部分|情况)?(?:（.*）|\(.*\))?$/u

/** 收支两方 The side a header word opens (收入 or 支出), null for any other word. */
export function sideOfWord(word: string): Side | null {
  const plain = tight(word)
  if (revenueWord.test(plain)) return 'revenue'
  return expenditureWord.test(plain) ? 'expenditure' : null
}

/**
 * 每列的收支方 The side of every column. A table has two sides only when both 收入 and 支出 stand in its header; a lone
 * word is a column like any other.
 */
export function sidesOf(paths: readonly (readonly string[])[]): (Side | null)[] {
  const found = paths.map((path) => {
    for (const word of path) {
      const side = sideOfWord(word)
      if (side) return side
    }
    return null
  })
  const isTwoSided = found.includes('revenue') && found.includes('expenditure')
  if (!isTwoSided) return found.map(() => null)
  return carried(found, paths)
}

/** 收入项目 | 预算数 | 支出项目 | 预算数: a column without a side of its own belongs to the side that opened before it. */
function carried(found: readonly (Side | null)[], paths: readonly (readonly string[])[]): (Side | null)[] {
  let current: Side | null = null
  return found.map((side, column) => {
    if (side) current = side
    return paths[column]?.length === 0 ? null : current
  })
}
