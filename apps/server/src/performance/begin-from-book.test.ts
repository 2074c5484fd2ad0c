import { emptyBook, workingOfBook } from '@mingzhang/forms'
import type { BookProgramme } from '@mingzhang/model'
import { moveBook, saveBook } from '@mingzhang/store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { figuresOfBook } from '../books/check-book.ts'
import { buildServer } from '../build-server.ts'
import { mayEverything } from '../tests/people.ts'
import { sampleAudit } from '../tests/sample-audit.ts'
import { openTestStore } from '../tests/test-store.ts'
import type { TypedFastify } from '../typed-fastify.ts'

const unit = '某区/某局'
const indicator = (name: string, weight: string) => ({
  ...{ level1: null, level2: null, name, description: null, operator: '≥' as const, value: '95' },
  ...{ unit: '%', weight, core: null, basis: null, responsible: '房产科', due: '2024-12-31' },
})
const programme: BookProgramme = {
  ...{ name: '办公区维修', code: null, department: '某局', budget: 50_000_000, budgetParts: [], plan: null },
  ...{ category: null, overview: null, legalBasis: null, goal: '修好', executionWeight: '10' },
  indicators: [indicator('维修及时率', '50'), indicator('满意度', '40')],
}

let opened: Awaited<ReturnType<typeof openTestStore>>
let server: TypedFastify
beforeAll(async () => {
  opened = await openTestStore()
  const working = workingOfBook({ ...emptyBook('某局', '301', 2024), programmes: [programme] })
  const saved = await saveBook(opened.store, {
    ...{ unitKey: unit, year: 2024, basedOn: null, content: JSON.stringify(working) },
    ...figuresOfBook(working, '2024-02-01'),
    ...{ by: { account: '', name: '编制人', at: '2024-02-01T00:00:00.000Z' }, note: null },
  })
  expect(saved.status).toBe('saved')
  server = await buildServer({
    ...{ store: opened.store, audit: sampleAudit, webRoot: '/nowhere', person: mayEverything },
    now: () => new Date('2024-03-01T08:00:00.000Z'),
  })
}, 60_000)
afterAll(async () => {
  await server.close()
  await opened.remove()
})

const call = async (method: 'GET' | 'POST' | 'PUT', path: string, payload?: object) => {
  const response = await server.inject({
    method,
    url: `/api/performance${path}`,
    ...(payload && { payload }),
  })
  return { status: response.statusCode, body: response.json() }
}
const address = `/years/${encodeURIComponent(unit)}/2024`

test('targets are approved with the budget: before that no year begins, after it a change says why', async () => {
  const early = await call('POST', '/years', { unit, year: 2024 })
  expect([early.status, early.body.what]).toEqual([422, '账本还没有批复，建立不了绩效年度。'])
  expect((await call('POST', '/years', {})).status).toBe(422)

  const approved = { unitKey: unit, year: 2024, version: 1, approvedOn: '2024-02-20' }
  await moveBook(opened.store, { ...approved, from: 'draft', to: 'approved' })
  expect((await call('POST', '/years', { unit, year: 2024 })).status).toBe(201)
  expect((await call('GET', address)).body).toMatchObject({ approvedOn: '2024-02-20', bookVersion: 1 })

  const { version, targets } = (await call('GET', `${address}/programmes/p1`)).body
  expect(targets).toMatchObject(programme)
  const path = `${address}/programmes/p1`
  const stop = { stoppedOn: null, stoppedWhy: null }
  const same = await call('PUT', path, { version, targets, ...stop })
  expect(same.status).toBe(200)
  const other = { ...targets, indicators: [indicator('维修及时率', '60'), indicator('满意度', '30')] }
  const silent = await call('PUT', path, { version: 2, targets: other, ...stop })
  expect([silent.status, silent.body.toDo]).toEqual([422, '请写明调整理由后再保存；理由记入日志。'])
  const said = await call('PUT', path, { version: 2, targets: other, ...stop, reason: '年中追加维修面积' })
  expect(said.status).toBe(200)
}, 60_000)
