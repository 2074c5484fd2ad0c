import type { DocumentKind, OpenBeside } from '@mingzhang/model'
import { sql } from 'kysely'
import type { Store } from '../store.ts'
import { bestFirst, isEdition, standings } from './standing.ts'

type OneYear = { readonly unitKey: string; readonly year: number | null; readonly documentId: string }

type Row = OneYear & {
  readonly kind: DocumentKind | null
  readonly title: string | null
  readonly edition: boolean
}

/**
 * 同年各份 The other documents of the unit and year of each of these, the one that stands before the others; those that were
 * replaced are not among them.
 *
 * @returns by the number of the document that was asked for
 */
export async function besideOf(
  store: Store,
  shown: readonly OneYear[],
): Promise<ReadonlyMap<string, readonly OpenBeside[]>> {
  if (shown.length === 0) return new Map()
  const { rows } = await sql<Row>`
    select unit_key as "unitKey", year, document_id as "documentId", kind, title, ${isEdition} as edition
    from open_book
    where unit_key = any(${[...new Set(shown.map(({ unitKey }) => unitKey))]}::text[])
      and standing < ${standings.replaced}::integer
    order by unit_key, year, ${bestFirst}, document_id`.execute(store.db)
  const byYear = Map.groupBy(rows, yearOf)
  return new Map(
    shown.map((one) => [
      one.documentId,
      (byYear.get(yearOf(one)) ?? [])
        .filter(({ documentId }) => documentId !== one.documentId)
        .map(({ unitKey: _, year: __, ...beside }) => beside),
    ]),
  )
}

/** A document that does not say its year stands for itself. */
export const yearOf = ({ unitKey, year, documentId }: OneYear): string =>
  year === null ? `${unitKey} ${documentId}` : `${unitKey} ${year}`
