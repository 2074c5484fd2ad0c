import type { Key, Place, Statement, StatementSource } from '@mingzhang/model'
import { decodeJson } from './decode-json.ts'
import { storableText } from './storable-text.ts'
import type { Store } from './store.ts'

/**
 * 同一笔钱 Every statement of a document that speaks of the same money, in reading order.
 *
 * @param keyText canonical text of the key (`keyText` of the model)
 */
export async function getStatementsByKey(
  store: Store,
  documentId: string,
  keyText: string,
): Promise<readonly Statement[]> {
  const rows = await store.db
    .selectFrom('statement')
    .innerJoin('document', (join) =>
      join
        .onRef('document.unit_key', '=', 'statement.unit_key')
        .onRef('document.id', '=', 'statement.document_id'),
    )
    .selectAll('statement')
    .where('document.id', '=', documentId)
    .where('statement.key_text', '=', storableText(keyText))
    .orderBy('statement.ordinal')
    .execute()
  return rows.map((row) => ({
    id: row.statement_id,
    key: decodeJson<Key>(row.key),
    keyText: row.key_text,
    amount: { value: row.amount, step: row.step, unit: row.unit },
    place: decodeJson<Place>(row.place),
    from: decodeJson<StatementSource>(row.source),
    confidence: row.confidence,
  }))
}
