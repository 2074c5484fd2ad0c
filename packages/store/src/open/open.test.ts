import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setVisibility } from '../document-access.ts'
import { importDocument } from '../import-document.ts'
import type { NewDocument } from '../new-document.ts'
import { removeDocument } from '../remove-document.ts'
import type { Store } from '../store.ts'
import { opened, testEngines } from '../tests/engines.ts'
import { type SampleWish, sampleDocument, sampleProgram } from '../tests/sample-document.ts'
import { backfillOpenBook } from './backfill-open-book.ts'
import { openData, openFactsOf } from './compare-open.ts'
import { getOpenFindings, getOpenYear, isPublished } from './get-open-year.ts'
import { openHome, openRegion } from './list-open-books.ts'
import { searchOpen } from './search-open.ts'

const published = (wish: SampleWish): NewDocument => {
  const document = sampleDocument(wish)
  const [table] = document.disclosure.tables
  if (!table) throw new Error('a table expected')
  const total = { measure: 'money', year: String(wish.year ?? 2024), stage: 'initial' } as const
  const cells = table.cells.map((cell, index) => (index === 0 ? { ...cell, key: total } : cell))
  const paragraph = { text: '安排公务用车运行维护费，用于1辆公务用车。', place: table.place }
  const section = {
    title: '三公经费',
    depth: 1,
    paragraphs: [paragraph],
    holds: [],
    residue: [],
    place: table.place,
  }
  return {
    ...document,
    visibility: 'published',
    disclosure: { ...document.disclosure, tables: [{ ...table, cells }], sections: [section] },
  }
}

describe.each(testEngines())('the open book on $name', ({ available, start, stop, newLocation }) => {
  let store: Store
  const ids: string[] = []
  beforeAll(async () => {
    if (!available) return
    await start()
    store = await opened(await newLocation())
    const wishes: SampleWish[] = [
      { name: 'a', unit: { code: '430', name: '青川县机关事务中心' }, region: '南江省青川县', year: 2023 },
      { name: 'b', unit: { code: '430', name: '青川县机关事务中心' }, region: '南江省青川县', year: 2024 },
      { name: 'c', unit: { code: '101', name: '事务中心' }, region: '南江省岭北县', programs: [] },
      {
        name: 'd',
        unit: { code: null, name: '市档案馆' },
        region: '东河省',
        programs: [program('馆藏数字化')],
      },
    ]
    for (const wish of wishes) ids.push((await importDocument(store, published(wish))).id)
  })
  afterAll(async () => {
    await store?.close()
    if (available) await stop()
  })
  const program = (name: string) => ({ ...sampleProgram(), name })
  const units = async (query: string, kind: 'unit' | 'program' | 'indicator' | 'text', rest = {}) =>
    (await searchOpen(store, { query, kind, ...rest })).hits.map(
      ({ unitName, year }) => `${unitName} ${year}`,
    )

  it.skipIf(!available)('two characters find units, the very name first, then the newest year', async () => {
    expect(await units('事务中心', 'unit')).toEqual([
      '事务中心 2024',
      '青川县机关事务中心 2024',
      '青川县机关事务中心 2023',
    ])
    expect(await units('青川', 'unit', { year: 2023 })).toEqual(['青川县机关事务中心 2023'])
    expect(await units('事务', 'unit', { region: '南江省岭北' })).toEqual(['事务中心 2024'])
    expect(await units('川青', 'unit')).toEqual([])
  })

  it.skipIf(!available)('finds programmes, indicators and sentences with their places', async () => {
    expect(await units('馆藏', 'program')).toEqual(['市档案馆 2024'])
    expect(await units('维修面积', 'indicator')).toHaveLength(3)
    const { hits, exact, total } = await searchOpen(store, { query: '公车 用车', kind: 'text' })
    expect({ hits, exact }).toEqual({ hits: [], exact: false })
    expect(total).toBe(0)
    const found = await searchOpen(store, { query: '用车', kind: 'text' })
    expect(found).toMatchObject({ total: 4, exact: true, next: null })
    expect(found.hits[0]?.entries[0]).toMatchObject({ under: '三公经费', place: { kind: 'text' } })
  })

  it.skipIf(!available)('what is no word finds nothing; marks of patterns are characters', async () => {
    for (const query of ['', '中', '%%', '__', '\\\\', "';--"]) {
      expect((await searchOpen(store, { query, kind: 'unit' })).hits, query).toEqual([])
    }
    expect(await units('事务', 'unit', { region: '%' })).toEqual([])
  })

  it.skipIf(!available)('pages of hits follow one another', async () => {
    const first = await searchOpen(store, { query: '用车', kind: 'text', limit: 3 })
    expect(first.next).toBe(3)
    const second = await searchOpen(store, { query: '用车', kind: 'text', limit: 3, offset: first.next ?? 0 })
    expect(second.next).toBeNull()
    const seen = [...first.hits, ...second.hits].map(({ documentId }) => documentId)
    expect(new Set(seen).size).toBe(4)
  })

  it.skipIf(!available)('a unit has its years; regions add up what is disclosed', async () => {
    const year = await getOpenYear(store, '南江省青川县/青川县机关事务中心', 2024)
    const unit = year ?? (await getOpenYear(store, '青川县机关事务中心', 2024))
    expect(unit?.editions.map(({ year: of }) => of)).toEqual([2024, 2023])
    expect(unit?.book.facts.find(({ fact }) => fact === 'total')).toMatchObject({ amount: 0, year: 2024 })
    expect(await getOpenYear(store, unit?.unitKey ?? '', 1999)).toBeNull()
    expect((await openHome(store)).regions.map(({ region }) => region)).toEqual([
      '东河省',
      '南江省岭北县',
      '南江省青川县',
    ])
    expect(await openRegion(store, { region: '南江省' })).toMatchObject({ year: 2024, units: 2, totalOf: 2 })
    expect(await openRegion(store, { region: '北' })).toBeNull()
    const [earlier, later] = await openFactsOf(store, [unit?.unitKey ?? ''], null)
    expect([earlier?.year, later?.year]).toEqual([2023, 2024])
  })

  it.skipIf(!available)('the open data gives every fact once', async () => {
    const rows = []
    for await (const page of openData(store, { region: '南江省' })) rows.push(...page)
    expect(new Set(rows.map(({ documentId }) => documentId)).size).toBe(3)
    const keys = rows.map(({ documentId, fact, year }) => `${documentId} ${fact} ${year}`)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it.skipIf(!available)('what is withdrawn or removed is gone; what is published again is back', async () => {
    const [id = '', other = ''] = ids
    await setVisibility(store, id, 'internal')
    expect(await isPublished(store, id)).toBe(false)
    expect(await getOpenFindings(store, id)).toBeNull()
    expect(await units('青川', 'unit')).toEqual(['青川县机关事务中心 2024'])
    expect(await backfillOpenBook(store.db)).toBe(0)
    await setVisibility(store, id, 'published')
    expect(await units('青川', 'unit')).toHaveLength(2)
    await store.db.deleteFrom('open_book').where('document_id', '=', id).execute()
    await store.db.deleteFrom('open_fact').where('document_id', '=', id).execute()
    await store.db.deleteFrom('open_search').where('document_id', '=', id).execute()
    await store.db.deleteFrom('open_part').where('document_id', '=', id).execute()
    expect(await backfillOpenBook(store.db)).toBe(1)
    expect(await units('青川', 'unit')).toHaveLength(2)
    await removeDocument(store, other)
    expect(await units('青川', 'unit')).toEqual(['青川县机关事务中心 2023'])
  })
})
