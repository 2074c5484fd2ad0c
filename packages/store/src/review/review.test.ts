import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { importDocument } from '../import-document.ts'
import type { Store } from '../store.ts'
import { opened, testEngines } from '../tests/engines.ts'
import { sampleDocument } from '../tests/sample-document.ts'
import {
  addNotice,
  createBatch,
  decideFinding,
  type FindingDecision,
  finishFile,
  listBatches,
  listBatchFiles,
  listDecisions,
  listFindings,
  listNotices,
  listRuleRecords,
  moveBatch,
  type NewBatch,
  removeBatch,
  resetFiles,
  settleNotice,
  takeFile,
  withdrawDecision,
} from './index.ts'

const desk = '某县财政局'
const key = { desk, id: 'b1' }
const at = '2026-03-01T08:00:00.000Z'
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

const batch = (more: Partial<NewBatch> = {}): NewBatch => ({
  ...key,
  name: '2026 年预算公开',
  at,
  account: 'a1',
  accountName: '审核员',
  files: ['甲', '乙', '丙'].map((name) => ({ name: `${name}.docx`, bytes: bytesOf(name) })),
  ...more,
})

const decision = (more: Partial<FindingDecision> = {}): FindingDecision => ({
  documentId: 'd1',
  findingId: 'f1',
  rule: 'targets/weights-add-up',
  decision: 'accepted',
  reason: '',
  decidedAt: at,
  account: 'a1',
  accountName: '审核员',
  ...more,
})

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
      for (const table of ['review_file', 'review_batch', 'finding_decision', 'review_notice'] as const)
        await store.db.deleteFrom(table).execute()
    })

    test('files are taken one by one, each once, and let their bytes go when read', async () => {
      await createBatch(store, batch())
      const taken = await Promise.all([takeFile(store, key), takeFile(store, key), takeFile(store, key)])
      expect(taken.map((file) => file?.ordinal).toSorted()).toEqual([0, 1, 2])
      expect(new TextDecoder().decode(taken.find((file) => file?.ordinal === 1)?.bytes)).toBe('乙')
      expect(await takeFile(store, key)).toBeNull()
      await finishFile(store, key, 0, { documentId: 'd1', refusal: null, milliseconds: 40.6 })
      const refusal = { id: 'reading/damaged', what: '读不了。', why: '损坏', toDo: '重传' }
      await finishFile(store, key, 1, { documentId: null, refusal, milliseconds: 3 })
      expect(await listBatchFiles(store, key)).toMatchObject([
        { name: '甲.docx', state: 'done', documentId: 'd1' },
        { name: '乙.docx', state: 'refused', refusal },
        { name: '丙.docx', state: 'reading' },
      ])
      expect(await listBatches(store, desk)).toMatchObject([
        { files: { total: 3, waiting: 1, done: 1, refused: 1 }, milliseconds: 44, state: 'running' },
      ])
    })

    test('after a restart what was being read waits again, and nothing is read twice', async () => {
      await createBatch(store, batch())
      await takeFile(store, key)
      await finishFile(store, key, 0, { documentId: 'd1', refusal: null, milliseconds: 1 })
      await takeFile(store, key)
      await resetFiles(store)
      expect(await takeFile(store, key)).toMatchObject({ ordinal: 1 })
      expect(await takeFile(store, key)).toMatchObject({ ordinal: 2 })
      expect(await takeFile(store, key)).toBeNull()
    })

    test('a batch moves only from where it stands', async () => {
      await createBatch(store, batch())
      expect(await moveBatch(store, key, ['running'], 'paused', at)).toBe(true)
      expect(await moveBatch(store, key, ['running'], 'paused', at)).toBe(false)
      expect(await moveBatch(store, key, ['paused', 'running'], 'stopped', at)).toBe(true)
      expect(await listBatches(store, desk, 'b1')).toMatchObject([{ state: 'stopped', finishedAt: at }])
      expect(await listBatches(store, '别的局')).toEqual([])
      expect(await removeBatch(store, key)).toBe(true)
      expect(await listBatchFiles(store, key)).toEqual([])
    })

    test('a decision is changed and taken back; rules that are rejected stand first', async () => {
      await decideFinding(store, desk, decision())
      await decideFinding(store, desk, decision({ decision: 'rejected', reason: '口径不同' }))
      await decideFinding(store, desk, decision({ findingId: 'f2', rule: 'any/level' }))
      expect(await listDecisions(store, desk, ['d1'])).toMatchObject([
        { findingId: 'f1', decision: 'rejected', reason: '口径不同' },
        { findingId: 'f2', decision: 'accepted' },
      ])
      expect(await listDecisions(store, '别的局', ['d1'])).toEqual([])
      expect(await listRuleRecords(store, desk)).toEqual([
        { rule: 'targets/weights-add-up', decided: 1, rejected: 1 },
        { rule: 'any/level', decided: 1, rejected: 0 },
      ])
      expect(await withdrawDecision(store, desk, decision())).toBe(true)
      expect(await withdrawDecision(store, desk, decision())).toBe(false)
    })

    test('a notice stays open while a version has some of its findings left, and is closed by one that has none', async () => {
      const notice = { id: 'n1', documentId: 'd1', unitKey: '某中心', year: 2026, findings: ['f1', 'f2'] }
      await addNotice(store, desk, { ...notice, issuedAt: at, issuedBy: '审核员', dueOn: '2026-03-10' })
      await settleNotice(store, desk, { id: 'n1', documentId: 'd2', remaining: 1, at })
      expect(await listNotices(store, desk, { unitKey: '某中心', state: 'open' })).toMatchObject([
        { ...notice, remaining: 1, closedAt: null },
      ])
      await settleNotice(store, desk, { id: 'n1', documentId: 'd3', remaining: 0, at })
      expect(await listNotices(store, desk)).toMatchObject([{ state: 'closed', closedByDocument: 'd3' }])
    })

    test('documents come with their findings, in the order asked for', async () => {
      const one = await importDocument(store, sampleDocument({ name: '甲.txt', errors: 2 }))
      const two = await importDocument(store, sampleDocument({ name: '乙.txt', errors: 0 }))
      const found = await listFindings(store, [two.id, 'gone', one.id])
      expect(found.map(({ document, findings }) => [document.fileName, findings.length])).toEqual([
        ['乙.txt', 0],
        ['甲.txt', 2],
      ])
    })
  })
}
