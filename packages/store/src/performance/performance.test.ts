import type { BookProgramme } from '@mingzhang/model'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { importDocument } from '../import-document.ts'
import { removeDocument } from '../remove-document.ts'
import type { Store } from '../store.ts'
import { opened, testEngines } from '../tests/engines.ts'
import { sampleDocument } from '../tests/sample-document.ts'
import {
  addEvidence,
  addRecords,
  countRecords,
  createPerformanceYear,
  getEvidence,
  getLibrarySnapshot,
  getPerformanceYear,
  libraryFingerprint,
  listEvaluations,
  listEvidence,
  listPerformanceYears,
  listProgrammes,
  listRecords,
  listRectifications,
  listReports,
  listSightings,
  markSimulated,
  type StoredResult,
  type StoredYear,
  saveEvaluation,
  saveLibrarySnapshot,
  saveProgramme,
  saveRectification,
  saveReport,
} from './index.ts'

const at = '2024-04-10T08:00:00.000Z'
const change = { by: '张三', at }
const year: StoredYear = {
  unitKey: '某区/某局',
  year: 2024,
  title: '2024年重点专项',
  unitName: '某局',
  region: '某区',
  scheme: 'quarters',
  documentId: null,
  simulated: false,
  createdAt: at,
  bookVersion: 3,
  approvedOn: '2024-02-20',
}
const targets: BookProgramme = {
  name: '办公区维修',
  code: null,
  department: '101-某局',
  budget: 90_071_992_547_409,
  budgetParts: [],
  plan: null,
  category: null,
  overview: null,
  legalBasis: null,
  goal: null,
  executionWeight: '10',
  indicators: [],
}
const key = { unitKey: year.unitKey, year: 2024, programme: 'p1' }
const result: StoredResult = {
  indicator: 0,
  actual: '60平方米',
  unit: null,
  on: '2024-03-31',
  band: null,
  forecast: '100',
  likelihood: '有可能',
  reasonClass: '人员',
  reason: '班组没有到位',
  source: 'entered',
  measured: null,
}
const report = {
  month: 3,
  initial: '50',
  adjusted: null,
  executed: '20.50',
  forecast: '50',
  unit: '万元',
  submittedOn: '2024-04-10',
  results: [result],
}

for (const engine of testEngines()) {
  describe.skipIf(!engine.available)(engine.name, () => {
    let store: Store
    beforeAll(async () => {
      await engine.start()
      store = await opened(await engine.newLocation())
    })
    afterAll(async () => {
      await store.close()
      await engine.stop()
    })
    beforeEach(async () => {
      for (const table of ['performance_year', 'operational_record', 'library_snapshot', 'document'] as const)
        await store.db.deleteFrom(table).execute()
      const programme = { id: 'p1', ordinal: 0, targets, stoppedOn: null, stoppedWhy: null }
      await createPerformanceYear(store, year, [programme], change)
    })

    test('a year comes back as it went in, once', async () => {
      expect(await createPerformanceYear(store, year, [], change)).toBe(false)
      expect(await getPerformanceYear(store, year.unitKey, 2024)).toEqual(year)
      expect(await listPerformanceYears(store)).toEqual([{ ...year, programmes: 1 }])
      const [programme] = await listProgrammes(store, year.unitKey, 2024)
      expect(programme).toMatchObject({ id: 'p1', targets, version: 1, changedBy: '张三' })
      await markSimulated(store, year.unitKey, 2024)
      expect((await getPerformanceYear(store, year.unitKey, 2024))?.simulated).toBe(true)
    })

    test('of two who save the same version the second is told', async () => {
      const stopped = { targets, stoppedOn: '2024-06-30', stoppedWhy: '机构合并' }
      expect(await saveProgramme(store, key, 1, stopped, change)).toEqual({ ok: true, version: 2 })
      expect(await saveProgramme(store, key, 1, stopped, change)).toEqual({ ok: false })
      expect(await saveReport(store, key, 0, report, change)).toEqual({ ok: true, version: 1 })
      expect(await saveReport(store, key, 0, report, change)).toEqual({ ok: false })
      const open = { ...report, submittedOn: null, results: [] }
      expect(await saveReport(store, key, 1, open, change)).toEqual({ ok: true, version: 2 })
      expect((await listReports(store, year.unitKey, 2024))[0]?.results).toEqual([])
    })

    test('a report with its results and their evidence', async () => {
      await saveReport(store, key, 0, report, change)
      expect(await listReports(store, year.unitKey, 2024)).toEqual([
        { ...report, programme: 'p1', version: 1, changedBy: '张三' },
      ])
      const bytes = new TextEncoder().encode('验收单')
      const file = { month: 3, indicator: 0, fileName: '验收单.pdf', sha256: 'ab'.repeat(32), bytes }
      const id = await addEvidence(store, key, file, change)
      expect(await addEvidence(store, key, file, change)).toBe(id)
      expect(await listEvidence(store, year.unitKey, 2024)).toHaveLength(1)
      const kept = await getEvidence(store, key, 3, id)
      expect(new TextDecoder().decode(kept?.bytes)).toBe('验收单')
      expect(await getEvidence(store, { ...key, unitKey: '别处' }, 3, id)).toBeNull()
    })

    test('rectifications and evaluations, each with its version', async () => {
      const one = {
        id: 'r1',
        month: 3,
        indicator: 0,
        what: '“维修面积”：为3个月进度的20.0%',
        raisedOn: '2024-04-20',
        due: '2024-05-20',
        measures: null,
        answeredOn: null,
        closing: null,
        closedOn: null,
      }
      expect((await saveRectification(store, key, 0, one, '李四')).ok).toBe(true)
      expect((await saveRectification(store, key, 0, one, '李四')).ok).toBe(false)
      expect((await saveRectification(store, key, 1, { ...one, measures: '加派班组' }, '李四')).ok).toBe(true)
      expect(await listRectifications(store, year.unitKey, 2024)).toEqual([
        { ...one, measures: '加派班组', programme: 'p1', version: 2 },
      ])
      const self = { kind: 'self', total: '94.00', grade: '优', remarks: '', body: { n: 1 } } as const
      expect((await saveEvaluation(store, key, 0, self, change)).ok).toBe(true)
      expect((await saveEvaluation(store, key, 0, self, change)).ok).toBe(false)
      await saveEvaluation(store, key, 0, { ...self, kind: 'bureau', remarks: '现场核实' }, change)
      expect(
        (await listEvaluations<{ n: number }>(store, year.unitKey, 2024)).map(({ kind, remarks, body }) => [
          kind,
          remarks,
          body.n,
        ]),
      ).toEqual([
        ['bureau', '现场核实', 1],
        ['self', '', 1],
      ])
    })

    test('the same operational row twice is one row', async () => {
      const rows = [
        { id: 'a', day: '2024-03-01', cells: { 报修时间: '2024-03-01 09:00' }, source: 'a.csv' },
        { id: 'b', day: '2025-01-01', cells: { 报修时间: '2025-01-01 09:00' }, source: 'a.csv' },
      ]
      expect(await addRecords(store, year.unitKey, 'repair', rows, at)).toBe(2)
      expect(await addRecords(store, year.unitKey, 'repair', rows, at)).toBe(0)
      const inYear = { from: '2024-01-01', to: '2024-12-31' }
      expect(await listRecords(store, year.unitKey, 'repair', inYear)).toEqual(rows.slice(0, 1))
      expect(await countRecords(store, year.unitKey)).toEqual([{ type: 'repair', rows: 2 }])
    })

    test('the library grows with every imported document; what was built stays', async () => {
      const empty = await libraryFingerprint(store, 'everything')
      const { id } = await importDocument(store, sampleDocument())
      const one = await libraryFingerprint(store, 'everything')
      expect([empty.documents, one.documents]).toEqual([0, 1])
      expect(one.fingerprint).not.toBe(empty.fingerprint)
      expect((await listSightings(store, 'everything')).length).toBe(2)
      await saveLibrarySnapshot(store, { ...one, body: '[]' }, at)
      expect(await getLibrarySnapshot(store, one.fingerprint)).toBe('[]')
      expect(await getLibrarySnapshot(store, empty.fingerprint)).toBeNull()
      await removeDocument(store, id)
      expect(await libraryFingerprint(store, 'everything')).toEqual(empty)
    })
  })
}
