import type { Finding, Severity } from '@mingzhang/model'
import { basisInWords, correctionInWords } from '../finding-words.ts'
import { placesInWords } from '../place-words.ts'
import { findingsOf, type Report, type ReportFile, severities } from '../report.ts'
import { words } from '../words.ts'
import type { SheetCell, SheetColumn, SheetTable } from './workbook.ts'

const head = words.workbook.columns

/**
 * The severity colours of the interface; the word stands beside them, so that black and white reads the
 * same.
 */
const colors: Readonly<Record<Severity, string>> = { error: 'B0231B', warning: '855600', note: '4B525B' }

type Line = { readonly index: number; readonly file: ReportFile; readonly finding: Finding }

const text = (value: string | null | undefined): SheetCell => (value ? { text: value } : null)
const figure = (value: string | undefined): SheetCell => (value ? { decimal: value } : null)

/** Each column of the list: its head and what it shows of a finding. */
const columns: readonly (SheetColumn & { readonly of: (line: Line) => SheetCell })[] = [
  { head: head.index, align: 'center', of: ({ index }) => index },
  { head: head.unitName, widest: 20, of: ({ file }) => text(file.document.unit.name) },
  { head: head.year, align: 'center', of: ({ file }) => file.document.year },
  { head: head.file, widest: 20, of: ({ file }) => text(file.file) },
  { head: head.severity, align: 'center', of: ({ finding }) => severityCell(finding.severity) },
  { head: head.certainty, align: 'center', of: ({ finding }) => text(words.certainty[finding.certainty]) },
  { head: head.rule, widest: 28, of: ({ finding }) => text(finding.title ?? finding.rule) },
  { head: head.what, widest: 36, of: ({ finding }) => text(finding.what) },
  { head: head.stated, of: ({ finding }) => figure(finding.figures?.stated) },
  { head: head.expected, of: ({ finding }) => figure(finding.figures?.expected) },
  { head: head.difference, signed: true, of: ({ finding }) => figure(finding.figures?.difference) },
  { head: head.allowance, of: ({ finding }) => figure(finding.figures?.allowance) },
  { head: head.unit, align: 'center', of: ({ finding }) => text(finding.figures?.unit) },
  { head: head.cause, of: ({ finding }) => text(finding.cause && words.cause[finding.cause]) },
  { head: head.why, widest: 36, of: ({ finding }) => text(finding.why) },
  {
    head: head.correction,
    widest: 28,
    of: ({ finding }) => text(finding.correction && correctionInWords(finding.correction)),
  },
  { head: head.toDo, widest: 28, of: ({ finding }) => text(finding.toDo) },
  { head: head.basis, widest: 44, of: ({ finding }) => text(basisInWords(finding)) },
  { head: head.places, widest: 48, of: ({ finding }) => text(placesInWords(finding.places, 8)) },
]

const severityCell = (severity: Severity): SheetCell => ({
  text: words.severity[severity],
  color: colors[severity],
})

/** 问题清单 Every finding of every file, one a row: file by file, the gravest first. */
export function findingsTable({ files }: Report): SheetTable {
  const lines = files.flatMap((file) =>
    severities.flatMap((severity) =>
      findingsOf(file.findings, severity).map((finding) => ({ file, finding })),
    ),
  )
  return {
    name: words.workbook.findings,
    columns,
    rows: lines.map((line, index) => columns.map(({ of }) => of({ ...line, index: index + 1 }))),
    pagesWide: 2,
    footer: words.workbook.pages,
  }
}
