import { combineKeys, type RowList } from '@mingzhang/law'
import { type Entry, type EntryKey, type Key, type Ledger, withCoordinates } from '@mingzhang/model'
import type { MoneySource } from '../ledger/money-sources.ts'
import { tell } from '../ledger/tell.ts'
import { ledgersOf, type Setting } from './plan.ts'

/** 列示的科目 An account that has money in a table. */
export type ListedAccount = { readonly code: string; readonly key: Key; readonly level: number }

const lengths = { func: [3, 5, 7], dep: [3, 5], gov: [3, 5] } as const

export type AccountList = keyof typeof lengths

export const isAccountList = (list: RowList['of']): list is AccountList => Object.hasOwn(lengths, list)

/**
 * 按科目列行 The accounts between two levels that any column of the table has money for, in the order of their codes:
 * 类, its 款, their 项.
 *
 * @param keys keys of the money columns, with the coordinates of the list
 */
export function listAccounts(
  setting: Setting,
  list: { readonly of: AccountList; readonly from: number; readonly to: number },
  keys: readonly { readonly key: Key; readonly lastYear: boolean }[],
): ListedAccount[] {
  const dimension = list.of === 'func' ? 'func' : 'econ'
  const withLast = keys.some(({ lastYear }) => lastYear)
  const levels = lengths[list.of]
  const found: ListedAccount[] = []
  for (const code of codesIn(setting, list.of, withLast)) {
    const level = (levels as readonly number[]).indexOf(code.length) + 1
    if (level < list.from || level > list.to) continue
    const key: Key = { [dimension]: code }
    const isPresent = keys.some(({ key: base, lastYear }) =>
      hasMoney(lastYear ? setting.last : setting.now, combineKeys(base, key)),
    )
    if (isPresent) found.push({ code, key, level })
  }
  return found
}

const codes = new WeakMap<Setting, Map<string, readonly string[]>>()

/** Many tables of a set list the same accounts. */
function codesIn(setting: Setting, list: AccountList, withLast: boolean): readonly string[] {
  const known = codes.get(setting) ?? new Map<string, readonly string[]>()
  codes.set(setting, known)
  const slot = `${list} ${withLast}`
  const found = known.get(slot) ?? codesOf(ledgersOf(setting.book, withLast), list)
  known.set(slot, found)
  return found
}

/** Codes of entries and everything above them, sorted so that what is above comes first. */
function codesOf(ledgers: readonly Ledger[], list: AccountList): string[] {
  const codes = new Set<string>()
  for (const { at, amount } of ledgers.flatMap(({ entries }) => entries)) {
    const code = codeOf(at, list)
    if (code === undefined || amount === 0) continue
    for (const length of lengths[list]) if (code.length >= length) codes.add(code.slice(0, length))
  }
  return [...codes].filter((code) => /^\d+$/u.test(code)).toSorted()
}

const codeOf = (at: EntryKey, list: AccountList): string | undefined =>
  list === 'func' ? at.func : list === 'dep' ? at.econ : at.gov

const moneyOnly = { measure: undefined, year: undefined, stage: undefined } as const

function hasMoney(sources: readonly MoneySource[], key: Key): boolean {
  const asked = withCoordinates(key, moneyOnly)
  for (const source of sources) {
    const telling = source.tell(asked)
    if (telling.told) return telling.amount !== 0
  }
  return false
}

/**
 * 能否列全 Do the listed accounts hold all the money of the list? Where a ledger knows a total but not its accounts, or
 * some of its money has no account of the list, the table cannot be listed and nobody may pretend that it can. What was
 * published rounded, table by table, may add up to a little more or less than its total.
 *
 * @param without departmental accounts in it that have no account of the list
 */
export function isListable(
  setting: Setting,
  within: Key,
  accounts: readonly ListedAccount[],
  without: readonly string[],
): boolean {
  const total = amountOf(setting.now, within)
  // Nothing is listed and nobody can tell whether there is anything: that is not nothing.
  if (total === null) return accounts.length > 0
  if (total === 0) return true
  const top = Math.min(...accounts.map(({ level }) => level))
  const parts = accounts
    .filter(({ level }) => level === top)
    .map(({ key }) => amountOf(setting.now, combineKeys(within, key)))
  if (parts.length === 0 || parts.includes(null)) return false
  return without.length === 0 || parts.reduce<number>((sum, part) => sum + (part ?? 0), 0) === total
}

/**
 * 缺科目的金额 Departmental accounts of entries within the money of a key that have no account of the list, in the order
 * of their codes: what keeps a table by that list from being told.
 */
export function accountsWithout(setting: Setting, list: AccountList, within: Key): string[] {
  const asked = withCoordinates(within, moneyOnly)
  const isMissing = (entry: Entry, scope: Ledger): boolean => {
    if (entry.amount === 0 || codeOf(entry.at, list) !== undefined) return false
    const telling = tell({ ...scope, entries: [entry] }, asked)
    return telling.told && telling.amount !== 0
  }
  const codes = setting.book.ledgers.flatMap((ledger) =>
    ledger.entries.filter((entry) => isMissing(entry, ledger)).flatMap(({ at }) => at.econ ?? []),
  )
  return [...new Set(codes)].toSorted()
}

function amountOf(sources: readonly MoneySource[], key: Key): number | null {
  const asked = withCoordinates(key, moneyOnly)
  for (const source of sources) {
    const telling = source.tell(asked)
    if (telling.told) return telling.amount
  }
  return null
}
