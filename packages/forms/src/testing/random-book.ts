import type { Book, Entry, ProcurementLine } from '@mingzhang/model'
import fc from 'fast-check'

/** Accounts that go together: a function, a departmental account and a use, as a unit's export has them. */
const lines: readonly { readonly func: string; readonly econ: string; readonly use: string }[] = [
  { func: '2010301', econ: '30101', use: 'personnel' },
  { func: '2010301', econ: '30102', use: 'personnel' },
  { func: '2010301', econ: '30103', use: 'personnel' },
  { func: '2010350', econ: '30107', use: 'personnel' },
  { func: '2080505', econ: '30108', use: 'personnel' },
  { func: '2080506', econ: '30109', use: 'personnel' },
  { func: '2101102', econ: '30110', use: 'personnel' },
  { func: '2210201', econ: '30113', use: 'personnel' },
  { func: '2080501', econ: '30302', use: 'personnel' },
  { func: '2010301', econ: '30201', use: 'running' },
  { func: '2010301', econ: '30213', use: 'running' },
  { func: '2010350', econ: '30217', use: 'running' },
  { func: '2010350', econ: '30231', use: 'running' },
  { func: '2010302', econ: '30201', use: 'project' },
  { func: '2010302', econ: '30217', use: 'project' },
  { func: '2010302', econ: '30227', use: 'project' },
  { func: '2010399', econ: '31002', use: 'project' },
  { func: '2111001', econ: '30213', use: 'project' },
]

const amount = fc.integer({ min: 1, max: 900_000_000 })

const general = fc.record({
  line: fc.constantFrom(...lines),
  origin: fc.constantFrom('thisYear', 'thisYear', 'carriedIn'),
  amount,
})

/** A ledger that knows everything: function, both classifications, fund, origin and use. */
export const randomEntries: fc.Arbitrary<Entry[]> = fc
  .tuple(fc.array(general, { minLength: 3, maxLength: 60 }), fc.array(amount, { maxLength: 3 }))
  .map(([all, funds]) => [
    ...all.map(
      ({ line, origin, amount: money }): Entry => ({
        at: { ...line, fund: 'general', origin },
        amount: money,
      }),
    ),
    ...funds.map(
      (money): Entry => ({
        at: { func: '2120899', econ: '30227', use: 'project', fund: 'governmentFund', origin: 'thisYear' },
        amount: money,
      }),
    ),
  ])

/** A book with nothing but a unit, a year and entries. */
export const bookOfEntries = (entries: readonly Entry[], previous: readonly Entry[] = []): Book => ({
  unit: { code: '301', name: '某市某区机关事务服务中心' },
  year: 2024,
  edition: null,
  area: '某区',
  agency: 'institution',
  ledgers: [{ id: 'entries', scope: {}, entries }],
  previous: previous.length > 0 ? [{ id: 'entries', scope: {}, entries: previous }] : [],
  programmes: [],
  targets: null,
  procurement: [],
  assets: [],
  counts: [],
  costing: [],
  reasons: [],
  texts: [
    { section: '职能职责', paragraphs: ['为机关提供后勤服务。'] },
    { section: '部门构成', paragraphs: ['本单位没有下属单位。'] },
  ],
  names: {},
})

const register = fc.array(
  fc.record({
    article: fc.constantFrom('A02010100', 'C21040000', 'B07000000'),
    fund: fc.constantFrom('general', 'governmentFund'),
    carried: fc.boolean(),
    amount,
    quantity: fc.integer({ min: 1, max: 40 }),
  }),
  { maxLength: 5 },
)

/** Money enough for anything that is bought: procurement is a part of what is spent. */
const ample: readonly Entry[] = ['general', 'governmentFund'].flatMap((fund) =>
  ['thisYear', 'carriedIn'].map(
    (origin): Entry => ({
      at: { func: fund === 'general' ? '2010302' : '2120899', econ: '30227', use: 'project', fund, origin },
      amount: 9_000_000_000,
    }),
  ),
)

/** Lines of a procurement register, each paid from one fund or carried in, half of it set aside for small firms. */
export const randomProcurement: fc.Arbitrary<ProcurementLine[]> = register.map((all) =>
  all.map(({ article, fund, carried, amount: money, quantity }, index) => ({
    project: `采购项目${'甲乙丙丁戊'[index] ?? ''}`,
    budget: money + 1_000_000,
    name: '办公设备',
    article,
    measure: '批',
    quantity: String(quantity),
    unitPrice: null,
    amounts: [{ at: carried ? { origin: 'carriedIn', fund } : { origin: 'thisYear', fund }, amount: money }],
    sme: Math.trunc(money / 2),
    micro: null,
  })),
)

export const randomBook: fc.Arbitrary<Book> = fc
  .tuple(randomEntries, randomEntries, randomProcurement)
  .map(([entries, previous, procurement]) => ({
    ...bookOfEntries(procurement.length > 0 ? [...entries, ...ample] : entries, previous),
    procurement,
  }))
