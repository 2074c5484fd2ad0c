import type { DocumentComment, Place } from '@mingzhang/model'
import { sql } from 'kysely'
import { decodeJson } from '../decode-json.ts'
import type { DocumentKey } from '../insert-rows.ts'
import type { StoreOrTransaction } from '../transact.ts'
import { type CommentDoer, commentOf, commentRow, settled, type WrittenComment } from './comment-row.ts'

export type NewDocumentComment = WrittenComment & {
  readonly document: DocumentKey
  /** The figure: its key and its place; null: the document as a whole. */
  readonly figure: StatedFigure | null
  readonly answers: string | null
}

/** 所批的数 The figure a remark is about. */
export type StatedFigure = { readonly keyText: string; readonly place: Place }

/** 查所批的数 A figure of a document by the number of its statement; null when there is none. */
export async function figureOf(
  { db }: StoreOrTransaction,
  { unit_key, document_id }: DocumentKey,
  statement: string,
): Promise<StatedFigure | null> {
  const row = await db
    .selectFrom('statement')
    .select(['key_text', 'place'])
    .where('unit_key', '=', unit_key)
    .where('document_id', '=', document_id)
    .where('statement_id', '=', statement)
    .executeTakeFirst()
  return row ? { keyText: row.key_text, place: decodeJson<Place>(row.place) } : null
}

/** 加文件批注 Adds a remark, or an answer to one. */
export async function addDocumentComment(
  { db }: StoreOrTransaction,
  comment: NewDocumentComment,
): Promise<void> {
  const { document, figure, answers } = comment
  const about = { key_text: figure?.keyText ?? '', place: figure ? JSON.stringify(figure.place) : null }
  await db
    .insertInto('document_comment')
    .values({ ...document, ...about, answers, ...commentRow(comment) })
    .execute()
}

/** 了结文件批注 Marks a remark as dealt with, or opens it again (null); false when there is none of a version of the document. */
export async function resolveDocumentComment(
  store: StoreOrTransaction,
  {
    document,
    id,
    by,
  }: { readonly document: DocumentKey; readonly id: string; readonly by: CommentDoer | null },
): Promise<boolean> {
  const { numUpdatedRows } = await store.db
    .updateTable('document_comment')
    .set(settled(by))
    .where('unit_key', '=', document.unit_key)
    .where('document_id', 'in', await versionsOf(store, document))
    .where('id', '=', id)
    .where('answers', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/**
 * 文件批注列表 The remarks on a document and on its earlier versions, with their answers, in the order they were written. An
 * earlier version is what came before of the same unit, year, kind and stage.
 */
export async function listDocumentComments(
  store: StoreOrTransaction,
  document: DocumentKey,
): Promise<DocumentComment[]> {
  const versions = await versionsOf(store, document)
  const rows = await store.db
    .selectFrom('document_comment')
    .selectAll()
    .where('unit_key', '=', document.unit_key)
    .where('document_id', 'in', versions)
    .orderBy('written_at')
    .orderBy('id')
    .execute()
  const keys = [...new Set(rows.map(({ key_text }) => key_text))]
  const stated = await placesOf(store, document, keys)
  return rows.map((row) => {
    const here = row.document_id === document.document_id
    const place = here
      ? row.place === null
        ? null
        : decodeJson<Place>(row.place)
      : (stated.get(row.key_text) ?? null)
    const carried = row.key_text === '' || place !== null
    return {
      ...commentOf(row),
      ...{ documentId: row.document_id, about: row.key_text, answers: row.answers, place },
      where: here ? 'here' : carried ? 'carried' : 'former',
    }
  })
}

/** 文件上的批注数 How many remarks and answers were written at this very document: such a document is not removed. */
export async function countDocumentComments(
  { db }: StoreOrTransaction,
  document: DocumentKey,
): Promise<number> {
  const { n } = await db
    .selectFrom('document_comment')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('unit_key', '=', document.unit_key)
    .where('document_id', '=', document.document_id)
    .executeTakeFirstOrThrow()
  return n
}

/** 未了批注数 Of each of these documents how many remarks on it and its earlier versions are open; documents without are left out. */
export async function openDocumentComments(
  { db }: StoreOrTransaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; n: number }>`
    select document.id, count(*) as n
    from document
    join document as version on ${isVersion}
    join document_comment as comment on comment.unit_key = version.unit_key and comment.document_id = version.id
    where document.id = any(${[...ids]}::text[]) and comment.answers is null and comment.resolved_at is null
    group by document.id`.execute(db)
  return new Map(rows.map(({ id, n }) => [id, n]))
}

const isVersion = sql<boolean>`version.unit_key = document.unit_key and (version.id = document.id or (
  version.year = document.year and version.stage = document.stage and version.kind is not distinct from document.kind
  and version.imported_at <= document.imported_at))`

async function versionsOf(
  { db }: StoreOrTransaction,
  { unit_key, document_id }: DocumentKey,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select version.id from document join document as version on ${isVersion}
    where document.unit_key = ${unit_key} and document.id = ${document_id}`.execute(db)
  return [document_id, ...rows.map(({ id }) => id)]
}

/** Where the document states each of these keys first. */
async function placesOf(
  { db }: StoreOrTransaction,
  { unit_key, document_id }: DocumentKey,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Place>> {
  if (keys.length === 0) return new Map()
  const rows = await db
    .selectFrom('statement')
    .select(['key_text', 'place'])
    .where('unit_key', '=', unit_key)
    .where('document_id', '=', document_id)
    .where('key_text', 'in', keys)
    .orderBy('ordinal', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.key_text, decodeJson<Place>(row.place)]))
}
