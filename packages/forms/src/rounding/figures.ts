import { keyInWords } from '@mingzhang/law'
import {
  type Book,
  type BookProblem,
  type Dimension,
  type Key,
  keyText,
  withCoordinates,
} from '@mingzhang/model'
import { type MoneySource, sourcesOf } from '../ledger/money-sources.ts'
import type { Telling } from '../ledger/tell.ts'
import { roundSums, type Sum } from './round-sums.ts'

/** 印出的数 The money of a key as it is printed, or what the book does not know of it. */
export type Figure =
  | {
      readonly told: true
      /** 分, before rounding. */
      readonly exact: number
      /** 分, as printed: a whole number of printed units. */
      readonly shown: number
      /** 分 to one printed unit. */
      readonly unit: number
    }
  | { readonly told: false; readonly missing: readonly Dimension[] }

/** 尾差调整 A printed amount that is not the nearest rounding of what it stands for, so that the table adds up. */
export type Movement = {
  readonly key: Key
  /** 分. */
  readonly exact: number
  readonly nearest: number
  readonly shown: number
}

export type Request = { readonly key: Key; readonly unit: number }

export type Figures = {
  readonly figureOf: (key: Key, unit: number) => Figure
  readonly movements: readonly Movement[]
  readonly problems: readonly BookProblem[]
}

type Told = Extract<Telling, { told: true }>
type Tellings = {
  readonly key: Key
  readonly bySource: ReadonlyMap<MoneySource, Told>
  readonly missing: readonly Dimension[]
}

/**
 * 成套取数 The printed amount of every key that a set of tables and sentences needs, rounded once and together: the same
 * money is the same figure wherever it stands, and everything that is a sum adds up.
 *
 * @param sources of the book, where somebody has asked them before: what they told once they tell at no cost
 */
export function figuresOf(
  book: Book,
  requests: readonly Request[],
  sources: ReturnType<typeof sourcesOf> = sourcesOf(book),
): Figures {
  const textOf = rememberedText()
  const figures = new Map<number, Map<string, Figure>>()
  const movements: Movement[] = []
  const problems: BookProblem[] = []
  const units = [...new Set(requests.map(({ unit }) => unit))].toSorted((a, b) => a - b)
  for (const unit of units) {
    const ofUnit = new Map<string, Figure>()
    figures.set(unit, ofUnit)
    for (const [isLast, all] of [
      [false, sources.now],
      [true, sources.last],
    ] as const) {
      const keys = distinct(
        requests.filter((one) => one.unit === unit && isLastYear(book, one.key) === isLast),
        textOf,
      )
      const told = keys.map((key) => tellings(all, key))
      const settled = settle(all, told, unit)
      for (const { key, figure } of settled.figures) ofUnit.set(textOf(key), figure)
      movements.push(...settled.movements)
      problems.push(...settled.problems)
    }
  }
  return {
    figureOf: (key, unit) => figures.get(unit)?.get(textOf(key)) ?? { told: false, missing: [] },
    movements,
    problems,
  }
}

const isLastYear = (book: Book, key: Key): boolean => key.year === String(book.year - 1)

const distinct = (requests: readonly Request[], textOf: (key: Key) => string): Key[] => [
  ...new Map(requests.map(({ key }) => [textOf(key), key])).values(),
]

/** The cell that asked for a figure asks for it again when it is printed: with the same key. */
function rememberedText(): (key: Key) => string {
  const texts = new Map<Key, string>()
  return (key) => {
    const text = texts.get(key) ?? keyText(key)
    texts.set(key, text)
    return text
  }
}

function tellings(sources: readonly MoneySource[], key: Key): Tellings {
  const bySource = new Map<MoneySource, Told>()
  const missing: (readonly Dimension[])[] = []
  const asked = withCoordinates(key, { measure: undefined, year: undefined, stage: undefined })
  for (const source of sources) {
    const telling = source.tell(asked)
    if (telling.told) bySource.set(source, telling)
    else if (source.isLedger) missing.push(telling.missing)
  }
  const fewest = missing.toSorted((one, other) => one.length - other.length)[0] ?? []
  return { key, bySource, missing: fewest }
}

type Settled = {
  readonly figures: { readonly key: Key; readonly figure: Figure }[]
  readonly movements: Movement[]
  readonly problems: BookProblem[]
}

/** Source after source: what an earlier one printed, the later ones keep to. */
function settle(sources: readonly MoneySource[], all: readonly Tellings[], unit: number): Settled {
  const shown = new Map<Tellings, number>()
  const problems: BookProblem[] = []
  for (const source of sources) {
    const mine = all.flatMap((telling) => {
      const told = telling.bySource.get(source)
      return told === undefined ? [] : [{ telling, told }]
    })
    if (mine.length === 0) continue
    const sums = mine.map(
      ({ telling, told }): Sum => ({
        atoms: told.entries,
        fixed: keptTo(shown.get(telling), told.amount, unit),
      }),
    )
    const rounded = roundSums(source.amounts, sums, unit)
    for (const { telling, told } of mine) {
      const before = shown.get(telling)
      if (before === undefined) {
        shown.set(
          telling,
          told.entries.reduce((total, atom) => total + (rounded[atom] ?? 0), 0),
        )
      } else if (keptTo(before, told.amount, unit) === null)
        problems.push(differing(telling, source, before * unit))
    }
  }
  return { ...printed(all, shown, unit), problems }
}

/** What another source printed binds this one, unless the two state different money. */
const keptTo = (before: number | undefined, amount: number, unit: number): number | null =>
  before === undefined || Math.abs(before * unit - amount) >= 2 * unit ? null : before

function printed(
  all: readonly Tellings[],
  shown: ReadonlyMap<Tellings, number>,
  unit: number,
): Pick<Settled, 'figures' | 'movements'> {
  const movements: Movement[] = []
  const figures = all.map((telling) => {
    const units = shown.get(telling)
    const first = [...telling.bySource.values()][0]
    if (units === undefined || first === undefined)
      return { key: telling.key, figure: { told: false, missing: telling.missing } as const }
    const figure: Figure = { told: true, exact: first.amount, shown: units * unit, unit }
    const nearest = Math.floor((2 * first.amount + unit) / (2 * unit)) * unit
    if (nearest !== figure.shown)
      movements.push({ key: telling.key, exact: first.amount, nearest, shown: figure.shown })
    return { key: telling.key, figure }
  })
  return { figures, movements }
}

function differing({ key }: Tellings, source: MoneySource, before: number): BookProblem {
  return {
    id: 'book/ledgers-differ',
    severity: 'error',
    where: `ledgers.${source.id}`,
    what: `${keyInWords(key)}：分账之间不一致`,
    why: `另一分账为 ${before / 100} 元，同一笔钱只能有一个数`,
    toDo: '请核对两本分账，改正其中一本',
  }
}
