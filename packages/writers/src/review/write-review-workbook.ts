import type { Finding } from '@mingzhang/model'
import { placesInWords } from '../place-words.ts'
import { words } from '../words.ts'
import { type SheetCell, type SheetColumn, type SheetTable, writeWorkbook } from '../xlsx/workbook.ts'
import { moneyInWan } from './review-report.ts'
import { deskWords } from './words.ts'

/** 审核结果 A batch of the review desk as it stands: its units, its findings with what was decided, the rules left out. */
export type ReviewBook = {
  /** Moment of writing; nothing here looks at a clock. */
  readonly at: Date
  readonly units: readonly ReviewLine[]
  readonly findings: readonly DecidedFinding[]
  readonly silenced: readonly SilencedLine[]
}

/** 一份文件 A line of the board. */
export type ReviewLine = {
  readonly code: string | null
  readonly unit: string | null
  readonly file: string
  /** What became of it, in words. */
  readonly state: string
  readonly errors: number
  readonly warnings: number
  /** 分. */
  readonly money: number
  readonly decided: number
  readonly open: number
  readonly notice: string
  readonly dueOn: string | null
  readonly remark: string
}

/** 问题与意见 A finding of a unit, and what a reviewer decided of it; null while nobody did. */
export type DecidedFinding = {
  readonly code: string | null
  readonly unit: string | null
  readonly year: number | null
  readonly file: string
  readonly finding: Finding
  readonly decided: {
    readonly decision: string
    readonly reason: string
    readonly by: string
    readonly at: string
  } | null
  /** The rule is switched off: listed, and in no count. */
  readonly silenced: boolean
}

/** 停用的规则 A rule that is switched off at the desk. */
export type SilencedLine = {
  readonly title: string
  readonly reason: string
  readonly by: string
  readonly at: string
  readonly findings: number
}

type Column<T> = SheetColumn & { readonly of: (line: T) => SheetCell }

const say = deskWords
const text = (value: string | null | undefined): SheetCell => (value ? { text: value } : null)
const figure = (value: string | undefined): SheetCell => (value ? { decimal: value } : null)

const unitColumns: readonly Column<ReviewLine>[] = [
  { head: say.code, of: ({ code }) => text(code) },
  { head: say.unit, widest: 28, of: ({ unit }) => text(unit) },
  { head: say.file, widest: 28, of: ({ file }) => text(file) },
  { head: say.state, align: 'center', of: ({ state }) => text(state) },
  { head: words.severity.error, of: ({ errors }) => errors },
  { head: words.severity.warning, of: ({ warnings }) => warnings },
  { head: say.money, of: ({ money }) => figure(moneyInWan(money).replaceAll(',', '')) },
  { head: say.decided, of: ({ decided }) => decided },
  { head: say.open, of: ({ open }) => open },
  { head: say.notice, of: ({ notice }) => text(notice) },
  { head: say.dueOn, of: ({ dueOn }) => text(dueOn) },
  { head: say.remark, widest: 48, of: ({ remark }) => text(remark) },
]

const findingColumns: readonly Column<DecidedFinding>[] = [
  { head: say.code, of: ({ code }) => text(code) },
  { head: say.unit, widest: 24, of: ({ unit }) => text(unit) },
  { head: say.year, align: 'center', of: ({ year }) => year },
  { head: say.file, widest: 24, of: ({ file }) => text(file) },
  { head: say.severity, align: 'center', of: ({ finding }) => text(words.severity[finding.severity]) },
  { head: say.certainty, align: 'center', of: ({ finding }) => text(words.certainty[finding.certainty]) },
  { head: say.rule, widest: 28, of: ({ finding }) => text(finding.title ?? finding.rule) },
  { head: say.what, widest: 40, of: ({ finding }) => text(finding.what) },
  { head: words.finding.stated, of: ({ finding }) => figure(finding.figures?.stated) },
  { head: words.finding.expected, of: ({ finding }) => figure(finding.figures?.expected) },
  { head: words.finding.difference, signed: true, of: ({ finding }) => figure(finding.figures?.difference) },
  { head: say.measure, align: 'center', of: ({ finding }) => text(finding.figures?.unit) },
  { head: say.places, widest: 32, of: ({ finding }) => text(placesInWords(finding.places, 8)) },
  {
    head: say.decision,
    align: 'center',
    of: ({ decided, silenced }) => text(silenced ? say.silenced : (decided?.decision ?? say.undecided)),
  },
  { head: say.reason, widest: 36, of: ({ decided }) => text(decided?.reason) },
  { head: say.by, of: ({ decided }) => text(decided?.by) },
  { head: say.at, of: ({ decided }) => text(decided?.at) },
]

const silencedColumns: readonly Column<SilencedLine>[] = [
  { head: say.rule, widest: 40, of: ({ title }) => text(title) },
  { head: say.reason, widest: 40, of: ({ reason }) => text(reason) },
  { head: say.by, of: ({ by }) => text(by) },
  { head: say.at, of: ({ at }) => text(at) },
  { head: say.left, of: ({ findings }) => findings },
]

function sheet<T>(name: string, columns: readonly Column<T>[], lines: readonly T[]): SheetTable {
  const rows = lines.map((line) => columns.map(({ of }) => of(line)))
  return { name, columns, rows, pagesWide: 1, footer: words.workbook.pages }
}

/**
 * 审核结果（工作簿） A batch of the review desk as a workbook: 单位 with one file a row, 问题与意见 with one finding a row and
 * what was decided, 已停用的规则 where there are any.
 *
 * @returns an .xlsx; the same batch gives the same bytes; every text stays text, whatever sign it starts with
 */
export const writeReviewWorkbook = ({ at, units, findings, silenced }: ReviewBook): Promise<Uint8Array> =>
  writeWorkbook(
    [
      sheet(say.sheets.units, unitColumns, units),
      sheet(say.sheets.findings, findingColumns, findings),
      ...(silenced.length > 0 ? [sheet(say.sheets.silenced, silencedColumns, silenced)] : []),
    ],
    say.sheets.title,
    at,
  )
