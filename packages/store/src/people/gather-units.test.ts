import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getDocument } from '../get-document.ts'
import { importDocument } from '../import-document.ts'
import { migrate } from '../migrate.ts'
import { moveDocument } from '../move-document.ts'
import { openFactsOf } from '../open/compare-open.ts'
import { getOpenYear } from '../open/get-open-year.ts'
import { searchOpen } from '../open/search-open.ts'
import type { Store } from '../store.ts'
import { opened, testEngines } from '../tests/engines.ts'
import { sampleDocument } from '../tests/sample-document.ts'
import { gatherUnits } from './gather-units.ts'
import { listUnits } from './list-units.ts'
import { changeOrganisation, saveOrganisations } from './organisations.ts'

const region = '南江省青川县'
const key = `${region}/招商局`
const one = (name: string) => ({
  key: `${region}/${name}`,
  kind: 'unit' as const,
  code: null,
  name,
  parent: region,
})

describe.each(testEngines())(
  'renamed and merged units on $name',
  ({ available, start, stop, newLocation }) => {
    let store: Store
    beforeAll(async () => {
      if (!available) return
      await start()
      store = await opened(await newLocation())
      const top = { key: region, kind: 'region' as const, code: null, name: region, parent: null }
      await saveOrganisations(store, [top, one('招商局'), one('外事办')], '2020-01-01')
    })
    afterAll(async () => {
      await store?.close()
      if (available) await stop()
    })
    const take = (name: string, year: number, more: object = {}) =>
      importDocument(store, {
        ...sampleDocument({ name: `${name}${year}`, unit: { code: null, name }, region, year }),
        ...{ visibility: 'published', ...more },
      })
    const years = async (unit = key) => (await openFactsOf(store, [unit], null)).map(({ year }) => year)
    const everything = async () => {
      const tables = [
        'statement',
        'finding',
        'program',
        'indicator',
        'open_fact',
        'open_search',
        'open_part',
      ] as const
      const counts = tables.map((table) =>
        store.db
          .selectFrom(table)
          .select(({ fn }) => fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow(),
      )
      return (await Promise.all(counts)).map(({ n }) => n)
    }

    it.skipIf(!available)(
      'what came under the new name before it was known joins the old years, whole',
      async () => {
        await take('招商局', 2023)
        const early = await take('投资促进局', 2025)
        expect(early.unitKey).toBe(`${region}/投资促进局`)
        const before = [await getDocument(store, early.id), await everything()]
        await changeOrganisation(store, key, 1, { name: '投资促进局' }, '2025-01-20')
        expect(await years()).toEqual([2023, 2025])
        const [document, counts] = [await getDocument(store, early.id), await everything()]
        expect([document, counts]).toEqual([{ ...before[0], unitKey: key, organisation: key }, before[1]])
        expect((await listUnits(store)).map((unit) => unit.key)).toEqual([key])
      },
    )

    it.skipIf(!available)(
      'what comes later under either name is the same unit, with its names told',
      async () => {
        expect((await take('投资促进局', 2026)).unitKey).toBe(key)
        expect((await take('招商局', 2024)).unitKey).toBe(key)
        expect(await years()).toEqual([2023, 2024, 2025, 2026])
        const { hits } = await searchOpen(store, { query: '投资促进', kind: 'unit' })
        expect(hits.map(({ unitKey, year }) => [unitKey, year])).toEqual([
          [key, 2026],
          [key, 2025],
        ])
        expect((await getOpenYear(store, key, 2023))?.identity).toEqual({
          ...{ name: '投资促进局', formerNames: [{ name: '招商局', until: '2025-01-20' }] },
          ...{ mergedInto: null, merged: [] },
        })
      },
    )

    it.skipIf(!available)('what was filed apart is gathered at the next start, once', async () => {
      const { id } = await take('投资促进局', 2027, { unitKey: `${region}/投资促进局` })
      expect(await migrate(store.db)).toEqual({ ok: true, value: null })
      expect((await getDocument(store, id))?.unitKey).toBe(key)
      expect(await gatherUnits(store)).toBe(0)
      await moveDocument(store.db, { unit_key: key, document_id: id }, 'elsewhere')
      expect(await gatherUnits(store)).toBe(1)
    })

    it.skipIf(!available)('a merged unit keeps its own years, and each says where the other is', async () => {
      const other = `${region}/外事办`
      await take('外事办', 2024)
      await changeOrganisation(
        store,
        other,
        1,
        { closedOn: '2025-06-30', successor: key, parent: key },
        '2025-06-30',
      )
      expect((await take('外事办', 2025)).unitKey).toBe(other)
      expect((await getOpenYear(store, other, 2025))?.identity?.mergedInto).toEqual({
        ...{ unitKey: key, name: '投资促进局', on: '2025-06-30', latestYear: 2027 },
      })
      expect((await getOpenYear(store, key, 2024))?.identity?.merged).toEqual([
        { unitKey: other, name: '外事办', on: '2025-06-30', latestYear: 2025 },
      ])
    })
  },
)
