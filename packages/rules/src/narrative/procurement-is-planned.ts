import { cite, departmentalAccounts } from '@mingzhang/law'
import { formatAmount, type Statement } from '@mingzhang/model'
import { rule } from '../rule.ts'

/** Accounts whose money is mostly spent by buying: equipment, vehicles, software, outsourced services. */
const bought: ReadonlySet<string> = new Set(['31002', '31003', '31007', '31013', '30209', '30227'])

/**
 * 说没有政府采购的，账上没有采购性质的支出。
 *
 * Only a hint: below the procurement threshold, or outside the catalogue, such money is not procurement.
 */
export const procurementIsPlanned = rule({
  id: 'narrative/procurement-is-planned',
  title: '政府采购预算为0的，没有设备购置、委托业务等支出',
  severity: 'note',
  basis: [cite('grassroots-catalogue-procurement')],

  *check({ statements }) {
    const none = statements.find(
      ({ key, amount, from }) =>
        from.kind === 'claim' &&
        amount.value === 0 &&
        key.measure === 'money' &&
        key.procurement === 'procured' &&
        key.article === undefined &&
        key.fund === undefined,
    )
    if (!none) return
    const purchases = purchasesOf(statements)
    if (purchases.length === 0) {
      yield 'holds'
      return
    }
    const named = purchases.map(
      ({ key, amount }) => `${nameOf(key.econ)}${formatAmount(amount)}${amount.unit}`,
    )
    yield {
      what: `文中说政府采购预算为0，经济分类表里却有${named.join('、')}`,
      why: '这些科目的支出多半要采购；达到限额标准或在集中采购目录以内的应编采购预算',
      toDo: '核对这些支出是否应编政府采购预算；不在目录且未达限额的不必改',
      certainty: 'possible',
      places: [none.place, ...purchases.map(({ place }) => place)],
    }
  },
})

const nameOf = (econ = ''): string => departmentalAccounts().byCode.get(econ)?.[0]?.name ?? econ

/** One statement for each account, the largest it is stated with. */
function purchasesOf(statements: readonly Statement[]): Statement[] {
  const largest = new Map<string, Statement>()
  for (const statement of statements) {
    const { key, amount, from } = statement
    const { econ } = key
    if (from.kind !== 'cell' || key.measure !== 'money' || econ === undefined || !bought.has(econ)) continue
    if (amount.value > (largest.get(econ)?.amount.value ?? 0)) largest.set(econ, statement)
  }
  return [...largest.values()]
}
