import type { Citation } from '@mingzhang/model'
import parametersText from '../../../law/performance/parameters.tsv?raw'
import measuresText from '../../../law/performance/record-measures.tsv?raw'
import recordsText from '../../../law/performance/records.tsv?raw'
import roundsText from '../../../law/performance/rounds.tsv?raw'
import sectorsText from '../../../law/performance/sectors.tsv?raw'
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

/** 台账栏目 What a column of a record type holds; `time` is a day with hours and minutes, `choice` is 是 or 否. */
export type RecordColumn = {
  readonly name: string
  readonly kind: 'date' | 'time' | 'number' | 'text' | 'choice'
  readonly unit: string | null
  readonly required: boolean
  /** Rows that agree in these columns speak of the same thing at different times: a register, not events. */
  readonly identity: boolean
}

/** 台账类型 A named kind of operational records: repairs, receptions, energy … */
export type RecordType = {
  readonly id: string
  readonly title: string
  readonly columns: readonly RecordColumn[]
}

const recordList = lazy((): readonly RecordType[] => {
  const types = new Map<string, { id: string; title: string; columns: RecordColumn[] }>()
  for (const row of rowsOfTsv(recordsText)) {
    const id = row['type'] ?? ''
    const type = types.get(id) ?? { id, title: row['title'] ?? '', columns: [] }
    const kind = (['date', 'time', 'number', 'text', 'choice'] as const).find((one) => one === row['kind'])
    if (kind)
      type.columns.push({
        name: row['column'] ?? '',
        kind,
        unit: row['unit'] || null,
        required: row['required'] === 'yes',
        identity: row['identity'] === 'yes',
      })
    types.set(id, type)
  }
  return [...types.values()]
})

/** 台账类型 Every record type that is known. */
export const recordTypes = (): readonly RecordType[] => recordList()

/** 量法 How an indicator is measured over records: how many, how much, which share, the average, on time within hours. */
export type RecordMeasure = {
  readonly id: string
  /** Names of indicators it measures. */
  readonly names: readonly string[]
  readonly type: string
  readonly kind: 'count' | 'sum' | 'share' | 'average' | 'on-time'
  /** Column that is added up or averaged. */
  readonly column: string | null
  /** Columns of time between which it must happen, and within how many hours. */
  readonly from: string | null
  readonly to: string | null
  readonly hours: string | null
  /** For a share: the rows that count. For any other measure: the rows that are looked at. */
  readonly where: { readonly column: string; readonly equals: string } | null
  readonly unit: string
}

const measureList = lazy((): readonly RecordMeasure[] =>
  rowsOfTsv(measuresText).flatMap((row): RecordMeasure[] => {
    const kind = (['count', 'sum', 'share', 'average', 'on-time'] as const).find((one) => one === row['kind'])
    const [column = '', equals = ''] = (row['where'] ?? '').split('=')
    if (!kind) return []
    return [
      {
        id: row['measure'] ?? '',
        names: (row['words'] ?? '').split(' ').filter(Boolean),
        type: row['type'] ?? '',
        kind,
        column: row['column'] || null,
        from: row['from'] || null,
        to: row['to'] || null,
        hours: row['hours'] || null,
        where: column === '' ? null : { column, equals },
        unit: row['unit'] ?? '',
      },
    ]
  }),
)

/** 量法 Every measure that is known. */
export const recordMeasures = (): readonly RecordMeasure[] => measureList()

/** 监控安排 Which months are monitored, and how many days after the end of each its report is due. */
export type RoundScheme = {
  readonly id: string
  readonly title: string
  /** Province whose forms print these periods; null for everybody else. */
  readonly region: string | null
  /** First day it is known to be in use, YYYY-MM-DD. */
  readonly from: string
  /** What is known of it and what is ours, in Chinese. */
  readonly note: string
  readonly rounds: readonly { readonly month: number; readonly days: number; readonly basis: Citation }[]
}

const schemeList = lazy((): readonly RoundScheme[] => {
  const schemes = new Map<string, RoundScheme & { rounds: RoundScheme['rounds'][number][] }>()
  for (const row of rowsOfTsv(roundsText)) {
    const id = row['scheme'] ?? ''
    const scheme = schemes.get(id) ?? {
      id,
      title: row['title'] ?? '',
      region: row['region'] || null,
      from: row['from'] ?? '',
      note: row['note'] ?? '',
      rounds: [],
    }
    scheme.rounds.push({
      month: Number(row['month']),
      days: Number(row['days']),
      basis: { ...cite(row['citation'] ?? ''), verified: row['verified'] === 'yes' },
    })
    schemes.set(id, scheme)
  }
  return [...schemes.values()]
})

/** 监控安排 Every scheme of monitoring rounds that is known. */
export const roundSchemes = (): readonly RoundScheme[] => schemeList()

/** 本地的监控安排 The scheme of a region: its province's own, else the general one. */
export const roundSchemeOf = (region: string | null): RoundScheme | null =>
  schemeList().find((scheme) => scheme.region !== null && region?.startsWith(scheme.region) === true) ??
  schemeList().find((scheme) => scheme.region === null) ??
  null

const sectorWords = lazy(() =>
  rowsOfTsv(sectorsText)
    .map((row) => ({ word: row['word'] ?? '', sector: row['sector'] ?? '' }))
    .toSorted((one, other) => other.word.length - one.word.length),
)

/** 行业 The sector that the name of a department or a unit tells, by the longest word that it holds; null where none does. */
export const sectorOf = (name: string): string | null =>
  sectorWords().find(({ word }) => name.includes(word))?.sector ?? null
