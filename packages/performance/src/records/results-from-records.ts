import { recordMeasures } from '@mingzhang/law'
import type { BookIndicator, BookProgramme } from '@mingzhang/model'
import type { Period } from '../score/score-indicator.ts'
import { type MeasuredResult, measureFor, measureRecords } from './measure-records.ts'
import type { Records } from './read-records.ts'

/** 量得的数 A measure over the records of its type, with the names of the indicators that it is for. */
export type MeasuredRecords = MeasuredResult & {
  readonly names: readonly string[]
  /** Type of the records. */
  readonly type: string
}

/** 由台账算出的指标 An indicator with what its measure came to. */
export type MeasuredIndicator = {
  readonly programme: Pick<BookProgramme, 'name' | 'code' | 'department'>
  readonly indicator: BookIndicator
  readonly measured: MeasuredResult
}

/** 量全部台账 Every measure that there are records for, in a period. */
export const measureAll = (records: readonly Records[], period: Period): MeasuredRecords[] =>
  recordMeasures().flatMap((measure) => {
    const own = records.find(({ type }) => type.id === measure.type)
    return own ? [{ names: measure.names, type: measure.type, ...measureRecords(measure, own, period) }] : []
  })

/** 算出指标的结果 The indicators of programmes that name a measure there are records for, by their name or their data source. */
export function measureIndicators(
  programmes: readonly BookProgramme[],
  records: readonly Records[],
  period: Period,
): MeasuredIndicator[] {
  const measured = new Map(measureAll(records, period).map((one) => [one.measure, one]))
  return programmes.flatMap((programme) =>
    programme.indicators.flatMap((indicator) => {
      const found = measured.get(measureFor(indicator.name, indicator.dataSource)?.id ?? '')
      return found ? [{ programme, indicator, measured: found }] : []
    }),
  )
}

/**
 * 并台账 Records of one type from several files as one: the lines of each file go on from those before it, by as much as
 * `offsets` says, so that a line names one row only.
 */
export function joinRecords(parts: readonly Records[]): {
  readonly records: Records | null
  readonly offsets: number[]
} {
  const [first] = parts
  if (!first) return { records: null, offsets: [] }
  const offsets: number[] = []
  let before = 0
  const joined = parts.map(({ rows, problems }) => {
    const offset = before
    offsets.push(offset)
    before += Math.max(0, ...rows.map(({ line }) => line), ...problems.map(({ line }) => line))
    const moved = <T extends { readonly line: number }>(one: T): T => ({ ...one, line: one.line + offset })
    return { rows: rows.map(moved), problems: problems.map(moved) }
  })
  return {
    records: {
      type: first.type,
      rows: joined.flatMap(({ rows }) => rows),
      problems: joined.flatMap(({ problems }) => problems),
    },
    offsets,
  }
}

const header = ['项目名称', '项目代码', '主管部门', '指标', '实际完成值', '计量单位', '结果日期']

const quoted = (text: string): string => (/[",\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/**
 * 结果文件 Measured results as the file that `score` and `monitor` take, one row an indicator.
 *
 * @param on YYYY-MM-DD the results are of: the end of the period
 * @param mark a first line that says that the results are made up; null for real ones
 */
export function measuredCsv(measured: readonly MeasuredIndicator[], on: string, mark: string | null): string {
  const rows = measured.flatMap(({ programme, indicator, measured: { value, unit } }) =>
    value === null
      ? []
      : [[programme.name, programme.code ?? '', programme.department ?? '', indicator.name, value, unit, on]],
  )
  const lines = [header, ...rows].map((row) => row.map(quoted).join(','))
  return `${[...(mark ? [mark] : []), ...lines].join('\n')}\n`
}
