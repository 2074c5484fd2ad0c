import type { DocumentKind, Format, Severity, Stage, VerdictCounts } from '@mingzhang/model'
import type { Selectable } from 'kysely'
import type { Tables } from './tables.ts'

/** 文件概要 A document as a list shows it. */
export type DocumentSummary = {
  readonly id: string
  readonly sha256: string
  readonly fileName: string
  readonly format: Format
  readonly title: string | null
  readonly unit: { readonly code: string | null; readonly name: string | null }
  readonly unitKey: string
  readonly region: string | null
  readonly year: number | null
  readonly stage: Stage
  readonly kind: DocumentKind | null
  readonly byteCount: number
  /** ISO 8601 in UTC. */
  readonly importedAt: string
  readonly severities: { readonly [S in Severity]: number }
  readonly counts: VerdictCounts
  readonly tableCount: number
  readonly statementCount: number
  readonly programCount: number
  readonly indicatorCount: number
}

/** The columns a summary needs: everything but the large ones. */
export const summaryColumns = [
  'unit_key',
  'id',
  'sha256',
  'file_name',
  'format',
  'title',
  'unit_name',
  'unit_code',
  'region',
  'year',
  'stage',
  'kind',
  'byte_count',
  'error_count',
  'warning_count',
  'note_count',
  'holds_count',
  'fails_count',
  'unknown_count',
  'inapplicable_count',
  'table_count',
  'statement_count',
  'program_count',
  'indicator_count',
  'imported_at',
] as const satisfies readonly (keyof Tables['document'])[]

type SummaryRow = Pick<Selectable<Tables['document']>, (typeof summaryColumns)[number]>

/** The row as a summary. Format, stage and kind were written from values of these types. */
export const documentSummary = (row: SummaryRow): DocumentSummary => ({
  id: row.id,
  sha256: row.sha256,
  fileName: row.file_name,
  format: row.format as Format,
  title: row.title,
  unit: { code: row.unit_code, name: row.unit_name },
  unitKey: row.unit_key,
  region: row.region,
  year: row.year,
  stage: row.stage as Stage,
  kind: row.kind as DocumentKind | null,
  byteCount: row.byte_count,
  importedAt: row.imported_at.toISOString(),
  severities: { error: row.error_count, warning: row.warning_count, note: row.note_count },
  counts: {
    holds: row.holds_count,
    fails: row.fails_count,
    unknown: row.unknown_count,
    inapplicable: row.inapplicable_count,
  },
  tableCount: row.table_count,
  statementCount: row.statement_count,
  programCount: row.program_count,
  indicatorCount: row.indicator_count,
})
