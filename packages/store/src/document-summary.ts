import type { DocumentKind, Format, Severity, Stage, VerdictCounts } from '@mingzhang/model'
import type { Selectable } from 'kysely'
import type { Visibility } from './document-access.ts'
import type { EditionEnd } from './open/edition-ends.ts'
import type { Tables } from './tables.ts'

/** 文件概要 A document as a list shows it. */
export type DocumentSummary = {
  readonly id: string
  readonly sha256: string
  readonly fileName: string
  readonly format: Format
  readonly title: string | null
  readonly unitKey: string
  readonly unitName: string | null
  readonly unitCode: string | null
  readonly region: string | null
  readonly year: number | null
  readonly stage: Stage
  readonly kind: DocumentKind | null
  /** Bytes of the original. */
  readonly size: number
  /** ISO 8601 in UTC. */
  readonly importedAt: string
  /** How many findings of each severity. */
  readonly findings: { readonly [S in Severity]: number }
  /** Who may see it: everybody, or the organisation, those above it and the importer. */
  readonly visibility: Visibility
  readonly organisation: string | null
  readonly verdicts: VerdictCounts
  /** How much was read. */
  readonly contents: {
    readonly tables: number
    readonly statements: number
    readonly programs: number
    readonly indicators: number
  }
  /** Only of an edition that does not stand any more; told by the list of documents and by a document itself. */
  readonly ended?: EditionEnd
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
  'visibility',
  'organisation',
] as const satisfies readonly (keyof Tables['document'])[]

type SummaryRow = Pick<Selectable<Tables['document']>, (typeof summaryColumns)[number]>

/** The row as a summary. Format, stage, kind and visibility were written from values of these types. */
export const documentSummary = (row: SummaryRow): DocumentSummary => ({
  id: row.id,
  sha256: row.sha256,
  fileName: row.file_name,
  format: row.format as Format,
  title: row.title,
  unitKey: row.unit_key,
  unitName: row.unit_name,
  unitCode: row.unit_code,
  region: row.region,
  year: row.year,
  stage: row.stage as Stage,
  kind: row.kind as DocumentKind | null,
  size: row.byte_count,
  importedAt: row.imported_at.toISOString(),
  findings: { error: row.error_count, warning: row.warning_count, note: row.note_count },
  visibility: row.visibility as Visibility,
  organisation: row.organisation,
  verdicts: {
    holds: row.holds_count,
    fails: row.fails_count,
    unknown: row.unknown_count,
    inapplicable: row.inapplicable_count,
  },
  contents: {
    tables: row.table_count,
    statements: row.statement_count,
    programs: row.program_count,
    indicators: row.indicator_count,
  },
})
