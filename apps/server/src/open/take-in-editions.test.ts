import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { audit } from '@mingzhang/audit'
import { getOpenYear, importDocument, listBooks, listLog, removeDocument } from '@mingzhang/store'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestStore } from '../tests/test-store.ts'
import { demonstrationEdition } from './demonstration-edition.ts'
import { takeInEditions } from './take-in-editions.ts'

const name = 'wansheng-office-affairs-2024.txt'
const bytes = readFileSync(new URL(`../../../../samples/${name}`, import.meta.url))
const reading = async (given: Uint8Array, file: string) => audit(given, file)
const never = () => false

describe('有版次以前公开的账本', () => {
  let opened: Awaited<ReturnType<typeof openTestStore>>
  let unitKey = ''
  const options = () => ({
    ...{ store: opened.store, audit: reading, now: () => new Date('2026-03-01T02:03:04.000Z') },
  })
  const shown = async () => getOpenYear(opened.store, unitKey, 2024)

  beforeAll(async () => {
    opened = await openTestStore()
  })
  afterAll(() => opened.remove())

  /** A book as it was published then: in its state, with its day, in the log, and with no document. */
  beforeEach(async () => {
    const { store } = opened
    for (const table of ['document', 'book', 'log_entry'] as const) await store.db.deleteFrom(table).execute()
    const read = audit(bytes, name)
    if (!read.ok) throw new Error(read.refusal.what)
    const sample = await importDocument(store, {
      ...read.value,
      ...{ bytes, sha256: createHash('sha256').update(bytes).digest('hex'), fileName: name },
      importedAt: '2024-01-05T08:00:00.000Z',
    })
    unitKey = sample.unitKey
    expect(await demonstrationEdition(store, reading, { by: '李四', at: '2024-02-06T02:03:04.000Z' })).toBe(
      true,
    )
    await removeDocument(store, (await shown())?.documentId ?? '')
    await removeDocument(store, sample.id)
  })
  const asBeforeEditions = () =>
    opened.store.db
      .updateTable('log_entry')
      .set({ detail: JSON.stringify({ version: 1 }) })
      .where('what', '=', 'book.published')
      .execute()

  test('is taken in once, with the day of its publication, and said in the log', async () => {
    await asBeforeEditions()
    expect(await shown()).toBeNull()
    expect(await takeInEditions(options(), never)).toBe(1)
    const year = await shown()
    expect(year).toMatchObject({ standing: 'current', publishedOn: '2024-02-06' })
    expect(await listLog(opened.store, { what: 'book.takenIn' })).toMatchObject([
      { about: `${unitKey}/2024`, detail: { version: 1, document: year?.documentId } },
    ])
    expect(await listBooks(opened.store)).toMatchObject([{ state: 'published', publishedOn: '2024-02-06' }])
    expect(await takeInEditions(options(), never)).toBe(0)
    await removeDocument(opened.store, year?.documentId ?? '')
    expect(await takeInEditions(options(), never), 'what was removed stays removed').toBe(0)
  })

  test('a document that was removed after its publication does not come back', async () => {
    expect(await takeInEditions(options(), never)).toBe(0)
    expect(await shown()).toBeNull()
  })

  test('what cannot be compiled is told and left; a server that closes begins nothing', async () => {
    await asBeforeEditions()
    expect(await takeInEditions(options(), () => true)).toBe(0)
    await opened.store.db.updateTable('book_version').set({ content: '{}' }).execute()
    const told: string[] = []
    expect(await takeInEditions({ ...options(), log: ({ event }) => told.push(event) }, never)).toBe(0)
    expect(told).toEqual(['edition-not-taken-in'])
    expect(await shown()).toBeNull()
  })
})
