import { type RecordType, recordMeasures, recordTypes } from '@mingzhang/law'
import type { BookIndicator } from '@mingzhang/model'
import {
  beginReport,
  endOfMonth,
  type MonitoringReport,
  measureFor,
  measureRecords,
} from '@mingzhang/performance'
import {
  addRecords,
  countRecords,
  listRecords,
  type Store,
  type StoredRecord,
  saveReport,
} from '@mingzhang/store'
import { Type } from 'typebox'
import { gives } from '../answers/answer-schema.ts'
import { changing, clockOf } from '../performance/changing.ts'
import { loadYear, programmeOf, storable } from '../performance/load-year.ts'
import { performanceAnswers } from '../performance/performance-answers.ts'
import { monthParams, tags, version } from '../performance/performance-schemas.ts'
import { readRecordFile, recordsOf, storableRecords } from '../performance/read-record-file.ts'
import { HttpProblem, notMultipart, tooLargeRequest } from '../problem.ts'
import { assertMay } from '../rights/assert-may.ts'
import type { ServerOptions } from '../server-options.ts'
import type { TypedFastify } from '../typed-fastify.ts'
import { uploadName } from '../upload-name.ts'

const read = { right: 'performance.read' } as const
const edit = { right: 'performance.edit' } as const

const unitParams = Type.Object({ unit: Type.String({ minLength: 1, maxLength: 400 }) })
const typeParams = Type.Object({ ...unitParams.properties, type: Type.String({ maxLength: 40 }) })
const periodQuery = Type.Object(
  { year: Type.Integer({ minimum: 1990, maximum: 2100 }) },
  { additionalProperties: false },
)
/** Records of a unit for years; they are read on the thread that answers everybody. */
const mostRecordBytes = 8 * 1_024 * 1_024
const measureBody = Type.Object({ version }, { additionalProperties: false })

const noType = () => ({
  what: '没有这种台账。',
  why: `已知的是：${recordTypes()
    .map(({ id, title }) => `${id}（${title}）`)
    .join('、')}。`,
  toDo: '请改正地址里的台账类型。',
})

function typeOf(id: string): RecordType {
  const type = recordTypes().find((one) => one.id === id)
  if (!type) throw new HttpProblem(404, noType())
  return type
}

/** 台账接口 Operational records in by CSV, workbook or JSON, refused row by row; what they measure; results from them. */
export function performanceRecordRoutes(server: TypedFastify, options: ServerOptions): void {
  const { store } = options
  const counts = {
    summary: '台账：类型与件数',
    tags,
    params: unitParams,
    response: gives(performanceAnswers.recordTypes),
  }
  server.get('/performance/records/:unit', { config: read, schema: counts }, async (request) => {
    const { unit } = request.params
    assertMay(request, 'performance.read', unit)
    const known = await countRecords(store, unit)
    return {
      types: recordTypes().map((type) => ({
        ...type,
        rows: known.find((one) => one.type === type.id)?.rows ?? 0,
      })),
    }
  })

  const list = {
    summary: '台账：一年的行和量得的数',
    tags,
    params: typeParams,
    querystring: periodQuery,
    response: gives(performanceAnswers.records),
  }
  server.get('/performance/records/:unit/:type', { config: read, schema: list }, async (request) => {
    const { unit, type: id } = request.params
    assertMay(request, 'performance.read', unit)
    const type = typeOf(id)
    const period = periodOf(request.query.year, 12)
    const rows = await listRecords(store, unit, type.id, period)
    const records = recordsOf(type, rows)
    return {
      type,
      rows,
      measures: recordMeasures()
        .filter((measure) => measure.type === type.id)
        .map((measure) => ({ names: measure.names, ...measureRecords(measure, records, period) })),
    }
  })

  intake(server, options)
  measureRoute(server, options)
}

const periodOf = (year: number, month: number) => ({ from: `${year}-01-01`, to: endOfMonth(year, month) })

function intake(server: TypedFastify, { store, now, audit }: ServerOptions): void {
  const schema = {
    summary: '台账入库：CSV、Excel、JSON，逐行说明拒收原因',
    tags,
    params: typeParams,
    response: gives(performanceAnswers.taken),
  }
  server.post('/performance/records/:unit/:type', { config: edit, schema }, async (request) => {
    const { unit, type: id } = request.params
    assertMay(request, 'performance.edit', unit)
    const type = typeOf(id)
    if (!request.isMultipart()) throw new HttpProblem(415, notMultipart())
    const file = await request.file()
    if (!file) throw new HttpProblem(415, notMultipart())
    const source = uploadName(file.filename)
    const bytes = await file.toBuffer()
    if (file.file.truncated || bytes.byteLength > mostRecordBytes)
      throw new HttpProblem(413, tooLargeRequest())
    const records = await readRecordFile(type, { name: source, bytes }, audit)
    const rows = storableRecords(records, source)
    const { at } = clockOf(now)
    const about = `${unit}/${type.id}`
    const doing = {
      unit,
      right: 'performance.edit',
      what: 'records.added',
      about,
      at,
      detail: { source, rows: rows.length, refused: records.problems.length },
    } as const
    let added = 0
    await changing(store, request, doing, async (transaction) => {
      added = await addRecords(transaction, unit, type.id, rows, at)
      return { ok: true, version: 1 }
    })
    return { added, same: rows.length - added, refused: records.problems }
  })
}

/** Results of a report computed from the records of the unit, each explained by its rows. */
function measureRoute(server: TypedFastify, { store, now }: ServerOptions): void {
  const schema = {
    summary: '由台账计算指标结果',
    tags,
    params: monthParams,
    body: measureBody,
    response: gives(performanceAnswers.measured),
  }
  const path = '/performance/years/:unit/:year/programmes/:programme/reports/:month/measure'
  server.post(path, { config: edit, schema }, async (request) => {
    const { unit, year, programme, month } = request.params
    const { at } = clockOf(now)
    const one = programmeOf(await loadYear(store, unit, year), programme)
    const before =
      one.year.reports.find((report) => report.month === month) ??
      beginReport(month, one.stored.targets, one.year.reports)
    const { indicators } = one.stored.targets
    const all = await measuredResults(store, unit, indicators, periodOf(year, month))
    // What is withdrawn keeps the result it had.
    const measured = new Map([...all].filter(([index]) => !indicators[index]?.withdrawn))
    const report: MonitoringReport = {
      ...before,
      indicators: indicators.map((_, index) => {
        const found = measured.get(index)
        const known = before.indicators[index] ?? null
        if (!found || found.value === null) return known
        return {
          ...blank,
          ...known,
          actual: `${found.value}${found.unit}`,
          unit: null,
          on: null,
          source: 'records' as const,
        }
      }),
    }
    const explained = new Map([...measured].map(([index, result]) => [index, JSON.stringify(result)]))
    const about = `${unit}/${year}/${programme}/${month}`
    const doing = { unit, right: 'performance.edit', what: 'monitoring.measured', about, at } as const
    const saved = await changing(store, request, doing, (transaction, by) =>
      saveReport(
        transaction,
        { unitKey: unit, year, programme },
        request.body.version,
        storable(report, explained),
        { by, at },
      ),
    )
    return { version: saved, measured: Object.fromEntries(measured) }
  })
}

/** So many rows are kept beside a result; the others are in the records under their numbers. */
const rowsKept = 100

type Explained = ReturnType<typeof measureRecords> & {
  readonly rows: readonly { readonly line: number; readonly cells: Readonly<Record<string, string>> }[]
}

/** The rows a result rests on, as they were when it was computed: records that come later change no explanation. */
const explaining = (rows: readonly StoredRecord[], counted: readonly number[]): Explained['rows'] =>
  counted.slice(0, rowsKept).flatMap((line) => {
    const row = rows[line - 1]
    return row ? [{ line, cells: row.cells }] : []
  })

async function measuredResults(
  store: Store,
  unit: string,
  indicators: readonly Pick<BookIndicator, 'name' | 'dataSource'>[],
  period: { readonly from: string; readonly to: string },
) {
  const found = new Map<number, Explained>()
  for (const [index, { name, dataSource }] of indicators.entries()) {
    const measure = measureFor(name, dataSource)
    if (!measure) continue
    const type = typeOf(measure.type)
    const rows = await listRecords(store, unit, type.id, period)
    if (rows.length === 0) continue
    const result = measureRecords(measure, recordsOf(type, rows), period)
    found.set(index, { ...result, rows: explaining(rows, result.counted) })
  }
  return found
}

const blank = {
  band: null,
  forecast: null,
  likelihood: null,
  reasonClass: null,
  reason: null,
} as const
