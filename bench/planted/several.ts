import { chongqing } from './chongqing.ts'
import { finalAccounts } from './final-accounts.ts'
import {
  type AccountLine,
  add,
  type FunctionLine,
  type Ledger,
  ledgerOf,
  type Money,
  type Programme,
} from './ledger.ts'
import { bundle, type Paper, splitAt } from './paper.ts'
import { type Random, randomOf } from './random.ts'
import { register } from './register.ts'
import type { Planted } from './slips.ts'

/** 几份文件一起 Documents that belong together, and how each kind of error comes into them. */
export type Several = {
  readonly kind: 'years' | 'accounts' | 'department' | 'catalogue' | 'volumes'
  readonly paper: Paper
  /** The same documents with an error made before they were compiled, and where it shows. */
  readonly wrongly: readonly { readonly slip: string; readonly make: (random: Random) => Planted | null }[]
}

const step = 10_000

const one = (seed: number): Ledger => ({ ...ledgerOf(seed, step), carriedIn: new Map() })

/** 上年的账 What this year's ledger says of last year; the year before it had what this year has. */
function lastYear(ledger: Ledger): Ledger {
  const turned = ({ now, last }: Money): Money => ({ now: last, last: now })
  return {
    ...mapped(ledger, turned),
    year: ledger.year - 1,
    procured: new Map(),
  }
}

const mapped = (ledger: Ledger, to: (money: Money) => Money): Ledger => ({
  ...ledger,
  functions: ledger.functions.map((line) => ({ ...line, basic: to(line.basic), project: to(line.project) })),
  accounts: ledger.accounts.map((line) => ({
    ...line,
    personnel: to(line.personnel),
    running: to(line.running),
    project: to(line.project),
  })),
  programmes: ledger.programmes.map((programme) => ({ ...programme, budget: to(programme.budget) })),
})

/** 汇总的账 A department's ledger: what its units have, added up. */
function departmentOf(ledgers: readonly Ledger[], unit: Ledger['unit']): Ledger {
  const [first] = ledgers
  if (!first) throw new Error('a department has units')
  const functions = merged(
    ledgers.flatMap((ledger) => ledger.functions),
    ({ code, fund }) => `${code} ${fund}`,
    (a: FunctionLine, b: FunctionLine) => ({
      ...a,
      basic: add(a.basic, b.basic),
      project: add(a.project, b.project),
    }),
  )
  const accounts = merged(
    ledgers.flatMap((ledger) => ledger.accounts),
    ({ code }) => code,
    (a: AccountLine, b: AccountLine) => ({
      ...a,
      personnel: add(a.personnel, b.personnel),
      running: add(a.running, b.running),
      project: add(a.project, b.project),
    }),
  )
  return {
    year: first.year,
    unit,
    functions,
    accounts,
    programmes: ledgers.flatMap(({ programmes }) => programmes),
    carriedIn: new Map(),
    procured: new Map(ledgers.flatMap(({ procured }) => [...procured])),
  }
}

function merged<T extends { readonly code: string }>(
  all: readonly T[],
  nameOf: (line: T) => string,
  join: (a: T, b: T) => T,
): T[] {
  const byName = new Map<string, T>()
  for (const line of all) {
    const known = byName.get(nameOf(line))
    byName.set(nameOf(line), known ? join(known, line) : line)
  }
  return [...byName.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
}

/** The marks whose words differ between two papers of the same make. */
function differing(paper: Paper, other: Paper, roles: readonly string[]): number[] | null {
  if (paper.marks.length !== other.marks.length) return null
  return paper.marks.flatMap(({ text, role }, id) =>
    roles.includes(role) && text !== other.marks[id]?.text ? [id] : [],
  )
}

/** The wrong documents instead of the right ones: what differs is wrong. */
function instead(
  right: Paper,
  wrong: Paper,
  roles: readonly string[] = ['cell', 'sentence'],
): Planted | null {
  const places = differing(right, wrong, roles)
  if (places === null || places.length === 0) return null
  return { change: { marks: new Map() }, wrong: places, causes: [], either: true, instead: wrong }
}

/** 两年 This year's budget and last year's. */
export function years(seed: number): Several {
  const ledger = one(seed)
  const before = chongqing(lastYear(ledger), randomOf(seed + 1))
  const compiled = (now: Ledger): Paper => bundle([chongqing(now, randomOf(seed)), before])
  const paper = compiled(ledger)
  return {
    kind: 'years',
    paper,
    wrongly: [
      {
        // Last year's money stands at another account: totals are as they were.
        slip: 'last-year-moved',
        make: (random) => {
          const lines = ledger.functions.filter(({ fund, basic }) => fund === 'general' && basic.last > 0)
          const [from, to] = [random.pick(lines), random.pick(lines)]
          const moved = Math.floor((from.basic.last * random.whole(10, 60)) / 100 / step) * step
          if (from === to || moved < 100 * step) return null
          const functions = ledger.functions.map((line) => {
            const by = line === from ? -moved : line === to ? moved : 0
            return { ...line, basic: { ...line.basic, last: line.basic.last + by } }
          })
          return instead(paper, compiled({ ...ledger, functions }), ['cell'])
        },
      },
      {
        // Changes against other figures of last year than those that were published.
        slip: 'changes-moved',
        make: (random) => {
          const moved = random.whole(200, 3000) * step
          const functions = ledger.functions.map((line, at) =>
            at === 0 ? { ...line, basic: { ...line.basic, last: line.basic.last + moved } } : line,
          )
          const wrong = compiled({ ...ledger, functions })
          const changes = differing(paper, wrong, ['change'])
          if (changes === null || changes.length === 0) return null
          // Only the sentences were computed from them: the tables stay as they are.
          const marks = new Map(
            paper.marks.flatMap(({ role, text }, id) => {
              const other = wrong.marks[id]?.text ?? text
              return (role === 'change' || role === 'direction') && other !== text
                ? [[id, other] as const]
                : []
            }),
          )
          return { change: { marks }, wrong: changes, causes: [], either: true }
        },
      },
    ],
  }
}

/** 预算与决算 A budget and the final accounts of its year. */
export function budgetAndAccounts(seed: number): Several {
  const ledger = one(seed)
  const budget = chongqing(ledger, randomOf(seed))
  const compiled = (planned: Ledger): Paper =>
    bundle([budget, finalAccounts(planned, ledger, randomOf(seed + 1))])
  const paper = compiled(ledger)
  return {
    kind: 'accounts',
    paper,
    wrongly: [
      {
        slip: 'initial-budget',
        make: (random) =>
          instead(paper, compiled(withMore(ledger, random.whole(100, 4000) * step)), ['cell']),
      },
    ],
  }
}

/** 行政运行 What the ledger spends on running its offices. */
const basicOf = ({ functions }: Ledger): number =>
  functions.find(({ code }) => code === '2010301')?.basic.now ?? 0

/** The ledger with more (or less) of basic wages, by function and by account alike. */
const withMore = (ledger: Ledger, more: number): Ledger => ({
  ...ledger,
  functions: ledger.functions.map((line) =>
    line.code === '2010301' ? { ...line, basic: { ...line.basic, now: line.basic.now + more } } : line,
  ),
  accounts: ledger.accounts.map((line) =>
    line.code === '30101'
      ? { ...line, personnel: { ...line.personnel, now: line.personnel.now + more } }
      : line,
  ),
})

/** 部门与单位 A department of two units, itself one of neither. */
export function department(seed: number): Several {
  const [first, second] = [one(seed), one(seed + 5000)]
  const name = `${first.unit.name.slice(0, 3)}财政局`
  const unit = { code: '601', name }
  const [a, b] = [
    { ...first, unit: { code: '601001', name: `${name}国库支付中心` } },
    { ...second, year: first.year, unit: { code: '601002', name: `${name}预算评审中心` } },
  ]
  const list = `${name}所属预算单位包括：${a.unit.name}、${b.unit.name}，共2个单位。`
  const compiled = (whole: Ledger, own: Ledger): Paper => {
    const above = chongqing(whole, randomOf(seed))
    const withList = { ...above, lines: [...above.lines, list, ''] }
    return bundle([withList, chongqing(own, randomOf(seed + 1)), chongqing(b, randomOf(seed + 2))])
  }
  const whole = departmentOf([a, b], unit)
  const paper = compiled(whole, a)
  return {
    kind: 'department',
    paper,
    wrongly: [
      {
        // One unit printed more than its department has for all of them.
        slip: 'unit-too-large',
        make: (random) =>
          instead(paper, compiled(whole, withMore(a, basicOf(whole) + random.whole(1, 90) * 100 * step)), [
            'cell',
          ]),
      },
      {
        // What one unit has was not added in.
        slip: 'unit-left-out',
        make: (random) =>
          instead(paper, compiled(withMore(whole, -random.whole(2, 18) * 50 * step), a), ['cell']),
      },
    ],
  }
}

/** 目录与单位 A district's register and one of its units. */
export function registerAndUnit(seed: number): Several {
  const year = one(seed).year
  const ledgers = [one(seed), one(seed + 5000), one(seed + 6000)].map((ledger, index) => ({
    ...ledger,
    year,
    unit: { ...ledger.unit, code: String(210 + index), name: `${ledger.unit.name}` },
  }))
  const [own] = ledgers
  if (!own) throw new Error('a register has units')
  const district = own.unit.name.slice(0, 3)
  const inDistrict = ledgers.map((ledger, index) => ({
    ...ledger,
    unit: { ...ledger.unit, name: `${district}${['机关事务服务中心', '档案馆', '统计局'][index]}` },
  }))
  const unit = inDistrict[0] ?? own
  const compiled = (listed: readonly Ledger[]): Paper =>
    bundle([chongqing(unit, randomOf(seed)), register(listed, district, randomOf(seed + 1))])
  const paper = compiled(inDistrict)
  return {
    kind: 'catalogue',
    paper,
    wrongly: [
      {
        slip: 'register-amount',
        make: (random) => {
          const more = random.pick([-1, 1]) * random.whole(60, 900) * step
          const change = (programme: Programme, at: number): Programme =>
            at === 0
              ? {
                  ...programme,
                  budget: { ...programme.budget, now: Math.max(step * 100, programme.budget.now + more) },
                }
              : programme
          const listed = inDistrict.map((ledger, index) =>
            index === 0 ? { ...ledger, programmes: ledger.programmes.map(change) } : ledger,
          )
          return instead(paper, compiled(listed), ['budget', 'catalogueAmount'])
        },
      },
    ],
  }
}

/** 说明与表两个文件 A budget whose text and tables were published apart; errors are those of any figure. */
export function volumes(seed: number): Several {
  const paper = chongqing(one(seed), randomOf(seed))
  const line = paper.lines.findIndex((each) => each.includes('部门预算公开表（目录）'))
  return { kind: 'volumes', paper: splitAt(paper, line), wrongly: [] }
}
