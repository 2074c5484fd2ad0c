import { formatAmount } from '@mingzhang/model'

/** 填报的钱 An amount of 分 as it is typed into a report, in 万元 without zeros at its end; null for none. */
export const plainMoney = (fen: number | null): string | null =>
  fen === null
    ? null
    : formatAmount({ value: fen, step: 1, unit: '万元' })
        .replace(/(\.\d*?)0+$/u, '$1')
        .replace(/\.$/u, '')

/** 万元 An amount of 分 in 万元 with two decimals, grouped from five digits on. */
export function tenThousands(fen: number): string {
  const text = formatAmount({ value: fen, step: 10_000, unit: '万元' })
  const [whole = '', part = ''] = text.split('.')
  const grouped = whole.replace('-', '').length >= 5 ? whole.replace(/(?<=\d)(?=(?:\d{3})+$)/gu, ',') : whole
  return `${grouped.replace('-', '−')}.${part}`
}
