import type { Selectable } from 'kysely'
import type { Tables } from '../tables.ts'

/** 账本键 Whose book of which year. */
export type BookKey = { readonly unitKey: string; readonly year: number }

/** 谁、何时 Who did something, under the name of that day. */
export type Doer = { readonly account: string; readonly name: string; readonly at: string }

/** 账本概要 A book as a list shows it. */
export type BookSummary = BookKey & {
  readonly unitName: string
  readonly unitCode: string | null
  readonly edition: string | null
  readonly state: string
  readonly version: number
  readonly errors: number
  readonly warnings: number
  /** 分. */
  readonly total: number
  /** `YYYY-MM-DD`. */
  readonly approvedOn: string | null
  readonly publishedOn: string | null
  /** ISO 8601 in UTC. */
  readonly updatedAt: string
  readonly updatedBy: string
}

/** The row as a summary. */
export const bookSummary = (row: Selectable<Tables['book']>): BookSummary => ({
  unitKey: row.unit_key,
  year: row.year,
  unitName: row.unit_name,
  unitCode: row.unit_code,
  edition: row.edition,
  state: row.state,
  version: row.version,
  errors: row.error_count,
  warnings: row.warning_count,
  total: row.total,
  approvedOn: row.approved_on,
  publishedOn: row.published_on,
  updatedAt: row.updated_at.toISOString(),
  updatedBy: row.updated_by,
})
