import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { audit } from '@mingzhang/audit'
import { getOpenYear, importDocument, listAccounts, listBooks, listPerformanceYears } from '@mingzhang/store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AuditFunction } from './audit-function.ts'
import { livingRooms } from './living-rooms.ts'
import { demonstration } from './people/demonstration.ts'
import { loadYear } from './performance/load-year.ts'
import { yearAnswer } from './performance/year-answer.ts'
import { openTestStore } from './tests/test-store.ts'

const now = new Date('2026-03-02T08:00:00.000Z')

let opened: Awaited<ReturnType<typeof openTestStore>>
beforeAll(async () => {
  opened = await openTestStore()
  const samples = [
    'wansheng-key-programmes-2024.txt',
    'qinglong-office-affairs-2024.txt',
    'wansheng-office-affairs-2024.txt',
  ]
  for (const name of samples) {
    const bytes = new Uint8Array(readFileSync(new URL(`../../../samples/${name}`, import.meta.url)))
    const read = audit(bytes, name)
    if (!read.ok) throw new Error(read.refusal.what)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const importedAt = '2026-03-01T00:00:00.000Z'
    await importDocument(opened.store, { ...read.value, bytes, sha256, fileName: name, importedAt })
  }
  await demonstration(opened.store, now)
}, 60_000)
afterAll(() => opened.remove())

const reading: AuditFunction = async (bytes, name) => audit(bytes, name)

test('a newcomer sees a scored year that says its results are made up, and a book begun', async () => {
  expect(await livingRooms(opened.store, now, reading)).toEqual({
    ...{ book: true, year: true, edition: true },
  })
  const years = await listPerformanceYears(opened.store)
  const year = years.find(({ programmes }) => programmes === 85)
  // A unit's own people find their year too: one of the unit whose compiler can sign in.
  const compiler = (await listAccounts(opened.store)).find(({ roles }) => roles.includes('compiler'))
  expect(years.map(({ unitKey }) => unitKey)).toContain(compiler?.organisation)
  expect(year).toMatchObject({ programmes: 85, simulated: true })
  const loaded = await loadYear(opened.store, year?.unitKey ?? '', year?.year ?? 0)
  const { whole, programmes } = yearAnswer(loaded, null, '2026-03-02')
  expect(whole.scored + whole.unknown).toBe(85)
  expect(programmes.every(({ reports }) => reports.length === 2)).toBe(true)
  expect(programmes.flatMap(({ rectifications }) => rectifications)).toEqual(['open'])
  expect(await listBooks(opened.store)).toMatchObject([
    { year: 2025, state: 'draft' },
    { year: 2024, state: 'published', publishedOn: '2026-03-02' },
  ])
  const published = (await listBooks(opened.store))[1]?.unitKey ?? ''
  expect(await getOpenYear(opened.store, published, 2024)).toMatchObject({
    ...{ standing: 'current', publishedOn: '2026-03-02' },
  })
}, 60_000)

test('a second start changes nothing', async () => {
  const before = await listBooks(opened.store)
  expect(await livingRooms(opened.store, new Date('2026-04-01T08:00:00.000Z'), reading)).toEqual({
    ...{ book: false, year: false, edition: false },
  })
  expect(await listBooks(opened.store)).toEqual(before)
})
