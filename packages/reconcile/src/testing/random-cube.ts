import { formatAmount } from '@mingzhang/model'
import fc from 'fast-check'

/** 随机的账 Money by function, use and fund in 分, from which consistent tables are printed. */
export type Ledger = readonly {
  readonly func: string
  readonly use: 'basic' | 'project'
  readonly fund: 'general' | 'governmentFund'
  readonly fen: number
}[]

const funcs = ['2010301', '2010302', '2010350', '2080505', '2080506', '2101101', '2120899', '2210201']

/** A ledger of a few functions; governmental funds only ever pay for projects. */
export const ledgers: fc.Arbitrary<Ledger> = fc
  .uniqueArray(fc.constantFrom(...funcs), { minLength: 3, maxLength: 8 })
  .chain((chosen) =>
    fc.tuple(
      ...chosen.map((func) =>
        fc.record({
          func: fc.constant(func),
          basic: fc.oneof(fc.constant(0), fc.integer({ min: 100, max: 900_000_000 })),
          project: fc.oneof(fc.constant(0), fc.integer({ min: 100, max: 900_000_000 })),
          fund: fc.oneof(
            { weight: 4, arbitrary: fc.constant(0) },
            fc.integer({ min: 100, max: 500_000_000 }),
          ),
        }),
      ),
    ),
  )
  .map((rows) =>
    rows.flatMap(({ func, basic, project, fund }) => [
      { func, use: 'basic', fund: 'general', fen: basic } as const,
      { func, use: 'project', fund: 'general', fen: project } as const,
      { func, use: 'project', fund: 'governmentFund', fen: fund } as const,
    ]),
  )

/** Printed in 万元 to two decimals, exact sums rounded each by itself; nothing for nothing. */
const printed = (fen: number): string =>
  fen === 0 ? '' : formatAmount({ value: fen, step: 10_000, unit: '万元' })

type Entry = Ledger[number]
const total = (ledger: Ledger, fits: (entry: Entry) => boolean): number =>
  ledger.filter(fits).reduce((sum, { fen }) => sum + fen, 0)

const prefixes = (ledger: Ledger, fits: (entry: Entry) => boolean): string[] => {
  const codes = new Set<string>()
  for (const entry of ledger) {
    if (entry.fen === 0 || !fits(entry)) continue
    for (const length of [3, 5, 7]) codes.add(entry.func.slice(0, length))
  }
  return [...codes].sort()
}

function byFunction(
  id: string,
  form: string,
  base: string,
  ledger: Ledger,
  fits: (entry: Entry) => boolean,
): string {
  const row = (code: string): string => {
    const inside = (entry: Entry): boolean => fits(entry) && entry.func.startsWith(code)
    const cells = [
      total(ledger, inside),
      total(ledger, (entry) => inside(entry) && entry.use === 'basic'),
      total(ledger, (entry) => inside(entry) && entry.use === 'project'),
    ]
    return `${code === '' ? '合计' : `${code} 科目${code}`} | ${cells.map(printed).join(' | ')}`
  }
  return [
    `# ${id} ${form} ${id} {${base} use=expenditure}`,
    '| 合计 {} 总 | 基本支出 {use=basic} | 项目支出 {use=project}',
    ...['', ...prefixes(ledger, fits)].map(row),
  ].join('\n')
}

function overview(ledger: Ledger): string {
  const all = printed(total(ledger, () => true))
  const fund = (member: string): string => printed(total(ledger, (entry) => entry.fund === member))
  return [
    '# t1 overview 收支总表 {}',
    '| 收:预算数 {} 总 | 支:预算数 {} 总',
    `收:一般公共预算 {origin=thisYear fund=general} | ${fund('general')}`,
    `收:政府性基金预算 {origin=thisYear fund=governmentFund} | ${fund('governmentFund')}`,
    '收:财政专户 {origin=thisYear fund=special} |',
    '收:单位资金 {origin=thisYear fund=own} |',
    `收:本年收入合计 {origin=thisYear} | ${all}`,
    '收:上年结转 {origin=carriedIn} |',
    `收:收入总计 {} | ${all}`,
    ...prefixes(ledger, () => true)
      .filter((code) => code.length === 3)
      .map(
        (code) =>
          `支:类${code} {use=expenditure func=${code}} | ${printed(total(ledger, ({ func }) => func.startsWith(code)))}`,
      ),
    `支:本年支出合计 {use=expenditure} | ${all}`,
    '支:结转下年 {use=carriedOut} |',
    `支:支出总计 {} | ${all}`,
  ].join('\n')
}

/** The tables of a ledger in the notation of `disclosureOf`. */
export const tablesOf = (ledger: Ledger): string =>
  [
    overview(ledger),
    byFunction('t3', 'expenditure', '', ledger, () => true),
    byFunction('t5', 'generalExpenditure', 'fund=general', ledger, ({ fund }) => fund === 'general'),
    total(ledger, ({ fund }) => fund === 'governmentFund') === 0
      ? '# t7 fundExpenditure 政府性基金 {fund=governmentFund use=expenditure}\n| 合计 {} 总\n注 本表无数据'
      : byFunction(
          't7',
          'fundExpenditure',
          'fund=governmentFund',
          ledger,
          ({ fund }) => fund === 'governmentFund',
        ),
  ].join('\n')
