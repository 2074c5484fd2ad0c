import { type RecordMeasure, recordMeasures } from '@mingzhang/law'
import { add, decimal, divide, integer, plain, type Rational, rational, zero } from '../rational.ts'
import type { Period, Result } from '../score/score-indicator.ts'
import { currentRows } from './current-rows.ts'
import type { RecordRow, Records, RecordValue } from './read-records.ts'

/** 由台账算出的结果 A result with the rows it comes from, so that anybody can count again. */
export type MeasuredResult = {
  readonly measure: string
  /** null: no row to measure. */
  readonly value: string | null
  readonly unit: string
  /** Lines that count (for a share: that meet it). */
  readonly counted: readonly number[]
  /** Lines that were looked at. */
  readonly considered: readonly number[]
  /** Lines that could not be looked at, each with the reason. */
  readonly left: readonly { readonly line: number; readonly why: string }[]
  readonly why: string
}

/**
 * 指标的量法 The measure whose names hold an indicator's name, or that its data source names (维修台账：维修及时率); null where
 * neither does.
 *
 * @param dataSource 数据来源 of the indicator, as written
 */
export function measureFor(indicator: string, dataSource: string | null = null): RecordMeasure | null {
  const tight = indicator.replace(/\s+/gu, '')
  const named = (name: string) =>
    recordMeasures().find(({ names, id }) => names.includes(name) || id === name)
  const pieces = (dataSource ?? '').split(/[\s：:，,、；;。（）()“”]+/u)
  return named(tight) ?? pieces.flatMap((piece) => (piece === '' ? [] : (named(piece) ?? [])))[0] ?? null
}

/**
 * 量台账 Measures the records of a period. A row is of the day in its first column of dates; what has no such day, or
 * lies outside the period, is left; what is stated twice counts once.
 */
export function measureRecords(measure: RecordMeasure, records: Records, period: Period): MeasuredResult {
  const left = [...records.problems]
  const dayColumn = records.type.columns.find(({ kind }) => kind === 'date' || kind === 'time')?.name ?? ''
  const inPeriod = records.rows.filter((row) => {
    const day = row.values.get(dayColumn)
    const known = day?.kind === 'time'
    if (!known) left.push({ line: row.line, why: `没有“${dayColumn}”，不知是哪天` })
    return known && day.day >= period.from && day.day <= period.to
  })
  const current = currentRows(records.type, inPeriod, dayColumn, left)
  const chosen =
    measure.where && measure.kind !== 'share' ? current.filter((row) => meets(row, measure)) : current
  const outcome = outcomeOf(measure, chosen, left)
  return { measure: measure.id, unit: measure.unit, left, ...outcome }
}

const meets = ({ values }: RecordRow, { where }: RecordMeasure): boolean =>
  where !== null && values.get(where.column)?.text === where.equals

type Outcome = Pick<MeasuredResult, 'value' | 'counted' | 'considered' | 'why'>
type Left = { line: number; why: string }[]

const lines = (rows: readonly RecordRow[]): number[] => rows.map(({ line }) => line)

function outcomeOf(measure: RecordMeasure, rows: readonly RecordRow[], left: Left): Outcome {
  if (measure.kind === 'count') {
    const value = String(rows.length)
    return { value, counted: lines(rows), considered: lines(rows), why: `期内共${value}条` }
  }
  if (measure.kind === 'share') {
    const known = rows.filter(({ line, values }) => {
      const has = measure.where !== null && values.has(measure.where.column)
      if (!has) left.push({ line, why: `“${measure.where?.column ?? ''}”空着` })
      return has
    })
    const words = `“${measure.where?.column}”为“${measure.where?.equals}”的`
    return shareOf(
      known.filter((row) => meets(row, measure)),
      known,
      words,
    )
  }
  return measure.kind === 'on-time' ? onTime(measure, rows, left) : amounts(measure, rows, left)
}

function shareOf(counted: readonly RecordRow[], considered: readonly RecordRow[], words: string): Outcome {
  const some = considered.length > 0
  const value = some ? decimal(divide(integer(counted.length * 100), integer(considered.length))) : null
  const why = some ? `${considered.length}条中${words}${counted.length}条，占${value}%` : '期内没有可算的行'
  return { value, counted: lines(counted), considered: lines(considered), why }
}

/** Both times known and the second no later than the first plus the hours; not yet done is late. */
function onTime({ from, to, hours }: RecordMeasure, rows: readonly RecordRow[], left: Left): Outcome {
  const minutes = Number(hours ?? 0) * 60
  const at = (row: RecordRow, column: string | null): number | null => {
    const value: RecordValue | undefined = row.values.get(column ?? '')
    return value?.kind === 'time' ? value.minutes : null
  }
  const known = rows.filter((row) => {
    const vague = [from, to].find((column) => {
      const value = row.values.get(column ?? '')
      return value?.kind === 'time' && !value.exact
    })
    if (at(row, from) === null) left.push({ line: row.line, why: `“${from}”空着` })
    else if (vague) left.push({ line: row.line, why: `“${vague}”只有日期，没有钟点` })
    return at(row, from) !== null && !vague
  })
  const counted = known.filter((row) => {
    const [start, end] = [at(row, from), at(row, to)]
    return start !== null && end !== null && end - start <= minutes
  })
  const words = Number(hours) > 0 ? `“${from}”后${hours}小时内“${to}”的` : `“${to}”不晚于“${from}”的`
  return shareOf(counted, known, words)
}

function amounts({ kind, column, unit }: RecordMeasure, rows: readonly RecordRow[], left: Left): Outcome {
  const known: { row: RecordRow; number: Rational }[] = []
  for (const row of rows) {
    const value = row.values.get(column ?? '')
    if (value?.kind === 'number') known.push({ row, number: value.number })
    else left.push({ line: row.line, why: `“${column}”空着` })
  }
  const counted = lines(known.map(({ row }) => row))
  if (known.length === 0) return { value: null, counted, considered: counted, why: '期内没有可算的行' }
  const sum = known.reduce((all, { number }) => add(all, number), zero)
  const result = kind === 'average' ? divide(sum, integer(known.length)) : sum
  const value = kind === 'average' ? decimal(result) : plain(result)
  const why =
    kind === 'average'
      ? `${known.length}条“${column}”合计${plain(sum)}，平均${value}${unit}`
      : `${known.length}条“${column}”合计${value}${unit}`
  return { value, counted, considered: counted, why }
}

/** 填入结果 A measured result as the result of an indicator, in the unit of the measure; null where there is none. */
export const resultOf = ({ value, unit }: MeasuredResult, on: string): Result | null =>
  value === null || rational(value) === null ? null : { actual: value, unit, on }
