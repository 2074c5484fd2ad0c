import { aliases } from '@mingzhang/law'
import { type BookProblem, type Disclosure, type Key, keyText, type Ledger } from '@mingzhang/model'
import { tell, teller } from '../ledger/tell.ts'
import { type KnownMoney, ledgersFrom, scopeOf } from './ledger-of.ts'
import { isKeyWithin, type StatedMoney, statedMoney } from './stated-money.ts'

type Made = { readonly ledgers: readonly Ledger[]; readonly problems: readonly BookProblem[] }

/** 侧面 Tables that list the same money under the same coordinates. */
const facets: readonly {
  readonly id: string
  readonly holds: (one: StatedMoney) => boolean
}[] = [
  {
    id: 'by-function',
    holds: ({ form, side }) => byFunction.has(form) || (overviews.has(form) && side === 'expenditure'),
  },
  { id: 'revenue-by-function', holds: ({ form }) => form === 'revenue' },
  { id: 'by-fund', holds: ({ form, side }) => overviews.has(form) && side === 'revenue' },
  { id: 'by-account', holds: ({ form }) => form === 'basicByDep' || form === 'projectByDep' },
  { id: 'by-governmental-account', holds: ({ form }) => form === 'basicByGov' || form === 'projectByGov' },
  { id: 'three-public', holds: ({ form }) => form === 'threePublic' },
]

const byFunction: ReadonlySet<string> = new Set([
  'expenditure',
  'generalExpenditure',
  'fundExpenditure',
  'stateCapitalExpenditure',
  'appropriationExpenditure',
])

const overviews: ReadonlySet<string> = new Set(['overview', 'appropriationOverview'])

/**
 * 由公开文件成账 The ledgers that a disclosure's tables determine for a year. Function tables know the function, tables by
 * account the account; nobody knows both, so they stay ledgers of their own.
 */
export function ledgersOf(disclosure: Disclosure, year: number): Made {
  const stated = statedMoney(disclosure, year)
  const first = pass(stated, [])
  // Where ledgers differ, the earlier ones had no reason to use the room their last digits leave: once more, knowing the later.
  const again = differ(first.ledgers, stated) ? pass(stated, first.ledgers) : first
  const { ledgers, problems } = again.problems.length > first.problems.length ? first : again
  return { ledgers: withOnlyMember(withOnlyMember(ledgers, 'origin'), 'fund'), problems }
}

/** Facet after facet; each knows what those before it say, and what those after it said in the pass before. */
function pass(stated: readonly StatedMoney[], before: readonly Ledger[]): Made {
  const ledgers: Ledger[] = []
  const problems: BookProblem[] = []
  facets.forEach(({ id, holds }, index) => {
    const later = before.filter((ledger) => facets.slice(index + 1).some((facet) => isOf(ledger, facet.id)))
    const made = facetLedgers(id, stated.filter(holds), ledgers, knownFrom([...ledgers, ...later], stated))
    ledgers.push(...made.ledgers)
    problems.push(...made.problems)
  })
  return { ledgers, problems }
}

const isOf = ({ id }: Ledger, facet: string): boolean => id === facet || id.startsWith(`${facet}-`)

/** Do two ledgers tell some stated money differently? */
function differ(ledgers: readonly Ledger[], stated: readonly StatedMoney[]): boolean {
  const told = new Map<string, number>()
  return knownFrom(ledgers, stated).some(({ key, amount, bySecondName }) => {
    if (bySecondName) return false
    const slot = keyText(key)
    const before = told.get(slot)
    told.set(slot, before ?? amount)
    return before !== undefined && before !== amount
  })
}

/** What ledgers say of all money that is stated, and of money that has a second name by the definition of the accounts. */
function knownFrom(ledgers: readonly Ledger[], stated: readonly StatedMoney[]): KnownMoney[] {
  const keys = new Map(stated.map(({ key }) => [keyText(key), key])).values()
  const same = [...keys].map((key) => ({ of: key, key, bySecondName: false }))
  const second = aliases().flatMap(({ left, right }) =>
    [{}, { fund: 'general' }].map((fund) => ({
      ...{ of: { ...left, ...fund }, key: { ...right, ...fund }, bySecondName: true },
    })),
  )
  return ledgers.flatMap((ledger) => {
    const ask = teller(ledger)
    return [...same, ...second].flatMap(({ of, key, bySecondName }): KnownMoney[] => {
      const telling = ask(of)
      return telling.told && telling.entries.length > 0 ? [{ key, amount: telling.amount, bySecondName }] : []
    })
  })
}

/**
 * 唯一去处 Where a ledger says that all money of the year has one origin (nothing carried in, no surplus drawn on) or is
 * of one fund, an entry of another ledger that leaves it open has no other either: below zero there is only zero.
 */
function withOnlyMember(ledgers: readonly Ledger[], coordinate: 'origin' | 'fund'): Ledger[] {
  const whole = ledgers.filter(({ scope }) => Object.keys(scope).length === 0)
  const knowing = whole.find(({ entries }) => entries.every(({ at }) => at[coordinate] !== undefined))
  const members = new Set(knowing?.entries.map(({ at }) => at[coordinate]))
  const [only] = members
  if (members.size !== 1 || only === undefined) return [...ledgers]
  return ledgers.map((ledger) => ({
    ...ledger,
    entries: ledger.entries.map((entry) =>
      entry.at[coordinate] === undefined && entry.at.use !== 'carriedOut'
        ? { ...entry, at: { ...entry.at, [coordinate]: only } }
        : entry,
    ),
  }))
}

/** One ledger where one key holds all, or where the tables together are all of a key that is known; else one a table. */
function facetLedgers(
  id: string,
  stated: readonly StatedMoney[],
  before: readonly Ledger[],
  known: readonly KnownMoney[],
): Made {
  if (stated.length === 0 || stated.every((one) => isTold(before, one))) return { ledgers: [], problems: [] }
  const scope = scopeOf(stated)
  if (scope !== null) return joined(ledgersFrom(id, scope, stated, known))
  const tables = [...new Set(stated.map(({ table }) => table))]
  const parts = tables.flatMap((table) => {
    const mine = stated.filter((each) => each.table === table)
    const own = scopeOf(mine)
    return own === null ? [] : [{ scope: own, made: ledgersFrom(`${id}-${table}`, own, mine, known) }]
  })
  const whole = wholeOf(
    parts.flatMap(({ scope: own, made }) => made.slice(0, 1).map(({ ledger }) => ({ scope: own, ledger }))),
    before,
  )
  if (whole !== null) return joined(ledgersFrom(id, whole, stated, known))
  return joined(parts.flatMap(({ made }) => made))
}

const joined = (
  made: readonly { readonly ledger: Ledger; readonly problems: readonly BookProblem[] }[],
): Made => ({
  ledgers: made.map(({ ledger }) => ledger),
  problems: made.flatMap(({ problems }) => problems),
})

/** Does a ledger that is there already say just this? */
const isTold = (ledgers: readonly Ledger[], { key, amount, step }: StatedMoney): boolean =>
  ledgers.some((ledger) => {
    const telling = tell(ledger, key)
    return telling.told && Math.abs(telling.amount - amount) < step
  })

/** 合为一本 Basic and project expenditure of a fund are all its expenditure where another ledger says so. */
function wholeOf(
  parts: readonly { readonly scope: Key; readonly ledger: Ledger }[],
  before: readonly Ledger[],
): Key | null {
  const candidates: readonly Key[] = [{ fund: 'general', use: 'expenditure' }, { use: 'expenditure' }]
  const sum = parts.flatMap(({ ledger }) => ledger.entries).reduce((total, { amount }) => total + amount, 0)
  return (
    candidates.find((whole) => {
      if (parts.length < 2 || !parts.every(({ scope }) => isKeyWithin(scope, whole))) return false
      return before
        .map((ledger) => tell(ledger, whole))
        .some((telling) => telling.told && Math.abs(telling.amount - sum) <= 100 * parts.length)
    }) ?? null
  )
}
