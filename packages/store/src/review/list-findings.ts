import type { Finding } from '@mingzhang/model'
import { decodeJson } from '../decode-json.ts'
import { type DocumentSummary, documentSummary, summaryColumns } from '../document-summary.ts'
import type { StoreOrTransaction } from '../transact.ts'

/** 文件与问题 Documents as lists show them, each with its findings, without what was read. */
export type DocumentWithFindings = {
  readonly document: DocumentSummary
  readonly findings: readonly Finding[]
}

/** 批量取问题 The documents of these ids with their findings, in the order of the ids; one that is gone is left out. */
export async function listFindings(
  { db }: StoreOrTransaction,
  ids: readonly string[],
): Promise<DocumentWithFindings[]> {
  if (ids.length === 0) return []
  const documents = await db
    .selectFrom('document')
    .select([...summaryColumns])
    .where('id', 'in', ids)
    .execute()
  const rows = await db
    .selectFrom('finding')
    .select(['document_id', 'body'])
    .where('document_id', 'in', ids)
    .orderBy('document_id')
    .orderBy('ordinal')
    .execute()
  const byDocument = Map.groupBy(rows, ({ document_id }) => document_id)
  const byId = new Map(documents.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    if (!row) return []
    const findings = (byDocument.get(id) ?? []).map(({ body }) => decodeJson<Finding>(body))
    return [{ document: documentSummary(row), findings }]
  })
}

/** 还在的文件 Which of these documents are in the store, and under which unit each is filed now. */
export async function presentDocuments(
  { db }: StoreOrTransaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('document').select(['id', 'unit_key']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, unit_key }) => [id, unit_key]))
}
