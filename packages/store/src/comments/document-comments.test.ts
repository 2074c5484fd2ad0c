import { keyText } from '@mingzhang/model'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importDocument } from '../import-document.ts'
import type { DocumentKey } from '../insert-rows.ts'
import { moveDocument } from '../move-document.ts'
import type { Store } from '../store.ts'
import { opened, testEngines } from '../tests/engines.ts'
import { sampleDocument, sampleKey } from '../tests/sample-document.ts'
import {
  addDocumentComment,
  countDocumentComments,
  figureOf,
  listDocumentComments,
  openDocumentComments,
  resolveDocumentComment,
} from './document-comments.ts'

describe.each(testEngines())('remarks on documents on $name', ({ available, start, stop, newLocation }) => {
  let store: Store
  let first: DocumentKey
  let mended: DocumentKey
  beforeAll(async () => {
    if (!available) return
    await start()
    store = await opened(await newLocation())
    first = await take('初稿', 3, '2026-01-05T08:00:00.000Z')
    // The corrected version has one row less: what was said of that row stands at the former version.
    mended = await take('改稿', 2, '2026-01-09T08:00:00.000Z')
  })
  afterAll(async () => {
    await store?.close()
    if (available) await stop()
  })
  const take = async (name: string, rows: number, importedAt: string): Promise<DocumentKey> => {
    const taken = await importDocument(store, sampleDocument({ name, rows, importedAt }))
    return { unit_key: taken.unitKey, document_id: taken.id }
  }
  const by = (minute: number) => ({ account: 'r', name: '审核员', at: `2026-01-06T08:0${minute}:00.000Z` })
  const statementOf = async (document: DocumentKey, row: number) => {
    const { statement_id } = await store.db
      .selectFrom('statement')
      .select('statement_id')
      .where('document_id', '=', document.document_id)
      .where('key_text', '=', keyText(sampleKey(row, 0)))
      .executeTakeFirstOrThrow()
    return statement_id
  }
  const say = async (id: string, minute: number, row: number | null, answers: string | null = null) => {
    const figure = row === null ? null : await figureOf(store, first, await statementOf(first, row))
    const words = { aboutWords: row === null ? '' : `第 ${row} 行`, body: `关于${id}` }
    await addDocumentComment(store, { document: first, id, figure, answers, ...words, by: by(minute) })
  }
  const seen = async (document: DocumentKey) =>
    (await listDocumentComments(store, document)).map(({ id, where, place, answers }) => [
      ...[id, where, place === null ? null : 'placed', answers],
    ])

  it.skipIf(!available)('are kept at their figure, with answers, in the order written', async () => {
    expect(await figureOf(store, first, 'nothing')).toBeNull()
    await say('a', 1, 0)
    await say('b', 2, 2)
    await say('c', 3, null)
    await say('d', 4, null, 'a')
    expect(await seen(first)).toEqual([
      ['a', 'here', 'placed', null],
      ['b', 'here', 'placed', null],
      ['c', 'here', null, null],
      ['d', 'here', null, 'a'],
    ])
    expect(await openDocumentComments(store, [first.document_id])).toEqual(new Map([[first.document_id, 3]]))
  })

  it.skipIf(!available)(
    'survive a corrected version: at the figure that is still stated, else at the former version',
    async () => {
      expect(await seen(mended)).toEqual([
        ['a', 'carried', 'placed', null],
        ['b', 'former', null, null],
        ['c', 'carried', null, null],
        ['d', 'carried', null, 'a'],
      ])
      expect(await openDocumentComments(store, [mended.document_id])).toEqual(
        new Map([[mended.document_id, 3]]),
      )
      expect([await countDocumentComments(store, first), await countDocumentComments(store, mended)]).toEqual(
        [4, 0],
      )
    },
  )

  it.skipIf(!available)(
    'are settled from any later version, and opened again; an answer is not settled',
    async () => {
      expect(await resolveDocumentComment(store, { document: mended, id: 'a', by: by(5) })).toBe(true)
      expect(await resolveDocumentComment(store, { document: mended, id: 'd', by: by(5) })).toBe(false)
      expect((await listDocumentComments(store, first))[0]).toMatchObject({ resolvedBy: '审核员' })
      expect((await openDocumentComments(store, [mended.document_id])).get(mended.document_id)).toBe(2)
      expect(await resolveDocumentComment(store, { document: first, id: 'a', by: null })).toBe(true)
      expect((await listDocumentComments(store, first))[0]).toMatchObject({
        resolvedAt: null,
        resolvedBy: null,
      })
    },
  )

  it.skipIf(!available)(
    'another year is no version; a document that is filed anew keeps its remarks',
    async () => {
      const other = await importDocument(store, sampleDocument({ name: '下年', year: 2025 }))
      const key = { unit_key: other.unitKey, document_id: other.id }
      expect(await listDocumentComments(store, key)).toEqual([])
      await moveDocument(store.db, first, 'elsewhere')
      const moved = { unit_key: 'elsewhere', document_id: first.document_id }
      expect(await listDocumentComments(store, moved)).toHaveLength(4)
    },
  )
})
