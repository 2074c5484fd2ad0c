import { contains, usualFunctions } from '@mingzhang/law'
import type { Book, BookProgramme, Entry, EntryKey, Ledger } from '@mingzhang/model'
import { nextYear } from '../book/next-year.ts'
import { programmeId } from '../ledger/money-sources.ts'
import type { RowCoordinate, WorkingBook } from './working-book.ts'
import { rowsOfLedger, workingOfBook } from './working-of-book.ts'

/** 起点 What the lines of the new year begin with. */
export type StartingAmounts = 'blank' | 'last-year'

/**
 * 由上年起编 Last year's book as the start of this year's: its money stands in the comparison, and its finest lines stand
 * in the entry table, to be revised. What no single ledger of last year knew is proposed where it can be, marked as a
 * proposal, and left open where it cannot.
 */
export function startingBook(last: Book, amounts: StartingAmounts): WorkingBook {
  const started = withProgrammes(nextYear(last), last)
  const working = workingOfBook(started)
  const lines = startingLines(last)
  const rows = rowsOfLedger({ id: 'entries', scope: {}, entries: lines.map(({ entry }) => entry) })
  const proposed = new Map(lines.map(({ entry, proposed: names }) => [addressOf(entry.at), names]))
  return {
    ...working,
    rows: rows.map((row) => {
      const [fund = ''] = Object.keys(row.money)
      const names = proposed.get(addressOf({ ...row.at, ...(fund !== '' && { fund }) })) ?? []
      return {
        ...row,
        money: amounts === 'blank' ? {} : row.money,
        ...(names.length > 0 && { proposed: names }),
      }
    }),
  }
}

/** Budgets of programmes become a ledger of last year where they are all there is of project expenditure. */
function withProgrammes(started: Book, last: Book): Book {
  const entries = last.programmes.flatMap((programme): Entry[] =>
    programme.budget === null
      ? []
      : [{ at: { project: programmeId(programme), use: 'project' }, amount: programme.budget }],
  )
  const sum = (all: readonly Entry[]): number => all.reduce((total, { amount }) => total + amount, 0)
  const isAll = last.ledgers.some(
    ({ scope, entries: own }) =>
      Object.keys(scope).length === 0 &&
      own.every(({ at }) => at.use !== undefined) &&
      sum(own.filter(({ at }) => at.use === 'project')) === sum(entries),
  )
  if (entries.length === 0 || !isAll) return started
  return {
    ...started,
    previous: [...started.previous, { id: 'by-programme', scope: { use: 'project' }, entries }],
  }
}

type Line = { readonly entry: Entry; readonly proposed: readonly RowCoordinate[] }

const addressOf = (at: EntryKey): string =>
  [at.project, at.func, at.econ, at.use, at.fund].map((member) => member ?? '').join('|')

/** A single ledger that knows both classifications is taken as it is; else accounts and programmes are lined up. */
function startingLines(last: Book): Line[] {
  const whole = last.ledgers.find(
    ({ scope, entries }) =>
      Object.keys(scope).length === 0 &&
      entries.length > 0 &&
      entries.every(({ at }) => at.func !== undefined && at.econ !== undefined),
  )
  if (whole) return whole.entries.map((entry) => ({ entry: fresh(entry, {}), proposed: [] }))
  const functions = last.ledgers.filter(({ entries }) => entries.some(({ at }) => at.func !== undefined))
  const byFunction = functions.find(({ entries }) => entries.some(({ at }) => at.use !== undefined))
  const accounts = accountLines(last.ledgers, byFunction)
  return [...accounts, ...programmeLines(last.programmes, byFunction)]
}

/** The carried-over part of last year is no money of this year: what begins anew is this year's. */
function fresh({ at, amount, costing }: Entry, more: EntryKey): Entry {
  const { origin: _origin, ...rest } = at
  return {
    at: { ...rest, origin: 'thisYear', ...more },
    amount,
    ...(costing !== undefined && { costing }),
  }
}

function accountLines(ledgers: readonly Ledger[], byFunction: Ledger | undefined): Line[] {
  const byAccount = ledgers.find(({ entries }) =>
    entries.some(({ at }) => at.econ !== undefined && at.use !== undefined),
  )
  return (byAccount?.entries ?? [])
    .filter(({ at }) => at.econ !== undefined && contains('use', 'basic', at.use))
    .map((entry) => {
      if (entry.at.func !== undefined) return { entry: fresh(entry, {}), proposed: [] }
      const func = usualFunction(entry, byFunction)
      return func === null
        ? { entry: fresh(entry, {}), proposed: [] }
        : { entry: fresh(entry, { func }), proposed: ['func'] }
    })
}

/** The function an account of basic expenditure usually stands under, among those that had money last year. */
function usualFunction({ at }: Entry, byFunction: Ledger | undefined): string | null {
  const all = (byFunction?.entries ?? []).filter(
    (entry) => contains('use', 'basic', entry.at.use) && entry.at.fund === at.fund,
  )
  const codes = [...new Set(all.flatMap((entry) => entry.at.func ?? []))]
  const usual = usualFunctions()
  const own = usual.get(at.econ ?? '')
  const others = [...usual.values()].flat()
  const fitting = codes.filter((code) =>
    own === undefined
      ? !others.some((prefix) => code.startsWith(prefix.slice(0, 3)))
      : own.some((prefix) => code.startsWith(prefix)),
  )
  return fitting.length === 1 ? (fitting[0] ?? null) : null
}

function programmeLines(programmes: readonly BookProgramme[], byFunction: Ledger | undefined): Line[] {
  const places = (byFunction?.entries ?? []).filter(
    ({ at }) => at.use === 'project' && at.project === undefined,
  )
  return programmes
    .filter(({ budget }) => budget !== null)
    .map((programme) => {
      const budget = programme.budget ?? 0
      // An amount that two programmes share names neither of them.
      const isOwn = programmes.filter((one) => one.budget === budget).length === 1
      const same = isOwn ? places.filter(({ amount }) => amount === budget) : []
      const [place, ...more] = same.length === 1 ? same : places
      const known = place !== undefined && more.length === 0 ? place.at : {}
      const at: EntryKey = { ...known, project: programmeId(programme), use: 'project' }
      const proposed: readonly RowCoordinate[] = known.func === undefined ? [] : ['func']
      return { entry: fresh({ at, amount: budget }, {}), proposed }
    })
}
