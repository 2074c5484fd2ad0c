import { halfWidth } from '@mingzhang/model'

/** 去空白 A printed text without the blanks that layout and line breaks put in. */
export const tight = (text: string): string => text.replace(/\s+/gu, '')

const digits = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`

/** A sign before (- + △ ▲ ▽) or behind, and the sign of a currency. */
const signed = new RegExp(`^([-−+△▲▽▼])?[¥￥]?([-−])?(${digits})([-−])?$`, 'u')

/** (1,234.50) is below zero in accounts; (1) and (1.1) are numbers of a list. */
const bracketed = /^[(（][¥￥]?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{2,}\.\d+|\d\.\d{2,})[)）]$/u

const dash = /^(?:[-—–－―─]{1,5}|\/)$/u

/** 数字 Is this text one printed figure (1,172.15 · ２０３ · -0.30 · (1,234.50) · △12.3)? */
export const isFigure = (text: string): boolean => decimalOf(text) !== null

/** 横线 A dash printed where no figure is to be given. */
export const isDash = (text: string): boolean => dash.test(tight(text))

/** 占比 A printed percentage. */
export const isPercent = (text: string): boolean => /%$/u.test(halfWidth(tight(text))) && /\d/u.test(text)

/** 845.10 30201: what stands behind the 角分 and a blank belongs to another cell. */
const twoFigures = /\.\d{2}\s+\d{3}/u

/** 4 5 6: whole numbers beside each other, unless blanks part thousands (1 234 500). */
const wholeNumbers = /^(?!\d{1,3}(?:\s\d{3})+$)\d+(?:\s+\d+)+$/u

/** A figure as decimal string without separators, below zero as it was printed; null when the text is no figure. */
export function decimalOf(text: string): string | null {
  if (twoFigures.test(text) || wholeNumbers.test(text.trim())) return null
  const plain = halfWidth(tight(text))
  const inBrackets = bracketed.exec(plain)?.[1]
  if (inBrackets !== undefined) return `-${inBrackets.replaceAll(',', '')}`
  const [, sign = '', inner = '', printed, trailing = ''] = signed.exec(plain) ?? []
  if (printed === undefined || [sign, inner, trailing].filter((mark) => mark !== '').length > 1) return null
  const isBelow = sign !== '' ? sign !== '+' : inner + trailing !== ''
  return `${isBelow ? '-' : ''}${printed.replaceAll(',', '')}`
}

/** 科目代码 A code of an account as printed in a cell of its own: digits only, no blanks, no point. */
export const isCode = (text: string): boolean =>
  /^(?:\d{3,12}|[ABC](?:\d{2,10})?)$/u.test(halfWidth(tight(text)))

/** [201] as 201, 201-03-01 as 2010301. */
export const bareCode = (text: string): string => {
  const bare = text.replace(/^[[【（(](\d{3,9})[\]】）)]$/u, '$1')
  return /^\d{3}[-—－]\d{2}(?:[-—－]\d{2})?$/u.test(bare) ? bare.replace(/\D/gu, '') : bare
}

const totals = /^(?:合计|总计|小计|共计|总额|收入合计|支出合计|收入总计|支出总计|收支总计|资产总额)$/u

/** 合计字样 Is this the name of a total row or column (合计, 总 计, 小计)? */
export const isTotalWord = (text: string): boolean => totals.test(tight(text).replace(/[:：]$/u, ''))

/** 其中 Does the label open a list of parts that need not be complete? */
export const opensParts = (text: string): boolean => /^其中/u.test(tight(text))

/** Kinds of list numbers, the outermost first: 一、 · （一） · 1. · （1） or ①. */
export type NumberKind = 1 | 2 | 3 | 4

/** 序次 The kind of list number a label begins with; null without one. */
export const listNumber = (text: string): NumberKind | null => {
  const plain = tight(text).replace(/^其中[:：]?/u, '')
  if (/^[一二三四五六七八九十]{1,3}[、.．]/u.test(plain)) return 1
  if (/^[（(][一二三四五六七八九十]{1,3}[)）]/u.test(plain)) return 2
  if (/^\d{1,2}[、.．](?!\d)/u.test(plain)) return 3
  return /^(?:[（(]\d{1,2}[)）]|\d{1,2}[)）]|[①-⑳])/u.test(plain) ? 4 : null
}
