import { ancestorsOf, contains, root } from '@mingzhang/law'
import {
  type Dimension,
  type Disclosure,
  dimensions,
  type EntryKey,
  entryCoordinates,
  type Key,
  type Side,
  statementsOf,
  withCoordinates,
} from '@mingzhang/model'

/** 表中所载 Money that a table of a disclosure states: which, how much, how finely, and where. */
export type StatedMoney = {
  readonly table: string
  readonly form: string
  readonly side: Side | null
  readonly key: Key
  /** 分. */
  readonly amount: number
  readonly step: number
}

const asMoney = { measure: undefined, year: undefined, stage: undefined } as const

const isEntryDimension = (dimension: Dimension): boolean =>
  (entryCoordinates as readonly string[]).includes(dimension) && dimension !== 'unit'

/** The initial budget that tables state for a year; registers and sentences are left out. */
export function statedMoney(disclosure: Disclosure, year: number): StatedMoney[] {
  const tables = new Map(disclosure.tables.map((table) => [table.id, table]))
  return statementsOf(disclosure).flatMap((statement): StatedMoney[] => {
    const { key, amount, from } = statement
    const table = from.kind === 'cell' ? tables.get(from.table) : undefined
    if (from.kind !== 'cell' || !table || table.form === null) return []
    if (key.measure !== 'money' || key.year !== String(year) || key.stage !== 'initial') return []
    const money = withCoordinates(key, asMoney)
    if (!dimensions.every((dimension) => money[dimension] === undefined || isEntryDimension(dimension)))
      return []
    return [
      {
        table: table.id,
        form: table.form,
        side: table.columns[from.c]?.side ?? null,
        key: money,
        amount: amount.value,
        step: amount.step,
      },
    ]
  })
}

/** 更细 How far below "all of it" a key stands, over all dimensions. */
export const depthOf = (key: Key): number =>
  dimensions.reduce((depth, dimension) => {
    const member = key[dimension]
    return member === undefined || member === root ? depth : depth + ancestorsOf(dimension, member).size
  }, 0)

/** Is all money of `part` money of `whole`? */
export const isKeyWithin = (part: Key, whole: Key): boolean =>
  dimensions.every((dimension) => contains(dimension, whole[dimension], part[dimension]))

/** 入账的坐标 A key as coordinates of an entry: codes of five hundred are governmental. */
export function entryKeyOf(key: Key): EntryKey {
  const at: { [C in (typeof entryCoordinates)[number]]?: string } = {}
  for (const coordinate of entryCoordinates) {
    if (coordinate === 'gov') continue
    const member = key[coordinate]
    if (member === undefined || member === root) continue
    if (coordinate === 'econ' && member.startsWith('5')) at.gov = member
    else at[coordinate] = member
  }
  return at
}
