import { type Book, type Key, keyText, withCoordinates } from '@mingzhang/model'
import type { Found, MoneySource, Sources } from '../ledger/money-sources.ts'

/** 要的数 A key whose money is printed, and 分 to one printed unit. */
export type Request = { readonly key: Key; readonly unit: number }

/** 问过的数 A key of one year with what each of the year's sources finds of it, in their order. */
export type AskedKey = { readonly key: Key; readonly found: readonly Found[] }

/** 一种单位的数 All keys printed in one unit: those of this year, then those of the year before. */
export type Asked = {
  readonly unit: number
  readonly now: readonly AskedKey[]
  readonly last: readonly AskedKey[]
  /** Number of a key among them all; undefined where nobody asked for it. */
  readonly at: (key: Key) => number | undefined
}

/** 问数 Keys to be printed, each once, in the order they are first asked for; nothing here depends on amounts. */
export function askFigures(book: Book, requests: readonly Request[], sources: Sources): readonly Asked[] {
  const units = [...new Set(requests.map(({ unit }) => unit))].toSorted((a, b) => a - b)
  return units.map((unit) => askedOf(book, unit, requests, sources))
}

function askedOf(book: Book, unit: number, requests: readonly Request[], { now, last }: Sources): Asked {
  const byText = new Map<string, Key>()
  const textOf = new Map<Key, string>()
  for (const { key, unit: own } of requests) {
    if (own !== unit) continue
    const text = keyText(key)
    textOf.set(key, text)
    byText.set(text, key)
  }
  const isLast = ([, key]: readonly [string, Key]): boolean => key.year === String(book.year - 1)
  const lastYear = [...byText].filter(isLast)
  const thisYear = [...byText].filter((one) => !isLast(one))
  const numbers = new Map([...thisYear, ...lastYear].map(([text], at) => [text, at]))
  // The cell that asked for a figure asks for it again when it is printed: with the same key.
  const byKey = new Map([...textOf].map(([key, text]) => [key, numbers.get(text)]))
  return {
    unit,
    now: thisYear.map(([, key]) => askedKey(now, key)),
    last: lastYear.map(([, key]) => askedKey(last, key)),
    at: (key) => byKey.get(key) ?? numbers.get(keyText(key)),
  }
}

const moneyOnly = { measure: undefined, year: undefined, stage: undefined } as const

function askedKey(sources: readonly MoneySource[], key: Key): AskedKey {
  const asked = withCoordinates(key, moneyOnly)
  return { key, found: sources.map((source) => source.find(asked)) }
}
