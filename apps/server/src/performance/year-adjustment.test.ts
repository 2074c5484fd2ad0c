import { emptyBook, workingOfBook } from '@mingzhang/forms'
import type { BookIndicator, BookProgramme } from '@mingzhang/model'
import { listLog, moveBook, saveBook } from '@mingzhang/store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { figuresOfBook } from '../books/check-book.ts'
import { buildServer } from '../build-server.ts'
import type { ServerOptions } from '../server-options.ts'
import { holdAnswers, unheld } from '../tests/hold-answers.ts'
import { type SignedIn, signInAs, signInAt } from '../tests/people.ts'
import { sampleAudit } from '../tests/sample-audit.ts'
import { openTestStore } from '../tests/test-store.ts'
import type { TypedFastify } from '../typed-fastify.ts'

const unit = '某区/某局'
const indicator = (name: string, value: string, weight: string): BookIndicator => ({
  ...{ level1: null, level2: null, name, description: null, operator: '≥', value, unit: '%', weight },
  ...{ core: null, basis: null },
})
const programme: BookProgramme = {
  ...{ name: '办公区维修', code: null, department: '某局', budget: 50_000_000, budgetParts: [], plan: null },
  ...{ category: null, overview: null, legalBasis: null, goal: '修好', executionWeight: '10' },
  indicators: [indicator('维修及时率', '95', '50'), indicator('验收合格率', '98', '40')],
}
const bookWith = (one: BookProgramme) =>
  workingOfBook({ ...emptyBook('某局', '301', 2024), programmes: [one] })

let opened: Awaited<ReturnType<typeof openTestStore>>
let server: TypedFastify
let officer: SignedIn
let compiler: SignedIn

const saveAs = async (one: BookProgramme, basedOn: number | null) => {
  const working = bookWith(one)
  const saved = await saveBook(opened.store, {
    ...{ unitKey: unit, year: 2024, basedOn, content: JSON.stringify(working) },
    ...figuresOfBook(working, '2024-02-01'),
    ...{ by: { account: '', name: '编制人', at: '2024-02-01T00:00:00.000Z' }, note: null },
  })
  expect(saved.status).toBe('saved')
}
const move = (from: string, to: string, version: number) =>
  moveBook(opened.store, { unitKey: unit, year: 2024, version, from, to, approvedOn: '2024-02-20' })

beforeAll(async () => {
  opened = await openTestStore()
  await saveAs(programme, null)
  await move('draft', 'published', 1)
  const options: ServerOptions = {
    ...{ store: opened.store, audit: sampleAudit, webRoot: '/nowhere' },
    now: () => new Date('2024-08-01T08:00:00.000Z'),
  }
  server = await buildServer(options)
  await holdAnswers(server, /^\/api\/performance\//u)
  officer = await signInAs(options, 'bureau-performance')
  compiler = await signInAt(options, null, 'compiler')
}, 60_000)
afterAll(async () => {
  await server.close()
  await opened.remove()
})

const call = async (who: SignedIn | null, method: 'GET' | 'POST' | 'PUT', path: string, payload?: object) => {
  const response = await server.inject({
    ...{ method, url: `/api/performance${path}`, headers: who ? { ...who } : {} },
    ...(payload && { payload }),
  })
  return { status: response.statusCode, body: response.json() }
}
const address = `/years/${encodeURIComponent(unit)}/2024`
const one = `${address}/programmes/p1`
const result = (actual: string) => ({
  ...{ actual, unit: null, on: null, band: null, forecast: null, likelihood: null, reasonClass: null },
  ...{ reason: null, source: 'entered' },
})

test('an adjusted book is offered, never taken silently; results stay, what is gone is withdrawn, the log says why', async () => {
  expect((await call(officer, 'POST', '/years', { unit, year: 2024 })).status).toBe(201)
  expect((await call(officer, 'GET', `${address}/adjustment`)).body.state).toBe('none')
  const report = {
    ...{ initial: '50', adjusted: null, executed: '20', forecast: null, unit: '万元' },
    indicators: [result('96%'), result('99%')],
  }
  const kept = await call(officer, 'PUT', `${one}/reports/7`, { version: 0, submit: false, report })
  expect(kept.status).toBe(200)

  await move('published', 'adjusted', 1)
  const now = {
    ...programme,
    budget: 62_000_000,
    indicators: [indicator('维修及时率', '97', '50'), indicator('返修率', '2', '40')],
  }
  await saveAs(now, 1)
  expect((await call(officer, 'GET', `${address}/adjustment`)).body).toMatchObject({ state: 'typing', to: 2 })
  const early = await call(officer, 'POST', `${address}/adjustment`, { version: 2, reason: '追加' })
  expect([early.status, early.body.what]).toEqual([409, '没有可带入的调整。'])

  await move('adjusted', 'published', 2)
  const offered = (await call(compiler, 'GET', `${address}/adjustment`)).body
  expect([offered.state, offered.from, offered.to]).toEqual(['offered', 1, 2])
  expect(offered.changes.map((change: { kind: string }) => change.kind)).toEqual([
    'programme-field',
    'indicator-field',
    'indicator-withdrawn',
    'indicator-added',
  ])
  expect((await call(officer, 'GET', one)).body.targets.budget).toBe(50_000_000)

  expect((await call(null, 'POST', `${address}/adjustment`, { version: 2, reason: '追加' })).status).toBe(401)
  expect((await call(compiler, 'POST', `${address}/adjustment`, { version: 2, reason: '追加' })).status).toBe(
    403,
  )
  const silent = await call(officer, 'POST', `${address}/adjustment`, { version: 2, reason: ' ' })
  expect(silent.status).toBe(422)
  const stale = await call(officer, 'POST', `${address}/adjustment`, { version: 1, reason: '追加' })
  expect(stale.status).toBe(409)

  const taken = await call(officer, 'POST', `${address}/adjustment`, { version: 2, reason: '年中追加维修' })
  expect([taken.status, taken.body]).toEqual([200, { bookVersion: 2, changes: 4 }])
  expect((await call(officer, 'GET', `${address}/adjustment`)).body.state).toBe('none')
  expect((await call(officer, 'GET', address)).body).toMatchObject({ bookVersion: 2 })
  const { targets, reports } = (await call(officer, 'GET', one)).body
  expect(targets).toMatchObject({ budget: 62_000_000, budgetInitial: 50_000_000 })
  const names = targets.indicators.map(({ name, withdrawn }: BookIndicator) => [name, withdrawn ?? null])
  expect(names).toEqual([
    ['维修及时率', null],
    ['验收合格率', '2024-08-01'],
    ['返修率', null],
  ])
  const reported = reports[0].indicators.map((each: { actual: string } | null) => each?.actual ?? null)
  expect(reported).toEqual(['96%', '99%', null])
  const entry = (await listLog(opened.store, { limit: 50 })).find(
    ({ what }) => what === 'performance.adjusted',
  )
  expect(entry?.detail).toMatchObject({ reason: '年中追加维修', from: 1, to: 2, changes: 4 })
}, 60_000)

test('an indicator the book names otherwise is proposed as renamed, and keeps its results where a person says so', async () => {
  await move('published', 'adjusted', 2)
  const later = {
    ...programme,
    budget: 62_000_000,
    indicators: [indicator('报修及时率', '97', '50'), indicator('返修率', '2', '40')],
  }
  await saveAs(later, 2)
  await move('adjusted', 'published', 3)
  const offered = (await call(officer, 'GET', `${address}/adjustment`)).body
  expect(offered.changes.map((change: { kind: string }) => change.kind)).toEqual([
    'indicator-withdrawn',
    'indicator-added',
  ])
  expect(offered.renamings).toMatchObject([
    { programme: 'p1', indicator: 0, from: '维修及时率', to: '报修及时率', changes: [{ months: [7] }] },
  ])
  const taking = { version: 3, reason: '名称改正' }
  const stray = { programme: 'p1', indicator: 1, to: '报修及时率' }
  const refused = await call(officer, 'POST', `${address}/adjustment`, { ...taking, renamed: [stray] })
  expect([refused.status, refused.body.what]).toEqual([422, '调整没有带入。'])
  const renamed = [{ programme: 'p1', indicator: 0, to: '报修及时率' }]
  const taken = await call(officer, 'POST', `${address}/adjustment`, { ...taking, renamed })
  expect([taken.status, taken.body]).toEqual([200, { bookVersion: 3, changes: 1 }])
  const { targets, reports } = (await call(officer, 'GET', one)).body
  expect(targets.indicators.map(({ name, withdrawn }: BookIndicator) => [name, withdrawn ?? null])).toEqual([
    ['报修及时率', null],
    ['验收合格率', '2024-08-01'],
    ['返修率', null],
  ])
  expect(reports[0].indicators[0].actual).toBe('96%')
  const entry = (await listLog(opened.store, { limit: 50 })).find(
    ({ what }) => what === 'performance.adjusted',
  )
  expect(entry?.detail).toMatchObject({ renamed })
}, 60_000)

test('an indicator with results is not taken out of its place by saving targets', async () => {
  const { version, targets } = (await call(officer, 'GET', one)).body
  const body = { version, stoppedOn: null, stoppedWhy: null, reason: '整理' }
  const without = { ...targets, indicators: targets.indicators.slice(1) }
  const refused = await call(officer, 'PUT', one, { ...body, targets: without })
  expect([refused.status, refused.body.what]).toEqual([422, '目标没有保存：有结果的指标不能删除或换位置。'])
  const better = {
    ...targets,
    indicators: targets.indicators.map((each: BookIndicator, place: number) =>
      place === 0 ? { ...each, name: '报修及时响应率' } : each,
    ),
  }
  expect((await call(officer, 'PUT', one, { ...body, targets: better })).status).toBe(200)
})

test('no answer was left out', async () =>
  expect(await unheld('performance/year-adjustment.test.ts')).toEqual([]))

test('a score says when targets or the last report have changed since', async () => {
  const report = {
    ...{ initial: '50', adjusted: '62', executed: '60', forecast: null, unit: '万元' },
    indicators: [result('97%'), result('99%'), result('2%')],
  }
  expect((await call(officer, 'PUT', `${one}/reports/12`, { version: 0, submit: true, report })).status).toBe(
    200,
  )
  const scoring = { version: 0, month: 12, remarks: '', adjustments: [] }
  expect((await call(officer, 'PUT', `${one}/evaluations/self`, scoring)).status).toBe(200)
  const fresh = (await call(officer, 'GET', one)).body
  expect([fresh.self.outdated, fresh.self.replayed, fresh.self.score.items[1].rule]).toEqual([
    false,
    true,
    'withdrawn',
  ])
  const other = { ...report, indicators: [result('90%'), null, result('2%')] }
  await call(officer, 'PUT', `${one}/reports/12`, { version: 1, submit: false, report: other })
  expect((await call(officer, 'GET', one)).body.self).toMatchObject({ outdated: true, replayed: true })
})
