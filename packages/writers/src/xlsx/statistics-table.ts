import { findingsOf, type Report, type ReportFile, severities, verdicts } from '../report.ts'
import { words } from '../words.ts'
import type { SheetCell, SheetColumn, SheetTable } from './workbook.ts'

const head = words.workbook.columns

/** Each counted column: its head and its count for one file. */
const counted: readonly { readonly head: string; readonly of: (file: ReportFile) => number }[] = [
  ...severities.map((severity) => ({
    head: words.severity[severity],
    of: ({ findings }: ReportFile) => findingsOf(findings, severity).length,
  })),
  { head: head.findings, of: ({ findings }) => findings.length },
  ...verdicts.map((verdict) => ({
    head: words.verdict[verdict],
    of: ({ counts }: ReportFile) => counts[verdict],
  })),
]

const columns: readonly SheetColumn[] = [
  { head: head.unitName, widest: 44 },
  { head: head.year, align: 'center' },
  { head: head.file, widest: 44 },
  ...counted.map((column) => ({ head: column.head })),
]

/**
 * 统计 How many findings of each severity and how many checks with each answer, a row a file, with the total.
 */
export function statisticsTable({ files }: Report): SheetTable {
  const rows = files.map((file): readonly SheetCell[] => [
    file.document.unit.name === null ? null : { text: file.document.unit.name },
    file.document.year,
    { text: file.file },
    ...counted.map(({ of }) => of(file)),
  ])
  const total: readonly SheetCell[] = [
    { text: words.workbook.total },
    null,
    null,
    ...counted.map(({ of }) => files.reduce((sum, file) => sum + of(file), 0)),
  ]
  return {
    name: words.workbook.statistics,
    columns,
    rows: [...rows, total],
    totalled: true,
    pagesWide: 1,
    footer: words.workbook.pages,
  }
}
