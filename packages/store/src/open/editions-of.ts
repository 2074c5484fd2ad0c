import type { DocumentKind, OpenEdition, Stage } from '@mingzhang/model'
import { sql } from 'kysely'
import type { Store } from '../store.ts'
import { standings } from './standing.ts'

type Row = {
  readonly document_id: string
  readonly year: number | null
  readonly stage: string
  readonly kind: string | null
  readonly title: string | null
  readonly imported_at: Date
  readonly standing: number | null
  readonly published_on: string | null
  readonly replaced_on: string | null
  readonly withdrawn_on: string | null
}

/**
 * 各版 Every published document of a unit, the newest year first, in the order in which they stand for their year; then
 * the editions of that year that were withdrawn.
 */
export async function editionsOf(store: Store, unitKey: string): Promise<readonly OpenEdition[]> {
  const { rows } = await sql<Row>`
    select document.id as document_id, coalesce(open_book.year, edition.book_year, document.year) as year,
      document.stage, document.kind, document.title, document.imported_at, open_book.standing,
      edition.published_on, edition.replaced_on, edition.withdrawn_on
    from document
    left join open_book on open_book.unit_key = document.unit_key and open_book.document_id = document.id
    left join open_edition as edition
      on edition.unit_key = document.unit_key and edition.document_id = document.id
    where document.unit_key = ${unitKey}
      and (open_book.document_id is not null or edition.withdrawn_on is not null)
    order by year desc nulls last, open_book.standing nulls last, open_book.statement_count desc,
      edition.published_at desc nulls last, document.imported_at desc
    limit 200`.execute(store.db)
  return rows.map(editionOf)
}

const editionOf = (row: Row): OpenEdition => ({
  documentId: row.document_id,
  year: row.year,
  // Written from values of these types.
  stage: row.stage as Stage,
  kind: row.kind as DocumentKind | null,
  title: row.title,
  importedAt: row.imported_at.toISOString(),
  standing:
    row.standing === null ? 'withdrawn' : row.standing === standings.replaced ? 'replaced' : 'current',
  publishedOn: row.published_on,
  endedOn: row.withdrawn_on ?? row.replaced_on,
})
