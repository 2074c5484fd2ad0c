import { type Random, randomOf } from './random.ts'

/** 元 as 分, a figure of this year and of the last. */
export type Money = { readonly now: number; readonly last: number }

/** 支出功能 One 项 of function with its money. */
export type FunctionLine = {
  readonly code: string
  readonly fund: 'general' | 'governmentFund'
  readonly basic: Money
  readonly project: Money
}

/** 支出经济 One 款 of the general budget. */
export type AccountLine = {
  readonly code: string
  readonly personnel: Money
  readonly running: Money
  readonly project: Money
}

export type Programme = {
  readonly code: string
  readonly name: string
  readonly function: string
  readonly fund: FunctionLine['fund']
  readonly budget: Money
}

/** 账 One unit's year: entries that close by construction. */
export type Ledger = {
  readonly year: number
  readonly unit: { readonly code: string; readonly name: string }
  readonly functions: readonly FunctionLine[]
  readonly accounts: readonly AccountLine[]
  readonly programmes: readonly Programme[]
  /** What of this year's general money was carried in, by function. */
  readonly carriedIn: ReadonlyMap<string, number>
  /** Procured for each programme, and of it reserved for small firms; a service bought in one line. */
  readonly procured: ReadonlyMap<
    string,
    { readonly amount: number; readonly reserved: number; readonly pieces: number }
  >
}

const sum = (all: readonly Money[]): Money => ({
  now: all.reduce((total, { now }) => total + now, 0),
  last: all.reduce((total, { last }) => total + last, 0),
})

export const nothing: Money = { now: 0, last: 0 }
export const add = (...all: readonly Money[]): Money => sum(all)
export const total = <T>(all: readonly T[], of: (one: T) => Money): Money => sum(all.map(of))

const running = [
  '30201',
  '30202',
  '30205',
  '30206',
  '30207',
  '30209',
  '30211',
  '30213',
  '30215',
  '30216',
  '30217',
  '30226',
  '30228',
  '30229',
  '30231',
  '30239',
  '30299',
]

export const programmeNames = [
  '信息平台运行维护',
  '办公用房维修改造',
  '公共机构节能改造',
  '大型会议保障',
  '后勤保障服务',
  '档案数字化',
  '业务培训',
  '应急物资储备',
  '政务热线服务',
]

const places = ['青禾县', '临江区', '白石县', '云岭区', '南湖市', '东丘县']
const bodies = ['机关事务服务中心', '政务服务管理办公室', '应急管理局', '档案馆', '统计局']

/**
 * 随机账 A consistent ledger: functions and accounts of the basic expenditure add up to the same money, the insurance
 * functions are their accounts, projects of functions, of accounts and programmes agree.
 *
 * @param step the least printed worth in 分: 10,000 for two decimals of 万元, 1 for 元 with 角分
 */
export function ledgerOf(seed: number, step: number): Ledger {
  const random = randomOf(seed)
  const money = (from: number, to: number): Money => {
    const now = random.whole((from * 1_000_000) / step, (to * 1_000_000) / step) * step
    const change = random.chance(0.15) ? 0 : random.whole(-20, 25)
    const last = Math.max(step, Math.round((now * (100 + change)) / 100 / step) * step)
    return { now, last }
  }
  const year = random.pick([2022, 2023, 2024, 2025])
  const accounts = basicAccounts(random, money, step)
  const programmes = programmesOf(random, money, year)
  const projects = projectAccounts(random, programmes, accounts, step)
  const functions = functionsOf(random, projects, programmes)
  return {
    year,
    unit: { code: String(random.whole(101, 499)), name: `${random.pick(places)}${random.pick(bodies)}` },
    functions,
    accounts: projects,
    programmes,
    carriedIn: carriedInOf(random, functions, step),
    procured: procuredOf(random, programmes, step),
  }
}

type MoneyOf = (from: number, to: number) => Money

const personnelLine = (code: string, personnel: Money): AccountLine => ({
  code,
  personnel,
  running: nothing,
  project: nothing,
})

function basicAccounts(random: Random, money: MoneyOf, step: number): AccountLine[] {
  const half = ({ now, last }: Money): Money => ({
    now: Math.round(now / 2 / step) * step,
    last: Math.round(last / 2 / step) * step,
  })
  const pension = money(12, 60)
  const lines = [
    personnelLine('30101', money(60, 320)),
    personnelLine('30102', money(20, 180)),
    personnelLine('30103', money(15, 190)),
    ...(random.chance(0.5) ? [personnelLine('30107', money(20, 150))] : []),
    personnelLine('30108', pension),
    personnelLine('30109', half(pension)),
    personnelLine('30110', money(8, 40)),
    personnelLine('30112', money(1, 6)),
    personnelLine('30113', money(15, 55)),
    ...(random.chance(0.6) ? [personnelLine('30199', money(2, 30))] : []),
    ...running
      .filter((code) => code === '30201' || code === '30217' || code === '30231' || random.chance(0.7))
      .map((code): AccountLine => ({ code, personnel: nothing, running: money(0.3, 24), project: nothing })),
    personnelLine('30302', money(2, 30)),
    ...(random.chance(0.6) ? [personnelLine('30309', money(0.1, 2))] : []),
  ]
  return random.chance(0.5)
    ? [...lines, { code: '31002', personnel: nothing, running: money(0.5, 9), project: nothing }]
    : lines
}

function programmesOf(random: Random, money: MoneyOf, year: number): Programme[] {
  const count = random.whole(2, 4)
  const names = [...programmeNames]
  const withFund = random.chance(0.5)
  return Array.from({ length: count }, (_, index): Programme => {
    const [name = ''] = names.splice(random.whole(0, names.length - 1), 1)
    const isFund = withFund && index === count - 1
    return {
      code: `500110${random.whole(year - 2002, year - 2000)}T00000${random.whole(1_000_000, 9_999_999)}`,
      name: `${name}${random.pick(['项目', '经费', '专项'])}`,
      function: isFund ? '2120899' : random.pick(['2010302', '2010399', '2010305']),
      fund: isFund ? 'governmentFund' : 'general',
      budget: money(8, 260),
    }
  })
}

/** Spreads the project expenditure of the general budget over accounts. */
function projectAccounts(
  random: Random,
  programmes: readonly Programme[],
  basic: readonly AccountLine[],
  step: number,
): AccountLine[] {
  const all = total(
    programmes.filter(({ fund }) => fund === 'general'),
    ({ budget }) => budget,
  )
  const vehicles = random.chance(0.3) ? ['31013'] : []
  const shares = ['30201', '30217', '30213', '30227', '31002', ...vehicles].map((code) => ({
    code,
    weight: random.whole(1, 9),
  }))
  const weights = shares.reduce((sumOfAll, { weight }) => sumOfAll + weight, 0)
  let left = all
  const parts = new Map<string, Money>()
  shares.forEach(({ code, weight }, index) => {
    const part = {
      now: index === shares.length - 1 ? left.now : Math.floor((all.now * weight) / weights / step) * step,
      last: index === shares.length - 1 ? left.last : Math.floor((all.last * weight) / weights / step) * step,
    }
    left = { now: left.now - part.now, last: left.last - part.last }
    parts.set(code, part)
  })
  const codes = [...new Set([...basic.map(({ code }) => code), ...parts.keys()])].sort()
  return codes.map((code) => ({
    ...(basic.find((line) => line.code === code) ?? personnelLine(code, nothing)),
    project: parts.get(code) ?? nothing,
  }))
}

function functionsOf(
  random: Random,
  accounts: readonly AccountLine[],
  programmes: readonly Programme[],
): FunctionLine[] {
  const of = (code: string): Money => accounts.find((line) => line.code === code)?.personnel ?? nothing
  const named: [string, Money][] = [
    ['2080501', of('30302')],
    ['2080505', of('30108')],
    ['2080506', of('30109')],
    ['2101101', of('30110')],
    ['2210201', of('30113')],
  ]
  const basic = total(accounts, ({ personnel, running: own }) => add(personnel, own))
  const spoken = total(named, ([, money]) => money)
  const rest = { now: basic.now - spoken.now, last: basic.last - spoken.last }
  const institution = random.chance(0.4)
    ? {
        now: Math.floor(rest.now / 5_000_000) * 1_000_000,
        last: Math.floor(rest.last / 5_000_000) * 1_000_000,
      }
    : nothing
  const basics: [string, Money][] = [
    ['2010301', { now: rest.now - institution.now, last: rest.last - institution.last }],
    ...(institution.now > 0 ? [['2010350', institution] satisfies [string, Money]] : []),
    ...named,
  ]
  const lines = basics.map(
    ([code, money]): FunctionLine => ({ code, fund: 'general', basic: money, project: nothing }),
  )
  for (const { function: code, fund } of programmes) {
    if (lines.some((line) => line.code === code)) continue
    const project = total(
      programmes.filter((one) => one.function === code),
      ({ budget }) => budget,
    )
    lines.push({ code, fund, basic: nothing, project })
  }
  return lines.sort((one, other) => (one.code < other.code ? -1 : 1))
}

function carriedInOf(random: Random, functions: readonly FunctionLine[], step: number): Map<string, number> {
  const lines = functions.filter(({ fund, project }) => fund === 'general' && project.now > 0)
  const [line] = lines
  if (!line || random.chance(0.5)) return new Map()
  return new Map([[line.code, Math.round((line.project.now * random.whole(10, 60)) / 100 / step) * step]])
}

function procuredOf(random: Random, programmes: readonly Programme[], step: number) {
  return new Map(
    programmes.flatMap(({ code, fund, budget }) => {
      if (fund !== 'general' || random.chance(0.3)) return []
      const pieces = random.pick([1, 1, 2, 3, 5, 8])
      const lot = pieces * step
      const amount = Math.max(lot, Math.floor((budget.now * random.whole(30, 90)) / 100 / lot) * lot)
      const reserved = random.chance(0.4)
        ? amount
        : Math.round((amount * random.whole(30, 80)) / 100 / step) * step
      return [[code, { amount, reserved, pieces }] as const]
    }),
  )
}
