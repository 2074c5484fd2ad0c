import type { Operator } from '@mingzhang/model'

/** 指标值的三部分 Operator, value and unit of a target as printed in one cell or sentence. */
export type TargetValue = {
  readonly operator: Operator | null
  readonly value: string | null
  readonly unit: string | null
}

/** Signs and the words that stand for them. Words behind the number (以上) come from the second list. */
const before: readonly (readonly [RegExp, Operator])[] = [
  [/^(?:≥|≧|⩾|>=|＞=|＞＝|=>|大于或?等于|不低于|不少于|不小于|至少|达到?(?=.*以上))/u, '≥'],
  [/^(?:≤|≦|⩽|<=|＜=|＜＝|=<|小于或?等于|不高于|不超过|不大于|不多于|至多)/u, '≤'],
  [/^(?:=|＝|等于)/u, '='],
  [/^(?:>|＞|大于|高于|超过|多于)/u, '>'],
  [/^(?:<|＜|﹤|小于|低于|少于)/u, '<'],
  [/^定性(?:指标)?[:：]?/u, '定性'],
]

const behind: readonly (readonly [RegExp, Operator])[] = [
  [/(?:及以上|以上|或以上)$/u, '≥'],
  [/(?:及以内|以内|及以下|以下|之内)$/u, '≤'],
]

/** 符号 The operator a cell holds by itself, or null when the cell is not an operator. */
export function operatorOf(text: string): Operator | null {
  const plain = text.replace(/\s+/gu, '')
  for (const [pattern, operator] of before) {
    const match = pattern.exec(plain)
    if (match && match[0].length === plain.length) return operator
  }
  return null
}

const digits = String.raw`\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`
const quantity = new RegExp(
  String.raw`^(-?(?:${digits})(?:\s*[-—~～至/]\s*(?:${digits}))?)\s*([^\d\s].*)?$`,
  'u',
)

/** Words behind a number that are a unit: 台, %, 元/天/人, 个（台、套）. A sentence or a date is none. */
const isUnit = (text: string): boolean =>
  text.length <= 14 && !/[，。；：！？=≥≤<>]/u.test(text) && !/^年(?:\d|前|底|末|内)|^月|^[日号]./u.test(text)

/** 2024年 is a date, 2年 a span. */
const isYear = (number: string, unit: string): boolean => /^(?:19|20)\d\d$/u.test(number) && /^年/u.test(unit)

/**
 * 拆指标值 Takes a printed target apart: `≤500台` is ≤, 500, 台; `比上年有所提高` is a value of words.
 *
 * Thousands separators go; nothing else changes. An operator that is not printed is null.
 */
export function readTargetValue(text: string): TargetValue {
  const plain = text.replace(/\s+/gu, ' ').trim()
  if (plain === '') return { operator: null, value: null, unit: null }
  const sign = before.find(([pattern]) => pattern.test(plain))
  const rest = sign ? plain.replace(sign[0], '').trim() : plain
  const word = sign ? undefined : behind.find(([pattern]) => pattern.test(rest))
  const body = word ? rest.replace(word[0], '').trim() : rest
  const match = quantity.exec(body)
  const unit = match?.[2]?.replace(/\s+/gu, '') ?? ''
  if (match?.[1] && isUnit(unit) && !isYear(match[1], unit)) {
    const value = match[1].replace(/[,，](?=\d{3})/gu, '').replace(/\s+/gu, '')
    return { operator: sign?.[1] ?? word?.[1] ?? null, value, unit: unit || null }
  }
  return { operator: sign?.[1] ?? null, value: sign && rest !== '' ? rest : plain, unit: null }
}
