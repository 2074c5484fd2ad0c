import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '../store.ts'
import { opened, testEngines } from '../tests/engines.ts'
import {
  addAttachment,
  addBookComment,
  type BookSave,
  type Doer,
  getAttachment,
  getBook,
  listAttachments,
  listBookComments,
  listBooks,
  listBookVersions,
  listEntryMappings,
  moveBook,
  removeBook,
  resolveBookComment,
  saveBook,
  saveEntryMapping,
} from './index.ts'

const zhang: Doer = { account: 'a1', name: '张三', at: '2026-03-01T08:00:00.000Z' }
const li: Doer = { account: 'a2', name: '李四', at: '2026-03-01T08:01:00.000Z' }
const key = { unitKey: '某县/机关事务服务中心', year: 2025 }

const save = (basedOn: number | null, content: string, more: Partial<BookSave> = {}): BookSave => ({
  ...key,
  basedOn,
  content,
  unitName: '机关事务服务中心',
  unitCode: '430',
  edition: 'hebei-2024',
  errors: 2,
  warnings: 1,
  total: 1_630_300_000,
  by: zhang,
  note: null,
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
    beforeEach(async () => void (await store.db.deleteFrom('book').execute()))

    test('a book comes back as it was saved, and stands in the list', async () => {
      expect(await saveBook(store, save(null, '{"甲":1}'))).toEqual({ status: 'saved', version: 1 })
      expect(await getBook(store, key)).toMatchObject({
        content: '{"甲":1}',
        state: 'draft',
        version: 1,
        total: 1_630_300_000,
      })
      expect((await listBooks(store)).map(({ unitName, errors }) => [unitName, errors])).toEqual([
        ['机关事务服务中心', 2],
      ])
      expect(await getBook(store, { ...key, year: 2024 })).toBeNull()
    })

    test('two people on one version: the second is told, nothing is written over', async () => {
      await saveBook(store, save(null, '一'))
      expect(await saveBook(store, save(1, '张'))).toEqual({ status: 'saved', version: 2 })
      expect(await saveBook(store, save(1, '李', { by: li }))).toEqual({ status: 'clash', version: 2 })
      expect((await getBook(store, key))?.content).toBe('张')
      expect(await saveBook(store, save(2, '合', { by: li }))).toEqual({ status: 'saved', version: 3 })
    })

    test('two savers at the same moment: one of them saves', async () => {
      await saveBook(store, save(null, '一'))
      const both = await Promise.all([
        saveBook(store, save(1, '张')),
        saveBook(store, save(1, '李', { by: li })),
      ])
      expect(both.map(({ status }) => status).sort()).toEqual(['clash', 'saved'])
    })

    test('what was said of an export’s columns is remembered by its headings, for the unit', async () => {
      const { unitKey } = key
      const long = '列'.repeat(4_000)
      await saveEntryMapping(store, { unitKey, shape: '功能科目|金额', content: '{"a":1}', by: zhang })
      await saveEntryMapping(store, { unitKey, shape: long, content: '{}', by: zhang })
      await saveEntryMapping(store, { unitKey, shape: '功能科目|金额', content: '{"a":2}', by: li })
      expect(await listEntryMappings(store, unitKey)).toEqual([
        { shape: '功能科目|金额', content: '{"a":2}', name: '李四', savedAt: li.at },
        { shape: long, content: '{}', name: '张三', savedAt: zhang.at },
      ])
      expect(await listEntryMappings(store, '别的单位')).toEqual([])
    })

    test('a book that is there already is not begun again', async () => {
      await saveBook(store, save(null, '一'))
      expect(await saveBook(store, save(null, '又'))).toEqual({ status: 'clash', version: 1 })
      expect(await saveBook(store, save(4, '无', { year: 2031 }))).toEqual({ status: 'missing' })
    })

    test('saves that follow each other are one version; named ones and the other person’s stay', async () => {
      await saveBook(store, save(null, '1'))
      await saveBook(store, save(1, '2'))
      await saveBook(store, save(2, '3', { note: '提交' }))
      await saveBook(store, save(3, '4'))
      await saveBook(store, save(4, '5'))
      await saveBook(store, save(5, '6', { by: li }))
      const versions = await listBookVersions(store, key)
      expect(versions.map(({ version, name, note }) => [version, name, note])).toEqual([
        [6, '李四', null],
        [5, '张三', null],
        [3, '张三', '提交'],
        [2, '张三', null],
        [1, '张三', null],
      ])
      expect((await getBook(store, key, 3))?.content).toBe('3')
      expect(await getBook(store, key, 4)).toBeNull()
    })

    test('a state is left only from where the person saw it', async () => {
      await saveBook(store, save(null, '一'))
      const submit = { ...key, from: 'draft', version: 1, to: 'submitted' }
      expect(await moveBook(store, submit)).toBe(true)
      expect(await moveBook(store, submit)).toBe(false)
      expect(
        await moveBook(store, {
          ...key,
          from: 'submitted',
          version: 1,
          to: 'approved',
          approvedOn: '2026-03-02',
        }),
      ).toBe(true)
      expect(await getBook(store, key)).toMatchObject({ state: 'approved', approvedOn: '2026-03-02' })
    })

    test('remarks and files belong to the book and go with it', async () => {
      await saveBook(store, save(null, '一'))
      await addBookComment(store, {
        ...key,
        id: 'c1',
        about: 'row/entries-1/fund:general',
        aboutWords: '第 1 条',
        body: '请核对',
        by: li,
      })
      await addAttachment(store, {
        ...key,
        id: 'f1',
        about: '',
        fileName: '合同.pdf',
        bytes: new Uint8Array([1, 2]),
        by: li,
      })
      expect(await resolveBookComment(store, { ...key, id: 'c1', by: zhang })).toBe(true)
      expect(await listBookComments(store, key)).toMatchObject([{ body: '请核对', resolvedBy: '张三' }])
      expect(await listAttachments(store, key)).toMatchObject([{ fileName: '合同.pdf', size: 2 }])
      expect([...((await getAttachment(store, { ...key, id: 'f1' }))?.bytes ?? [])]).toEqual([1, 2])
      expect(await removeBook(store, key)).toBe(true)
      expect(await listBookComments(store, key)).toEqual([])
      expect(await removeBook(store, key)).toBe(false)
    })
  })
}
