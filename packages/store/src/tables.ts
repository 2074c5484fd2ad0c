import type { BookTables } from './tables/books.ts'
import type { CommentTables } from './tables/comments.ts'
import type { OpenTables } from './tables/open.ts'
import type { DocumentAccess, PeopleTables } from './tables/people.ts'
import type { PerformanceTables } from './tables/performance.ts'
import type { ReviewTables } from './tables/review.ts'

/** 库表 The tables as the query builder sees them; the schema itself is in migrations/. */
export type Tables = {
  unit: UnitTable
  document: DocumentTable
  statement: StatementTable
  finding: FindingTable
  program: ProgramTable
  indicator: IndicatorTable
} & PeopleTables &
  PerformanceTables &
  BookTables &
  OpenTables &
  CommentTables &
  ReviewTables

type UnitTable = { unit_key: string; code: string | null; name: string | null; region: string | null }

type DocumentTable = DocumentAccess & {
  unit_key: string
  /** First 16 hex digits of sha256. */
  id: string
  sha256: string
  file_name: string
  format: string
  title: string | null
  unit_name: string | null
  unit_code: string | null
  region: string | null
  year: number | null
  stage: string
  kind: string | null
  /** Keys of the pinyin order; never shown. */
  title_order: string
  unit_order: string
  region_order: string
  file_order: string
  byte_count: number
  error_count: number
  warning_count: number
  note_count: number
  holds_count: number
  fails_count: number
  unknown_count: number
  inapplicable_count: number
  table_count: number
  statement_count: number
  program_count: number
  indicator_count: number
  imported_at: Date
  /** JSON texts: SourceDocument, Disclosure. */
  source: string
  disclosure: string
  original: Uint8Array
}

type RowOfDocument = { unit_key: string; document_id: string; ordinal: number }

type StatementTable = RowOfDocument & {
  statement_id: string
  key_text: string
  /** JSON texts: Key, Place, StatementSource. */
  key: string
  place: string
  source: string
  /** 分, or hundredths of the unit. */
  amount: number
  step: number
  unit: string
  confidence: number
}

type FindingTable = RowOfDocument & {
  finding_id: string
  rule: string
  severity: string
  certainty: string
  /** JSON text: the whole Finding. */
  body: string
}

type ProgramTable = RowOfDocument & {
  name: string
  code: string | null
  department: string | null
  category: string | null
  amount: number | null
  step: number | null
  unit: string | null
  place: string
}

type IndicatorTable = RowOfDocument & {
  /** Ordinal of the programme; null for the targets of the whole unit. */
  program: number | null
  level1: string | null
  level2: string | null
  name: string
  operator: string | null
  value: string | null
  unit: string | null
  weight: string | null
  core: boolean | null
  place: string
}
