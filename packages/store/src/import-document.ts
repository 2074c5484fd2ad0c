import assert from 'node:assert/strict'
import { type Disclosure, statementsOf } from '@mingzhang/model'
import { type Kysely, sql } from 'kysely'
import { findingColumns, indicatorColumns, programColumns, statementColumns } from './document-columns.ts'
import { documentId } from './document-id.ts'
import { documentRow } from './document-row.ts'
import { type DocumentKey, insertRows } from './insert-rows.ts'
import type { NewDocument } from './new-document.ts'
import { insertOpenBook } from './open/insert-open-book.ts'
import { unitKeys } from './people/unit-keys.ts'
import { storableTextOrNull } from './storable-text.ts'
import type { Tables } from './tables.ts'
import { type StoreOrTransaction, transact } from './transact.ts'

/** `already`: these bytes are in the store, and nothing was changed. */
export type ImportResult = {
  readonly status: 'imported' | 'already'
  readonly id: string
  readonly unitKey: string
}

/**
 * 入库 Puts a document with everything read from it into the store, in one transaction: all of it or nothing.
 *
 * It is filed under the organisation that bears or bore the name it states.
 *
 * Importing the same bytes again changes nothing, whatever name they come under and however often two importers meet.
 */
export async function importDocument(
  store: StoreOrTransaction,
  document: NewDocument,
): Promise<ImportResult> {
  const id = documentId(document.sha256)
  const statements = document.statements ?? statementsOf(document.disclosure)
  const unit = unitOf(document.disclosure)
  return transact(store, async ({ db: transaction }) => {
    const present = await findPresent(transaction, id)
    if (present) {
      assert.equal(present.sha256, document.sha256, 'two documents with one id')
      return { status: 'already', id, unitKey: present.unit_key }
    }
    const { year } = document.disclosure.document
    const unit_key = document.unitKey ?? (await unitKeys({ db: transaction }))({ ...unit, year })
    const key: DocumentKey = { unit_key, document_id: id }
    await transaction
      .insertInto('unit')
      .values({ unit_key: key.unit_key, ...unit })
      .onConflict((conflict) => conflict.column('unit_key').doNothing())
      .execute()
    await transaction
      .insertInto('document')
      .values(documentRow(document, key, statements.length))
      .execute()
    await insertRows(transaction, 'statement', key, statementColumns(statements))
    await insertRows(transaction, 'finding', key, findingColumns(document.findings))
    await insertRows(transaction, 'program', key, programColumns(document.disclosure.programs))
    await insertRows(transaction, 'indicator', key, indicatorColumns(document.disclosure))
    if (document.visibility === 'published') {
      await insertOpenBook(transaction, key, {
        disclosure: document.disclosure,
        statements,
        fails: document.counts.fails,
        importedAt: new Date(document.importedAt),
      })
    }
    return { status: 'imported', id, unitKey: key.unit_key }
  })
}

/** Two importers of the same bytes queue here; others do not meet. The lock ends with the transaction. */
async function findPresent(transaction: Kysely<Tables>, id: string) {
  const lock = BigInt.asIntN(64, BigInt(`0x${id}`)).toString()
  await sql`select pg_advisory_xact_lock(${lock}::bigint)`.execute(transaction)
  return transaction
    .selectFrom('document')
    .select(['unit_key', 'sha256'])
    .where('id', '=', id)
    .executeTakeFirst()
}

const unitOf = ({ document: { unit, region } }: Disclosure) => ({
  code: storableTextOrNull(unit.code),
  name: storableTextOrNull(unit.name),
  region: storableTextOrNull(region),
})
