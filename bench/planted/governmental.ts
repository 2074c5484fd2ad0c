import { accountMapping } from '@mingzhang/law'
import { add, type Money } from './ledger.ts'

/** 政府经济分类 The accounts of an administrative unit under the governmental classification, in order. */
export function governmentalOf(lines: readonly { readonly code: string; readonly money: Money }[]) {
  const byCode = new Map<string, Money>()
  for (const { code, money } of lines) {
    if (money.now === 0 && money.last === 0) continue
    const to = governmental(code)
    byCode.set(to, add(byCode.get(to) ?? { now: 0, last: 0 }, money))
  }
  return [...byCode]
    .map(([code, money]) => ({ code, columns: [money] }))
    .sort((one, other) => (one.code < other.code ? -1 : 1))
}

function governmental(code: string): string {
  const line = accountMapping().find(
    ({ departmental, unitKind }) => departmental === code && !unitKind.startsWith('事业'),
  )
  // 绩效工资 and what no proven line maps belong to the wages of the administration.
  return line?.governmental ?? (code.startsWith('301') ? '50101' : '50299')
}
