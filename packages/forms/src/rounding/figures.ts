import { keyInWords } from '@mingzhang/law'
import type { BookProblem, Dimension, Key } from '@mingzhang/model'
import type { MoneySource, Sources } from '../ledger/money-sources.ts'
import type { Telling } from '../ledger/tell.ts'
import type { Asked, AskedKey } from './ask-figures.ts'
import { roundSums } from './round-sums.ts'

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

export type Figures = {
  readonly figureOf: (key: Key, unit: number) => Figure
  readonly movements: readonly Movement[]
  readonly problems: readonly BookProblem[]
}

type Told = Extract<Telling, { told: true }>
type Tellings = {
  readonly key: Key
  /** By each source in turn; null where it cannot tell. */
  readonly told: readonly (Told | null)[]
  readonly missing: readonly Dimension[]
}

/** 记住的数 The figures of keys as they were last printed, and the amounts they were told from. */
type KeptFigures = { readonly amounts: readonly (readonly number[])[]; readonly settled: Settled }

/** 数的记忆 Figures of keys that were asked for before: one that is what it was is the same object. */
export type FigureMemory = WeakMap<readonly AskedKey[], KeptFigures>

const untold: Figure = { told: false, missing: [] }

/**
 * 成套取数 The printed amount of every key that a set of tables and sentences needs, rounded once and together: the same
 * money is the same figure wherever it stands, and everything that is a sum adds up.
 */
export function figuresOf(
  asked: readonly Asked[],
  sources: Sources,
  memory: FigureMemory = new WeakMap(),
): Figures {
  const years = asked.flatMap(({ unit, now, last }) => [
    { keys: now, sources: sources.now, unit },
    { keys: last, sources: sources.last, unit },
  ])
  const settled = years.map((one) => settledOf(memory, one.keys, one.sources, one.unit))
  const figures = new Map(
    asked.map((one, at) => {
      const [now, last] = [settled[2 * at]?.figures ?? [], settled[2 * at + 1]?.figures ?? []]
      return [one.unit, { at: one.at, all: [...now, ...last] }]
    }),
  )
  return {
    figureOf: (key, unit) => {
      const ofUnit = figures.get(unit)
      return ofUnit?.all[ofUnit.at(key) ?? -1] ?? untold
    },
    movements: settled.flatMap(({ movements }) => movements),
    problems: settled.flatMap(({ problems }) => problems),
  }
}

function settledOf(
  memory: FigureMemory,
  keys: readonly AskedKey[],
  sources: readonly MoneySource[],
  unit: number,
): Settled {
  const before = memory.get(keys)
  const amounts = sources.map((source) => source.amounts)
  if (before && isSameList(before.amounts, amounts)) return before.settled
  const settled = settle(
    sources,
    keys.map((one) => tellings(sources, one)),
    unit,
  )
  const figures = settled.figures.map((figure, at) => asBefore(before?.settled.figures[at], figure))
  const kept = { ...settled, figures }
  memory.set(keys, { amounts, settled: kept })
  return kept
}

const isSameList = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((item, at) => item === other[at])

function asBefore(was: Figure | undefined, now: Figure): Figure {
  if (was === undefined || was.told !== now.told) return now
  if (was.told && now.told) return was.exact === now.exact && was.shown === now.shown ? was : now
  return !was.told && !now.told && isSameList(was.missing, now.missing) ? was : now
}

function tellings(sources: readonly MoneySource[], { key, found }: AskedKey): Tellings {
  let missing: readonly Dimension[] | null = null
  const told = sources.map((source, at): Told | null => {
    const one = found[at]
    const telling = one === undefined ? null : source.told(one)
    if (telling === null || telling.told) return telling
    if (source.isLedger && (missing === null || telling.missing.length < missing.length))
      missing = telling.missing
    return null
  })
  return { key, told, missing: missing ?? [] }
}

type Settled = {
  /** In the order of the keys. */
  readonly figures: readonly Figure[]
  readonly movements: readonly Movement[]
  readonly problems: readonly BookProblem[]
}

/** Source after source: what an earlier one printed, the later ones keep to. */
function settle(sources: readonly MoneySource[], all: readonly Tellings[], unit: number): Settled {
  const shown: (number | undefined)[] = all.map(() => undefined)
  const problems: BookProblem[] = []
  sources.forEach((source, place) => {
    const mine = all.flatMap(({ told }, at) => {
      const own = told[place]
      return own ? [{ at, told: own, fixed: keptTo(shown[at], own.amount, unit) }] : []
    })
    const isWhole = source.amounts.every((amount) => amount % unit === 0)
    const sums = mine.map(({ told, fixed }) => ({ atoms: told.entries, fixed }))
    const rounded = isWhole ? null : roundSums(source.amounts, sums, unit).sums
    mine.forEach(({ at, told, fixed }, sum) => {
      const before = shown[at]
      const telling = all[at]
      if (before === undefined) shown[at] = rounded === null ? told.amount / unit : rounded[sum]
      else if (fixed === null && telling) problems.push(differing(telling, source, before * unit))
    })
  })
  return { ...printed(all, shown, unit), problems }
}

/** What another source printed binds this one, unless the two state different money. */
const keptTo = (before: number | undefined, amount: number, unit: number): number | null =>
  before === undefined || Math.abs(before * unit - amount) >= 2 * unit ? null : before

function printed(
  all: readonly Tellings[],
  shown: readonly (number | undefined)[],
  unit: number,
): Pick<Settled, 'figures' | 'movements'> {
  const movements: Movement[] = []
  const figures = all.map((telling, at): Figure => {
    const units = shown[at]
    const first = telling.told.find((one) => one !== null)
    if (units === undefined || !first) return { told: false, missing: telling.missing }
    const figure: Figure = { told: true, exact: first.amount, shown: units * unit, unit }
    const nearest = Math.floor((2 * first.amount + unit) / (2 * unit)) * unit
    if (nearest !== figure.shown)
      movements.push({ key: telling.key, exact: first.amount, nearest, shown: figure.shown })
    return figure
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
