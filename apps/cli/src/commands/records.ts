import { writeFile } from 'node:fs/promises'
import { bookOfDisclosure } from '@mingzhang/forms'
import { type RecordType, recordTypes } from '@mingzhang/law'
import {
  endOfMonth,
  joinRecords,
  type MeasuredIndicator,
  measureAll,
  measuredCsv,
  measureIndicators,
  simulationMark,
} from '@mingzhang/performance'
import { type Command, InvalidArgumentError } from 'commander'
import type { ExitStatus } from '../exit-status.ts'
import { auditFiles } from '../files.ts'
import { type RecordFile, sortRecordFiles } from '../performance/record-files.ts'
import { complain } from '../terminal/complain.ts'
import { printJson } from '../terminal/print-json.ts'
import { printRecords, type RecordsTold } from '../terminal/print-records.ts'
import { writeAttempt } from '../write-attempt.ts'

type RecordsOptions = {
  readonly year?: number
  readonly month?: number
  readonly type?: RecordType
  readonly out?: string
  readonly json?: true
}

/** `records FILE…`: operational records to computed results, each with the rows it rests on. */
export function addRecordsCommand(program: Command, exit: (status: ExitStatus) => void): void {
  program
    .command('records')
    .description('由台账算指标的结果，列出所据的行')
    .usage('[选项] <文件...>')
    .argument('<文件...>', '台账（CSV、Excel、JSON），可另给有绩效目标的公开文件')
    .option('--year <year>', '哪一年；台账只有一年的不必写', yearOf)
    .option('--month <month>', '截至几月，1–12；省略时为全年', monthOf)
    .option('--type <type>', '台账类型，表头看不出时写明，如 repair', typeOf)
    .option('--out <file>', '把算出的结果写成结果文件（CSV），可交给 score、monitor')
    .option('--json', '输出 JSON')
    .action(async (files: string[], options: RecordsOptions) => {
      exit(await measure(files, options))
    })
}

function yearOf(text: string): number {
  if (!/^(?:19|20|21)\d{2}$/u.test(text)) throw new InvalidArgumentError('年度是四位数')
  return Number(text)
}

function monthOf(text: string): number {
  const month = Number(text)
  if (!Number.isInteger(month) || month < 1 || month > 12)
    throw new InvalidArgumentError('月份是 1–12 的整数')
  return month
}

function typeOf(text: string): RecordType {
  const type = recordTypes().find(({ id, title }) => id === text || title === text)
  if (!type) throw new InvalidArgumentError('没有这种台账')
  return type
}

async function measure(paths: readonly string[], options: RecordsOptions): Promise<ExitStatus> {
  const sorted = await sortRecordFiles(paths, options.type ?? null)
  if (sorted.records.length === 0) {
    complain('没有台账可算；请给出台账文件（格式见 docs/performance.md）')
    return 2
  }
  const year = options.year ?? onlyYear(sorted.records)
  if (year === null) {
    complain('台账里有几个年度的行；请用 --year 写明算哪一年')
    return 2
  }
  const { done, refused } = await auditFiles(sorted.documents)
  const period = { from: `${year}-01-01`, to: endOfMonth(year, options.month ?? 12) }
  const joined = joinedByType(sorted.records)
  const records = joined.flatMap(({ records: one }) => one ?? [])
  const documents = done.map(({ path, audit }) => ({
    path,
    indicators: measureIndicators(bookOfDisclosure(audit.disclosure).book.programmes, records, period),
  }))
  const told: RecordsTold = {
    files: sorted.records,
    joined,
    period,
    measures: measureAll(records, period),
    documents,
  }
  if (options.json) printJson(jsonOf(told))
  else printRecords(told)
  const written = options.out === undefined || (await writeResults(options.out, told))
  if (!written || refused + sorted.refused > 0) return 2
  return records.some(({ problems }) => problems.length > 0) ? 1 : 0
}

/** The one year that all rows are of; null when there are several, or none. */
function onlyYear(files: readonly RecordFile[]): number | null {
  const years = new Set<number>()
  for (const { records } of files) {
    const column = records.type.columns.find(({ kind }) => kind === 'date' || kind === 'time')?.name ?? ''
    for (const { values } of records.rows) {
      const day = values.get(column)
      if (day?.kind === 'time') years.add(Number(day.day.slice(0, 4)))
    }
  }
  const [only] = years
  return years.size === 1 ? (only ?? null) : null
}

function joinedByType(files: readonly RecordFile[]): RecordsTold['joined'] {
  const types = [...new Set(files.map(({ records }) => records.type.id))]
  return types.map((id) => {
    const own = files.filter(({ records }) => records.type.id === id)
    return { paths: own.map(({ path }) => path), ...joinRecords(own.map(({ records }) => records)) }
  })
}

/** What the rows came to, and every row that did not go in with its reason. */
const jsonOf = ({ files, joined, period, measures, documents }: RecordsTold) => ({
  period,
  files: files.map(({ path, simulated, records }) => ({
    ...{ file: path, type: records.type.id, simulated, rows: records.rows.length },
    refused: records.problems,
  })),
  types: joined.map(({ paths, offsets, records }) => ({
    type: records?.type.id ?? null,
    files: paths.map((file, index) => ({ file, linesFollow: offsets[index] ?? 0 })),
  })),
  measures,
  indicators: documents.flatMap(({ path, indicators }) =>
    indicators.map(({ programme, indicator, measured }: MeasuredIndicator) => ({
      file: path,
      programme: programme.name,
      indicator: indicator.name,
      ...{ operator: indicator.operator, target: indicator.value, targetUnit: indicator.unit },
      ...{ measure: measured.measure, value: measured.value, unit: measured.unit, why: measured.why },
    })),
  ),
})

async function writeResults(path: string, { files, period, documents }: RecordsTold): Promise<boolean> {
  const indicators = documents.flatMap((one) => one.indicators)
  if (indicators.length === 0) {
    complain(`${path}：没有写；给出的文件里没有由这些台账算得出的指标；请一并给出有绩效目标的公开文件`)
    return false
  }
  const mark = files.some(({ simulated }) => simulated) ? simulationMark : null
  return writeAttempt(path, () => writeFile(path, measuredCsv(indicators, period.to, mark)))
}
