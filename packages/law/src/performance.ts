import type { Citation } from '@mingzhang/model'
import parametersText from '../../../law/performance/parameters.tsv?raw'
import unitsText from '../../../law/performance/units.tsv?raw'
import wordingText from '../../../law/performance/wording.tsv?raw'
import { cite } from './citations.ts'
import { lazy, rowsOfTsv } from './tsv.ts'

/** 绩效参数 A dated figure of the scoring rules, for everybody (`region` null) or for one province. */
export type PerformanceParameter = {
  readonly id: string
  readonly region: string | null
  /** First day it is in force, YYYY-MM-DD. */
  readonly from: string
  /** Last day; null: still in force. */
  readonly until: string | null
  /** As written in the data: a decimal, or a word for a policy. */
  readonly value: string
  readonly unit: string
  readonly basis: Citation
  readonly note: string
}

const parameters = lazy((): readonly PerformanceParameter[] =>
  rowsOfTsv(parametersText).map((row) => ({
    id: row['id'] ?? '',
    region: row['region'] || null,
    from: row['from'] ?? '',
    until: row['until'] || null,
    value: row['value'] ?? '',
    unit: row['unit'] ?? '',
    basis: { ...cite(row['citation'] ?? ''), verified: row['verified'] === 'yes' },
    note: row['note'] ?? '',
  })),
)

/**
 * 绩效参数 The parameters in force on a day in a region: a province's own before the general one, the latest first.
 *
 * @param day YYYY-MM-DD
 * @param region name of the province, or of a place in it that begins with the province's name; null for the general ones
 */
export function performanceParameters(
  day: string,
  region: string | null,
): ReadonlyMap<string, PerformanceParameter> {
  const inForce = parameters().filter(
    (one) =>
      one.from <= day &&
      (one.until === null || day <= one.until) &&
      (one.region === null || region?.startsWith(one.region) === true),
  )
  const order = inForce.toSorted(
    (one, other) =>
      Number(one.region !== null) - Number(other.region !== null) || one.from.localeCompare(other.from),
  )
  return new Map(order.map((one) => [one.id, one]))
}

/** 单位换算 A unit of measure: what it measures, and how many of the family's base unit one of it is (a decimal). */
export type ConvertibleUnit = { readonly family: string; readonly per: string }

const units = lazy(
  (): ReadonlyMap<string, ConvertibleUnit> =>
    new Map(
      rowsOfTsv(unitsText).map((row) => [
        row['unit'] ?? '',
        { family: row['family'] ?? '', per: row['per'] ?? '1' },
      ]),
    ),
)

/** 可换算的单位 null for a unit that converts into no other one. */
export const convertibleUnit = (unit: string): ConvertibleUnit | null => units().get(unit) ?? null

/** 定性指标的三档: 达成, 部分达成并具有一定效果, 未达成且效果较差. */
export type QualitativeBand = 'achieved' | 'partly' | 'missed'

const wording = lazy(() =>
  rowsOfTsv(wordingText).flatMap((row) => {
    const band = (['missed', 'partly', 'achieved'] as const).find((known) => known === row['band'])
    return band ? [{ word: row['word'] ?? '', whole: row['where'] === 'whole', band }] : []
  }),
)

/** 定性结果的档次 The band that the words of a result name; null when they name none. The worst named one counts. */
export function qualitativeBand(text: string): QualitativeBand | null {
  const plain = text.replace(/[\s，。；、“”"']+/gu, '')
  const found = wording().find(({ word, whole }) => (whole ? plain === word : plain.includes(word)))
  return found?.band ?? null
}
