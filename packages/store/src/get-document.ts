import type { Disclosure, Finding, SourceDocument } from '@mingzhang/model'
import { decodeJson } from './decode-json.ts'
import { type DocumentSummary, documentSummary, summaryColumns } from './document-summary.ts'
import { editionEnds } from './open/edition-ends.ts'
import type { Store } from './store.ts'

/** 库中文件 A document with everything read from it. */
export type StoredDocument = Omit<DocumentSummary, 'findings'> & {
  readonly source: SourceDocument
  readonly disclosure: Disclosure
  readonly findings: readonly Finding[]
}

/** 取文件 The document with this id, or null. */
export async function getDocument(store: Store, id: string): Promise<StoredDocument | null> {
  const row = await store.db
    .selectFrom('document')
    .select([...summaryColumns, 'source', 'disclosure'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const findings = await store.db
    .selectFrom('finding')
    .select('body')
    .where('unit_key', '=', row.unit_key)
    .where('document_id', '=', id)
    .orderBy('ordinal')
    .execute()
  const ended = (await editionEnds(store, [{ unit_key: row.unit_key, document_id: id }])).get(id)
  return {
    ...documentSummary(row),
    ...(ended && { ended }),
    source: decodeJson<SourceDocument>(row.source),
    disclosure: decodeJson<Disclosure>(row.disclosure),
    findings: findings.map(({ body }) => decodeJson<Finding>(body)),
  }
}
