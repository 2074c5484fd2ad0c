import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { importDocument } from '../import-document.ts'
import type { Store } from '../store.ts'
import { opened, testEngines } from '../tests/engines.ts'
import { sampleDocument } from '../tests/sample-document.ts'
import {
  addNotice,
  createBatch,
  decideFindings,
  finishFile,
  getKnownFile,
  holdFile,
  listBatches,
  listBatchFiles,
  listBoardsOf,
  listDecisions,
  listDeeds,
  listFindings,
  listNotices,
  listRuleRecords,
  listRuleTurns,
  listSilencedRules,
  moveBatch,
  type NewBatch,
  type NewDeed,
  removeBatch,
  resetFiles,
  settleNotice,
  switchRule,
  takeFile,
  undoDeed,
  withdrawDecisions,
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

const hold = { now: at, until: '2026-03-01T08:01:30.000Z' }
const take = (store: Store) => takeFile(store, key, hold)

const deed = (id: string, more: Partial<NewDeed> = {}): NewDeed => ({
  ...{ id, at, account: 'a1', accountName: '审核员', reason: '', ...more },
})
const one = { documentId: 'd1', findingId: 'f1', rule: 'targets/weights-add-up' }
const two = { documentId: 'd1', findingId: 'f2', rule: 'any/level' }
const three = { documentId: 'd2', findingId: 'f/1', rule: 'targets/weights-add-up' }

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
      const tables = ['review_batch', 'finding_decision', 'review_notice'] as const
      for (const table of [...tables, 'review_deed', 'review_rule_switch', 'document'] as const)
        await store.db.deleteFrom(table).execute()
    })

    test('files are taken one by one, each once, and let their bytes go when read', async () => {
      await createBatch(store, batch())
      const taken = await Promise.all([take(store), take(store), take(store)])
      expect(taken.map((file) => file?.ordinal).toSorted()).toEqual([0, 1, 2])
      expect(new TextDecoder().decode(taken.find((file) => file?.ordinal === 1)?.bytes)).toBe('乙')
      expect(await take(store)).toBeNull()
      await finishFile(store, key, 0, { documentId: 'd1', refusal: null, milliseconds: 40.6 })
      const refusal = { id: 'reading/damaged', what: '读不了。', why: '损坏', toDo: '重传' }
      await finishFile(store, key, 1, { documentId: null, refusal, milliseconds: 3 })
      expect(await listBatchFiles(store, key)).toMatchObject([
        { name: '甲.docx', state: 'done', documentId: 'd1' },
        { name: '乙.docx', state: 'refused', refusal },
        { name: '丙.docx', state: 'reading' },
      ])
      expect(await listBatches(store, desk)).toMatchObject([
        {
          files: { total: 3, waiting: 1, done: 1, refused: 1, known: 0 },
          milliseconds: 44,
          state: 'running',
        },
      ])
    })

    test('after a restart what was being read waits again, and nothing is read twice', async () => {
      await createBatch(store, batch())
      await take(store)
      await finishFile(store, key, 0, { documentId: 'd1', refusal: null, milliseconds: 1 })
      await take(store)
      await resetFiles(store)
      expect(await take(store)).toMatchObject({ ordinal: 1 })
      expect(await take(store)).toMatchObject({ ordinal: 2 })
      expect(await take(store)).toBeNull()
    })

    test('two servers: a file that one holds is not taken by the other before its time has passed', async () => {
      await createBatch(store, batch())
      const later = { now: '2026-03-01T08:02:00.000Z', until: '2026-03-01T08:03:30.000Z' }
      await take(store)
      await take(store)
      await resetFiles(store, at)
      expect(await take(store)).toMatchObject({ ordinal: 2 })
      expect(await take(store)).toBeNull()
      await holdFile(store, key, 0, later.until)
      expect(await takeFile(store, key, later)).toMatchObject({ ordinal: 1 })
      expect(await takeFile(store, key, later)).toMatchObject({ ordinal: 2 })
      expect(await takeFile(store, key, later)).toBeNull()
      await holdFile(store, key, 0, null)
      expect(await takeFile(store, key, later)).toMatchObject({ ordinal: 0 })
    })

    test('nothing is taken from a batch that somebody paused, on whichever server', async () => {
      await createBatch(store, batch())
      await moveBatch(store, key, ['running'], 'paused', at)
      expect(await take(store)).toBeNull()
    })

    test('bytes that came before are said to be known, with which file, when and how', async () => {
      const known = await importDocument(store, sampleDocument({ name: '年初.txt', errors: 0 }))
      await createBatch(store, batch())
      const outcome = { documentId: known.id, refusal: null, milliseconds: 1 }
      const first = await getKnownFile(store, { ...key, ordinal: 0 }, known.id)
      expect(first).toMatchObject({ fileName: '年初.txt', by: null, batch: null })
      await finishFile(store, key, 0, { ...outcome, known: first })
      await createBatch(store, batch({ id: 'b2', at: '2026-03-02T08:00:00.000Z' }))
      expect(await getKnownFile(store, { ...key, ordinal: 1 }, known.id)).toMatchObject({
        ...{ fileName: '甲.docx', batch: { id: 'b1', same: true } },
      })
      expect(await getKnownFile(store, { desk, id: 'b2', ordinal: 0 }, known.id)).toMatchObject({
        ...{ fileName: '甲.docx', batch: { id: 'b1', name: '2026 年预算公开', same: false } },
      })
      expect((await listBatches(store, desk, 'b1'))[0]?.files.known).toBe(1)
      expect((await listBatchFiles(store, key))[0]?.known).toEqual(first)
      expect(await listBoardsOf(store, desk, known.id)).toEqual([{ id: 'b1', name: '2026 年预算公开' }])
      expect(await listBoardsOf(store, '别的局', known.id)).toEqual([])
      expect(await getKnownFile(store, { ...key, ordinal: 1 }, 'gone')).toBeNull()
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
      await decideFindings(store, desk, deed('1'), 'accepted', [one, two])
      await decideFindings(store, desk, deed('2', { reason: '口径不同' }), 'rejected', [one])
      expect(await listDecisions(store, desk, ['d1'])).toMatchObject([
        { findingId: 'f1', decision: 'rejected', reason: '口径不同' },
        { findingId: 'f2', decision: 'accepted' },
      ])
      expect(await listDecisions(store, '别的局', ['d1'])).toEqual([])
      expect(await listRuleRecords(store, desk)).toEqual([
        { rule: 'targets/weights-add-up', decided: 1, rejected: 1 },
        { rule: 'any/level', decided: 1, rejected: 0 },
      ])
      expect(await withdrawDecisions(store, desk, deed('3'), [one])).toHaveLength(1)
      expect(await withdrawDecisions(store, desk, deed('4'), [one])).toEqual([])
    })

    test('every deed is kept and can be undone by another person, also long after; an undoing can be undone', async () => {
      const second = { account: 'a2', accountName: '第二人' }
      await decideFindings(store, desk, deed('1'), 'accepted', [one, three])
      await decideFindings(store, desk, deed('2', { reason: '口径不同' }), 'rejected', [one])
      const state = async () =>
        (await listDecisions(store, desk, ['d1', 'd2'])).map(({ findingId, decision }) => [
          findingId,
          decision,
        ])
      expect(await undoDeed(store, desk, '2', deed('3', second))).toMatchObject({ status: 'undone', kept: 0 })
      expect(await state()).toEqual([
        ['f/1', 'accepted'],
        ['f1', 'accepted'],
      ])
      expect(await undoDeed(store, desk, '2', deed('4', second))).toEqual({ status: 'gone' })
      expect(await undoDeed(store, '别的局', '1', deed('4', second))).toEqual({ status: 'gone' })
      expect(await undoDeed(store, desk, '3', deed('5', second))).toMatchObject({ status: 'undone' })
      expect(await state()).toContainEqual(['f1', 'rejected'])
      // Of the first deed's two findings one was decided anew: only the other is put back.
      const first = await undoDeed(store, desk, '1', deed('6', second))
      expect(first).toMatchObject({ status: 'undone', kept: 1, items: [{ findingId: 'f/1' }] })
      expect(await state()).toEqual([['f1', 'rejected']])
      expect(await listDeeds(store, desk)).toMatchObject([
        { id: '6', kind: 'undone', undoes: '1', accountName: '第二人' },
        { id: '5', kind: 'undone', undoes: '3' },
        { id: '3', kind: 'undone', undone: { accountName: '第二人' } },
        { id: '2', kind: 'rejected', reason: '口径不同', undone: null },
        { id: '1', kind: 'accepted', items: 2, documents: 2, undone: { accountName: '第二人' } },
      ])
      expect(await listDeeds(store, desk, { document: 'd2' })).toMatchObject([{ id: '6' }, { id: '1' }])
      await createBatch(store, batch())
      await finishFile(store, key, 0, { documentId: 'd2', refusal: null, milliseconds: 1 })
      expect(await listDeeds(store, desk, { batch: 'b1', limit: 1 })).toMatchObject([
        { id: '6', first: { documentId: 'd2', findingId: 'f/1' } },
      ])
      expect(await listDeeds(store, '别的局')).toEqual([])
    })

    test('a deed of which all was decided anew since is left alone', async () => {
      await decideFindings(store, desk, deed('1'), 'accepted', [one])
      await decideFindings(store, desk, deed('2'), 'returned', [one])
      expect(await undoDeed(store, desk, '1', deed('3'))).toEqual({ status: 'undone', items: [], kept: 1 })
      expect(await listDeeds(store, desk)).toHaveLength(2)
    })

    test('a rule is switched off with a reason and on again; each turn is kept, other desks are not touched', async () => {
      const turn = { rule: 'any/level', at, account: 'a1', accountName: '审核员' }
      expect(await switchRule(store, desk, { ...turn, off: false, reason: '' })).toBe(false)
      expect(await switchRule(store, desk, { ...turn, off: true, reason: '本地口径不同' })).toBe(true)
      expect(await switchRule(store, desk, { ...turn, off: true, reason: '再来' })).toBe(false)
      expect((await listSilencedRules(store, desk)).get('any/level')).toMatchObject({
        reason: '本地口径不同',
      })
      expect((await listSilencedRules(store, '别的局')).size).toBe(0)
      await switchRule(store, desk, { ...turn, off: false, reason: '口径改了' })
      expect((await listSilencedRules(store, desk)).size).toBe(0)
      expect(await listRuleTurns(store, desk)).toMatchObject([{ off: false }, { off: true }])
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
