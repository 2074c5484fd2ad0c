import { importDocument, saveOrganisations } from '@mingzhang/store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sampleAudited, sha256Of } from '../tests/sample-audit.ts'
import { openTestStore } from '../tests/test-store.ts'
import { briefShelf } from './brief-documents.ts'

let opened: Awaited<ReturnType<typeof openTestStore>>
beforeAll(async () => {
  opened = await openTestStore()
})
afterAll(() => opened.remove())

test('a document that is kept at hand follows its unit, and is gone when it is removed', async () => {
  const { store } = opened
  const file = { bytes: new TextEncoder().encode('甲'), sha256: sha256Of('甲'), fileName: '甲.txt' }
  const importedAt = '2026-03-01T00:00:00.000Z'
  const { id, unitKey } = await importDocument(store, { ...sampleAudited('甲.txt'), ...file, importedAt })
  const shelf = briefShelf(store)
  const unitOf = async () => (await shelf([id])).get(id)?.unitKey
  expect(await unitOf()).toBe(unitKey)
  const named = (name: string) => ({
    key: '机关事务中心',
    kind: 'unit' as const,
    code: null,
    name,
    parent: null,
  })
  await saveOrganisations(store, [named('机关事务处'), named(unitKey)], '2026-03-02')
  expect(await unitOf()).toBe('机关事务中心')
  await opened.clear()
  expect(await unitOf()).toBeUndefined()
})
