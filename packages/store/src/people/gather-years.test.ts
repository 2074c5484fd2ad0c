import type { BookProgramme } from '@mingzhang/model'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importDocument } from '../import-document.ts'
import { migrate } from '../migrate.ts'
import {
  addEvidence,
  addRecords,
  createPerformanceYear,
  getPerformanceYear,
  listEvidence,
  listProgrammes,
  listRecords,
  listRectifications,
  listReports,
  saveRectification,
  saveReport,
} from '../performance/index.ts'
import type { Store } from '../store.ts'
import { opened, testEngines } from '../tests/engines.ts'
import { sampleDocument } from '../tests/sample-document.ts'
import { changeOrganisation, saveOrganisations } from './organisations.ts'

const region = '南江省青川县'
const key = `${region}/招商局`
const stray = `${region}/投资促进局`
const at = '2025-04-10T08:00:00.000Z'
const change = { by: '张三', at }
const programme = (name: string): BookProgramme => ({
  ...{ name, code: null, department: null, budget: 100_00, budgetParts: [], plan: null, category: null },
  ...{ overview: null, legalBasis: null, goal: null, executionWeight: '10', indicators: [] },
})

/** 曾用名下的绩效 A year of performance that was begun under a name of a unit is the unit's, whatever it is called now. */
describe.each(testEngines())(
  'years of performance of renamed units on $name',
  ({ available, start, stop, newLocation }) => {
    let store: Store
    beforeAll(async () => {
      if (!available) return
      await start()
      store = await opened(await newLocation())
      const top = { key: region, kind: 'region' as const, code: null, name: region, parent: null }
      const unit = { key, kind: 'unit' as const, code: null, name: '招商局', parent: region }
      await saveOrganisations(store, [top, unit], '2020-01-01')
    })
    afterAll(async () => {
      await store?.close()
      if (available) await stop()
    })
    const begin = async (unitKey: string, year: number, documentId: string | null, of: string | null) => {
      const given = {
        ...{ unitKey, year, title: '项目绩效', unitName: '投资促进局', region: of, scheme: 'quarters' },
        ...{ documentId, simulated: false, createdAt: at, bookVersion: null, approvedOn: null },
      }
      const one = { id: 'p1', ordinal: 0, targets: programme('展会'), stoppedOn: null, stoppedWhy: null }
      expect(await createPerformanceYear(store, given, [one], change)).toBe(true)
    }
    const everythingOf = async (unit: string, year: number) => ({
      programmes: await listProgrammes(store, unit, year),
      reports: await listReports(store, unit, year),
      evidence: await listEvidence(store, unit, year),
      rectifications: await listRectifications(store, unit, year),
      records: await listRecords(store, unit, 'vehicle-trips', {
        from: `${year}-01-01`,
        to: `${year}-12-31`,
      }),
    })
    const rename = async (to: string, version: number) =>
      expect(await changeOrganisation(store, key, version, { name: to }, '2025-05-20')).toBe('changed')

    it.skipIf(!available)('a year begun before the new name was known comes along, whole', async () => {
      const { id } = await importDocument(
        store,
        sampleDocument({ name: '新', unit: { code: null, name: '投资促进局' }, region, year: 2025 }),
      )
      await begin(stray, 2025, id, region)
      const of = { unitKey: stray, year: 2025, programme: 'p1' }
      await saveReport(store, of, 0, { ...report, results: [result] }, change)
      const file = { fileName: '签到表.pdf', sha256: 'ab'.repeat(32), bytes: new Uint8Array([1, 2]) }
      await addEvidence(store, of, { month: 3, indicator: 0, ...file }, change)
      await saveRectification(store, of, 0, rectification, '张三')
      const day = (on: string) => ({ id: on, day: on, cells: { 里程: '12' }, source: '台账.xlsx' })
      const days = [day('2025-03-01'), day('2024-03-01')]
      await addRecords(store, stray, 'vehicle-trips', days, at)
      const before = await everythingOf(stray, 2025)

      await rename('投资促进局', 1)
      expect(await everythingOf(key, 2025)).toEqual(before)
      expect(await getPerformanceYear(store, stray, 2025)).toBeNull()
      expect(await getPerformanceYear(store, key, 2025)).toMatchObject({ unitKey: key, documentId: id })
      expect((await everythingOf(stray, 2024)).records).toHaveLength(1)
    })

    it.skipIf(!available)('one begun from a book is known by its name, also without a region', async () => {
      await begin('投资促进局', 2024, null, null)
      expect(await migrate(store.db)).toEqual({ ok: true, value: null })
      expect(await getPerformanceYear(store, key, 2024)).not.toBeNull()
    })

    it.skipIf(!available)('one that the unit has already is not overwritten', async () => {
      await begin(stray, 2024, null, region)
      await rename('投促局', 2)
      expect(await getPerformanceYear(store, stray, 2024)).not.toBeNull()
      expect((await listProgrammes(store, key, 2024)).length).toBe(1)
    })

    it.skipIf(!available)('one of a namesake elsewhere, and one under its own unit, stay', async () => {
      await begin('北江省白水县/投资促进局', 2024, null, '北江省白水县')
      await begin(key, 2023, null, '别处')
      expect(await migrate(store.db)).toEqual({ ok: true, value: null })
      expect(await getPerformanceYear(store, '北江省白水县/投资促进局', 2024)).not.toBeNull()
      expect(await getPerformanceYear(store, key, 2023)).not.toBeNull()
    })
  },
)

const report = {
  ...{ month: 3, initial: '50', adjusted: null, executed: '20.50', forecast: '50', unit: '万元' },
  submittedOn: '2025-04-10',
}
const result = {
  ...{ indicator: 0, actual: '2场', unit: null, on: '2025-03-31', band: null, forecast: null },
  ...{ likelihood: null, reasonClass: null, reason: null, source: 'entered' as const, measured: null },
}
const rectification = {
  ...{ id: 'r1', month: 3, indicator: 0, what: '进度偏慢', raisedOn: '2025-04-11', due: '2025-04-30' },
  ...{ measures: null, answeredOn: null, closing: null, closedOn: null },
}
