import { chained, emptyHead, type LogEntry } from '@mingzhang/cycle'
import { appendLog, logHead } from '@mingzhang/store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestStore } from '../tests/test-store.ts'
import { checkWholeLog } from './log.ts'

/** 改写日志 What somebody who can write the whole database does to the log, and what a copied head tells of it. */
let opened: Awaited<ReturnType<typeof openTestStore>>
beforeAll(async () => {
  opened = await openTestStore()
})
afterAll(() => opened.remove())

const event = (name: string) => ({
  ...{ at: '2026-03-02T09:00:00.000Z', account: null, name, what: 'document.imported', about: '1' },
  ...{ organisation: null, detail: {} },
})

/** Takes the entries out and writes others in their place, each after the one before. */
async function rewrite(names: readonly string[]): Promise<void> {
  const { db } = opened.store
  await db.deleteFrom('log_entry').execute()
  let head = emptyHead
  for (const name of names) {
    const entry: LogEntry = chained(head, event(name))
    await db
      .insertInto('log_entry')
      .values({ unit_key: '*', ...entry, detail: '{}' })
      .execute()
    head = entry
  }
}

test('a chain that was cut off or written anew does not have the entry that was copied elsewhere', async () => {
  const { store } = opened
  for (const name of ['甲', '乙', '丙']) await appendLog(store, event(name))
  const known = await logHead(store)
  await appendLog(store, event('丁'))
  expect(await checkWholeLog(store, known)).toMatchObject({ whole: true, head: { ordinal: 4 } })
  await rewrite(['甲', '乙'])
  expect(await checkWholeLog(store)).toMatchObject({ whole: true })
  expect(await checkWholeLog(store, known)).toEqual({ whole: false, ordinal: 3, fault: 'missing' })
  await rewrite(['甲', '别人', '丙', '丁'])
  expect(await checkWholeLog(store)).toMatchObject({ whole: true })
  expect(await checkWholeLog(store, known)).toEqual({ whole: false, ordinal: 3, fault: 'changed' })
})

test('entries that changed places', async () => {
  const { db } = opened.store
  await rewrite(['甲', '乙', '丙', '丁'])
  const move = (from: number, to: number) =>
    db.updateTable('log_entry').set({ ordinal: to }).where('ordinal', '=', from).execute()
  await move(2, 9)
  await move(3, 2)
  await move(9, 3)
  expect(await checkWholeLog(opened.store)).toEqual({ whole: false, ordinal: 2, fault: 'moved' })
})
