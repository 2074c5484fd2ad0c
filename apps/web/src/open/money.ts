import { formatAmount } from '@mingzhang/model'

/** 分组 Thousands are grouped from five integer digits: 1630.30, 67,309.90. Minus is U+2212. */
export function grouped(decimal: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(\.\d+)?$/u.exec(decimal) ?? []
  if (whole === '') return decimal
  const body = whole.length < 5 ? whole : whole.replace(/\B(?=(?:\d{3})+$)/gu, ',')
  return `${sign && '−'}${body}${fraction}`
}

/** 万元 An amount in 分 as 万元 with two digits. */
export const inWan = (fen: number): string => grouped(formatAmount({ value: fen, step: 1, unit: '万元' }, 2))

/** 万元带号 The same with its sign: differences. */
export const signedWan = (fen: number): string => (fen > 0 ? `+${inWan(fen)}` : inWan(fen))

/** 元 An amount in 分 as 元 with two digits. */
export const inYuan = (fen: number): string => grouped(formatAmount({ value: fen, step: 1, unit: '元' }, 2))

/** 百分之一单位 A count or an area in hundredths: whole where it is whole. */
export const inUnits = (hundredths: number): string =>
  grouped(formatAmount({ value: hundredths, step: 1, unit: '' }, hundredths % 100 === 0 ? 0 : 2))

/** 占比 What percentage one amount is of another, one digit; rounded half up. */
export function percentOf(part: number, whole: number): string {
  if (whole === 0) return '0.0'
  const tenths = Number((BigInt(part) * 2000n + BigInt(whole)) / (2n * BigInt(whole)))
  return `${Math.floor(tenths / 10)}.${tenths % 10}`
}

/** 相除 分 by hundredths of a unit: 分 for one unit, rounded half up. */
export const perUnit = (fen: number, hundredths: number): number =>
  Number((BigInt(fen) * 200n + BigInt(hundredths)) / (2n * BigInt(hundredths)))
