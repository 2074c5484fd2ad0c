import { add, type Ledger, type Money, nothing, total } from './ledger.ts'

/** 汇总 What the tables and sentences of a ledger say, added up once. */
export type Sums = {
  readonly all: Money
  readonly general: Money
  readonly fund: Money
  readonly basic: Money
  readonly project: Money
  readonly generalProject: Money
  readonly personnel: Money
  readonly running: Money
  readonly carriedIn: number
  readonly abroad: Money
  readonly reception: Money
  readonly upkeep: Money
  readonly purchase: Money
  /** 购置 and 运行维护. */
  readonly vehicles: Money
  readonly three: Money
  readonly procured: number
}

export function sumsOf({ functions, accounts, carriedIn, procured }: Ledger): Sums {
  const of = (fits: (fund: string) => boolean, pick: (line: Ledger['functions'][number]) => Money): Money =>
    total(
      functions.filter(({ fund }) => fits(fund)),
      pick,
    )
  const any = (): boolean => true
  const isGeneral = (fund: string): boolean => fund === 'general'
  const account = (code: string): Money =>
    total(
      accounts.filter((line) => line.code === code),
      (line) => add(line.personnel, line.running, line.project),
    )
  const [reception, upkeep, purchase] = [account('30217'), account('30231'), account('31013')]
  const general = of(isGeneral, ({ basic, project }) => add(basic, project))
  const fund = of(
    (one) => !isGeneral(one),
    ({ basic, project }) => add(basic, project),
  )
  return {
    all: add(general, fund),
    general,
    fund,
    basic: of(any, ({ basic }) => basic),
    project: of(any, ({ project }) => project),
    generalProject: of(isGeneral, ({ project }) => project),
    personnel: total(accounts, (line) => line.personnel),
    running: total(accounts, (line) => line.running),
    carriedIn: [...carriedIn.values()].reduce((sum, one) => sum + one, 0),
    abroad: nothing,
    reception,
    upkeep,
    purchase,
    vehicles: add(upkeep, purchase),
    three: add(reception, upkeep, purchase),
    procured: [...procured.values()].reduce((sum, { amount }) => sum + amount, 0),
  }
}

/** 类 of function with their money by fund, in order. */
export function classesOf({ functions }: Ledger) {
  const codes = [...new Set(functions.map(({ code }) => code.slice(0, 3)))]
  return codes.map((code) => {
    const lines = functions.filter((line) => line.code.startsWith(code))
    const of = (fund: string): Money =>
      total(
        lines.filter((line) => line.fund === fund),
        ({ basic, project }) => add(basic, project),
      )
    return {
      code,
      general: of('general'),
      fund: of('governmentFund'),
      all: add(of('general'), of('governmentFund')),
    }
  })
}
