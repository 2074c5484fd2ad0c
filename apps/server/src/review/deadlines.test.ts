import type { DueBook, Person } from '@mingzhang/cycle'
import { moveBook, saveBook } from '@mingzhang/store'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { AuditFunction } from '../audit-function.ts'
import { buildServer } from '../build-server.ts'
import { mayEverything } from '../tests/people.ts'
import { openTestStore } from '../tests/test-store.ts'
import type { TypedFastify } from '../typed-fastify.ts'

const unread: AuditFunction = async () => {
  throw new Error('nothing is read here')
}

let opened: Awaited<ReturnType<typeof openTestStore>>
let bureau: TypedFastify
let today = ''

const start = (person: Person) =>
  buildServer({
    ...{ store: opened.store, audit: unread, webRoot: import.meta.dirname, person },
    now: () => new Date(`${today}T02:03:04.000Z`),
  })

beforeAll(async () => {
  opened = await openTestStore()
  bureau = await start(mayEverything)
})
afterAll(async () => {
  await bureau.close()
  await opened.remove()
})
beforeEach(async () => void (await opened.store.db.deleteFrom('book').execute()))

/** A book of a unit in a state, approved on a day. */
async function book(unit: string, to: string, approvedOn: string | null, publishedOn: string | null = null) {
  const key = { unitKey: `河北省青川县/${unit}`, year: 2025 }
  const by = { account: '', name: '李四', at: '2025-01-06T02:03:04.000Z' }
  const head = { unitName: unit, unitCode: null, edition: null, errors: 0, warnings: 0, total: 0 }
  await saveBook(opened.store, { ...key, ...head, basedOn: null, content: '{}', note: null, by })
  await moveBook(opened.store, { ...key, from: 'draft', version: 1, to, approvedOn, publishedOn })
}

async function dueOn(day: string, server = bureau): Promise<readonly DueBook[]> {
  today = day
  const answer = await server.inject({ method: 'GET', url: '/api/review/deadlines' })
  expect(answer.statusCode).toBe(200)
  return answer.json().books
}

describe('公开期限：批复后二十日', () => {
  test('the last day is the twentieth after approval; the next day is late', async () => {
    await book('县档案馆', 'approved', '2025-02-05')
    expect(await dueOn('2025-02-05')).toMatchObject([{ lastDay: '2025-02-25', daysLeft: 20 }])
    expect(await dueOn('2025-02-25')).toMatchObject([
      { unitName: '县档案馆', year: 2025, punctuality: 'in-time', daysLeft: 0, nextWorkingDay: null },
    ])
    expect(await dueOn('2025-02-26')).toMatchObject([{ punctuality: 'late', daysLeft: -1 }])
    expect(await dueOn('2025-03-02')).toMatchObject([
      { approvedOn: '2025-02-05', lastDay: '2025-02-25', punctuality: 'late', daysLeft: -5 },
    ])
  })

  test('a last day in the holidays: unsure until the first working day, then late', async () => {
    await book('县档案馆', 'approved', '2025-09-14')
    const days = { lastDay: '2025-10-04', nextWorkingDay: '2025-10-09' }
    expect(await dueOn('2025-10-04')).toMatchObject([{ ...days, punctuality: 'in-time', daysLeft: 0 }])
    expect(await dueOn('2025-10-09')).toMatchObject([{ ...days, punctuality: 'unsure', daysLeft: -5 }])
    expect(await dueOn('2025-10-10')).toMatchObject([{ ...days, punctuality: 'late', daysLeft: -6 }])
  })

  test('holidays of a year without a notice are not guessed', async () => {
    await book('县档案馆', 'approved', '2040-04-11')
    expect(await dueOn('2040-05-01')).toMatchObject([
      { lastDay: '2040-05-01', nextWorkingDay: null, punctuality: 'in-time' },
    ])
    expect(await dueOn('2040-05-02')).toMatchObject([{ punctuality: 'unsure' }])
  })

  test('only approved books that are not public; no day of approval first, then the latest', async () => {
    await book('县编办', 'approved', '2025-02-20')
    await book('县信访局', 'approved', null)
    await book('县档案馆', 'approved', '2025-02-05')
    await book('县史志办', 'submitted', null)
    await book('县文联', 'published', '2025-01-05', '2025-01-20')
    const due = await dueOn('2025-03-02')
    expect(due.map(({ unitName }) => unitName)).toEqual(['县信访局', '县档案馆', '县编办'])
    expect(due[0]).toMatchObject({ lastDay: null, daysLeft: null, punctuality: 'unknown' })
  })

  test('a reviewer sees the books of the units within reach', async () => {
    await book('县编办', 'approved', '2025-02-20')
    await book('县档案馆', 'approved', '2025-02-05')
    const own = await start({
      ...{ id: 'r', name: '王五', roles: ['bureau-reviewer'], organisation: '河北省青川县/县编办' },
      scope: new Set(['河北省青川县/县编办']),
    })
    const seen = await dueOn('2025-03-02', own)
    await own.close()
    expect(seen.map(({ unitName }) => unitName)).toEqual(['县编办'])
  })
})
