import { formatAmount } from '@mingzhang/model'

/** 万元 An amount of 分 in 万元 with two decimals, grouped from five digits on. */
export function tenThousands(fen: number): string {
  const text = formatAmount({ value: fen, step: 10_000, unit: '万元' })
  const [whole = '', part = ''] = text.split('.')
  const grouped = whole.replace('-', '').length >= 5 ? whole.replace(/(?<=\d)(?=(?:\d{3})+$)/gu, ',') : whole
  return `${grouped.replace('-', '−')}.${part}`
}

/** 差 A difference with a minus as it is printed. */
export const signed = (text: string | null): string | null => text?.replace('-', '−') ?? null
