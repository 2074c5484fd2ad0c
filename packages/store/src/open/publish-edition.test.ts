import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setVisibility } from '../document-access.ts'
import { getDocument } from '../get-document.ts'
import { type ImportResult, importDocument } from '../import-document.ts'
import { listDocuments } from '../list-documents.ts'
import type { NewDocument } from '../new-document.ts'
import type { Store } from '../store.ts'
import { opened, testEngines } from '../tests/engines.ts'
import { sampleDocument } from '../tests/sample-document.ts'
import { openData, openFactsOf } from './compare-open.ts'
import { getEditionFile, getOpenEdition, keepEditionFile } from './edition-files.ts'
import { getOpenYear } from './get-open-year.ts'
import { openHome, openRegion } from './list-open-books.ts'
import { publishEdition } from './publish-edition.ts'
import { searchOpen } from './search-open.ts'

const book = { unitKey: '南江省青川县/青川县档案馆', year: 2024 }

/** A document whose first figure is the year's total. */
function stating(name: string, wan: string): NewDocument {
  const document = sampleDocument({
    ...{ name, unit: { code: '430', name: '青川县档案馆' }, region: '南江省青川县', rows: 2, title: name },
  })
  const [table] = document.disclosure.tables
  if (!table) throw new Error('a table expected')
  const total = { measure: 'money', year: '2024', stage: 'initial' } as const
  const cells = table.cells.map((cell, index) => (index === 0 ? { ...cell, amount: wan, key: total } : cell))
  return { ...document, disclosure: { ...document.disclosure, tables: [{ ...table, cells }] } }
}

const edition = (name: string, wan: string, version: number, publishedOn: string) => ({
  ...{ book: { ...book, version }, document: stating(name, wan), publishedOn },
  content: JSON.stringify({ name }),
})

describe.each(testEngines())('published editions on $name', ({ available, start, stop, newLocation }) => {
  let store: Store
  let file: ImportResult
  beforeAll(async () => {
    if (!available) return
    await start()
    store = await opened(await newLocation())
    file = await importDocument(store, { ...stating('来件', '1.00'), visibility: 'published' })
  })
  afterAll(async () => {
    await store?.close()
    if (available) await stop()
  })
  const totals = async () =>
    (await openFactsOf(store, [book.unitKey], 2024)).flatMap(({ facts }) =>
      facts.filter(({ fact }) => fact === 'total').map(({ amount }) => amount),
    )

  const ends = async () =>
    (await listDocuments(store)).documents.flatMap(({ title, ended }) => (ended ? [{ title, ...ended }] : []))

  it.skipIf(!available)(
    'an edition stands for its unit and year, a file that came before does not',
    async () => {
      expect(file.unitKey).toBe(book.unitKey)
      const id = await publishEdition(store, edition('第一版', '2.00', 3, '2024-02-06'))
      const year = await getOpenYear(store, book.unitKey, 2024)
      expect(year).toMatchObject({ documentId: id, standing: 'current', publishedOn: '2024-02-06' })
      expect(year?.editions.map(({ title, standing }) => `${title} ${standing}`)).toEqual([
        '第一版 current',
        '来件 current',
      ])
      const original = [{ documentId: file.id, kind: year?.kind, title: '来件', edition: false }]
      const line = { documentId: id, edition: true, beside: original }
      expect((await openHome(store)).recent).toMatchObject([line])
      expect((await openRegion(store, { region: '南江省' }))?.lines).toMatchObject([line])
      const found = await searchOpen(store, { query: '青川县', kind: 'unit' })
      expect(found.hits).toMatchObject([{ ...line, beside: [{ documentId: file.id, count: 1 }] }])
      const asked = await getOpenYear(store, book.unitKey, 2024, file.id)
      expect(asked).toMatchObject({ documentId: file.id, title: '来件', publishedOn: null })
      expect(await totals()).toEqual([2_000_000])
      expect(await ends()).toEqual([])
      expect(await getDocument(store, id)).not.toHaveProperty('ended')
      expect(await openRegion(store, { region: '南江省' })).toMatchObject({ units: 1, total: 2_000_000 })
    },
  )

  it.skipIf(!available)(
    'an adjusted edition replaces it; the earlier one is marked and still reachable',
    async () => {
      const before = (await getOpenYear(store, book.unitKey, 2024))?.documentId ?? ''
      const id = await publishEdition(store, edition('第二版', '3.00', 5, '2024-07-01'))
      expect(await getOpenYear(store, book.unitKey, 2024)).toMatchObject({ documentId: id, replacedBy: null })
      expect(await getOpenYear(store, book.unitKey, 2024, before)).toMatchObject({
        ...{ standing: 'replaced', replacedBy: id, publishedOn: '2024-02-06', endedOn: '2024-07-01' },
        editions: [{ documentId: id }, { title: '来件' }, { documentId: before, standing: 'replaced' }],
      })
      expect(await totals()).toEqual([3_000_000])
      const ended = { how: 'replaced', on: '2024-07-01', standing: id }
      expect(await ends()).toEqual([{ title: '第一版', ...ended }])
      expect(await getDocument(store, before)).toMatchObject({ ended })
      const { hits } = await searchOpen(store, { query: '档案馆', kind: 'unit' })
      expect(hits).toMatchObject([{ title: '第二版', beside: [{ title: '来件', count: 1 }] }])
      expect(hits[0]?.beside).toHaveLength(1)
      expect(await openHome(store)).toMatchObject({ documents: 2, units: 1 })
      const data = []
      for await (const rows of openData(store, {})) data.push(...rows)
      expect(new Set(data.map(({ documentId }) => documentId))).toEqual(new Set([id, file.id]))
    },
  )

  it.skipIf(!available)('the same edition published once more changes nothing', async () => {
    const before = await getOpenYear(store, book.unitKey, 2024)
    await publishEdition(store, edition('第二版', '3.00', 6, '2024-07-01'))
    expect(await getOpenYear(store, book.unitKey, 2024)).toEqual(before)
  })

  it.skipIf(!available)(
    'one that is withdrawn is named and not shown; the earlier one keeps its mark',
    async () => {
      const id = (await getOpenYear(store, book.unitKey, 2024))?.documentId ?? ''
      await setVisibility(store, file.id, 'internal')
      await setVisibility(store, id, 'internal', '2024-08-01')
      const year = await getOpenYear(store, book.unitKey, 2024)
      expect(year).toMatchObject({ title: '第一版', standing: 'replaced', replacedBy: id })
      expect(year?.editions).toMatchObject([
        { title: '第一版' },
        { documentId: id, standing: 'withdrawn', endedOn: '2024-08-01' },
      ])
      expect(await getOpenYear(store, book.unitKey, 2024, id)).toBeNull()
      expect((await ends()).toSorted((one, other) => (one.how < other.how ? -1 : 1))).toEqual([
        { title: '第一版', how: 'replaced', on: '2024-07-01', standing: null },
        { title: '第二版', how: 'withdrawn', on: '2024-08-01', standing: null },
      ])
      expect(await getOpenEdition(store, id)).toBeNull()
      expect((await searchOpen(store, { query: '档案馆', kind: 'unit' })).hits).toEqual([])
      await setVisibility(store, id, 'published')
      await setVisibility(store, year?.documentId ?? '', 'published')
      expect(await getOpenYear(store, book.unitKey, 2024)).toMatchObject({ documentId: id, endedOn: null })
      expect((await searchOpen(store, { query: '档案馆', kind: 'unit' })).hits).toHaveLength(1)
    },
  )

  it.skipIf(!available)('a format stays as it was first written', async () => {
    const id = (await getOpenYear(store, book.unitKey, 2024))?.documentId ?? ''
    const stored = await getOpenEdition(store, id)
    expect(stored).toMatchObject({ year: 2024, publishedOn: '2024-07-01', content: '{"name":"第二版"}' })
    const pdf = { unitKey: book.unitKey, documentId: id, format: 'pdf' }
    expect(await getEditionFile(store, pdf)).toBeNull()
    await keepEditionFile(store, pdf, Uint8Array.of(1, 2))
    await keepEditionFile(store, pdf, Uint8Array.of(3))
    expect([...((await getEditionFile(store, pdf)) ?? [])]).toEqual([1, 2])
  })
})
