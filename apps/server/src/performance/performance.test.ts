import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openExample } from '../tests/example-year.ts'
import { unheld } from '../tests/hold-answers.ts'
import { upload } from '../tests/upload.ts'

let example: Awaited<ReturnType<typeof openExample>>
let today = '2024-08-10'
let address = ''

beforeAll(async () => {
  example = await openExample(() => today)
}, 60_000)
afterAll(() => example.close())

const call: typeof example.call = (...asked) => example.call(...asked)

describe('the 85 programmes of the example, from import to a scored year', () => {
  test('a year begins with the targets of the document, once', async () => {
    const begun = await call('POST', '/years', { documentId: example.documentId })
    expect([begun.status, begun.body.programmes, begun.body.year]).toEqual([201, 85, 2024])
    expect((await call('POST', '/years', { documentId: example.documentId })).status).toBe(409)
    address = `/years/${encodeURIComponent(begun.body.unitKey)}/2024`
    const { years } = (await call('GET', '/years')).body
    expect(years).toMatchObject([{ programmes: 85, simulated: false, scheme: 'january-to-july' }])
  })

  test('the overview has the money of catalogue and tables, the checks and the rounds', async () => {
    const { body } = await call('GET', address)
    const budget = body.programmes.reduce((sum: number, one: { budget: number }) => sum + one.budget, 0)
    expect([body.catalogue, budget]).toEqual([67_309_900_000, 66_544_110_000])
    const wrong = body.verdicts.filter(({ rule }: { rule: string }) => rule === 'targets/weights-add-up')
    expect(wrong.length).toBeGreaterThanOrEqual(6)
    expect(wrong[0]).toMatchObject({ field: 'weight', severity: 'error' })
    expect(body.rounds).toMatchObject([{ month: 7, due: '2024-08-31', counts: { open: 85, late: 0 } }])
    expect(body.reminders).toEqual([])
    today = '2024-09-05'
    const later = (await call('GET', address)).body
    expect(later.rounds[0].counts).toMatchObject({ open: 0, late: 85 })
    expect(later.reminders[0]).toMatchObject({ kind: 'report', days: -5 })
  })

  test('another scheme of rounds, by who evaluates, from the one that was seen', async () => {
    const { schemes } = (await call('GET', address)).body
    expect(schemes.map(({ id }: { id: string }) => id)).toEqual([
      'january-to-july',
      'quarters',
      'quarter-ends',
      'half-years',
    ])
    expect(schemes[2].basis).toMatchObject({ own: true })
    expect(schemes[0]).toMatchObject({ from: '2019-07-26', basis: { verified: false } })
    const change = (from: string, to: string) => call('PUT', `${address}/scheme`, { from, to })
    expect((await change('quarters', 'half-years')).status).toBe(409)
    expect((await change('january-to-july', 'weekly')).status).toBe(422)
    expect((await change('january-to-july', 'quarters')).body).toEqual({ scheme: 'quarters' })
    const { rounds } = (await call('GET', address)).body
    expect(rounds.map(({ month }: { month: number }) => month)).toEqual([3, 6, 10, 12])
    expect((await change('quarters', 'january-to-july')).status).toBe(200)
  })

  const firstReport = () => ({
    initial: '502',
    adjusted: '502',
    executed: '10',
    forecast: '502',
    unit: '万元',
    indicators: [] as object[],
  })
  const blank = {
    actual: null,
    unit: null,
    on: null,
    band: null,
    forecast: null,
    likelihood: null,
    reasonClass: null,
    reason: null,
    source: 'entered',
  }

  test('a report that cannot be is saved as a draft and held back when handed in', async () => {
    const path = `${address}/programmes/p1`
    const report = { ...firstReport(), indicators: [{ ...blank, actual: '基本完成', on: '2023-12-31' }] }
    const draft = await call('PUT', `${path}/reports/7`, { version: 0, submit: false, report })
    expect(draft.body).toEqual({ version: 1, submittedOn: null })
    const held = await call('PUT', `${path}/reports/7`, { version: 1, submit: true, report })
    expect(held.status).toBe(422)
    expect(held.text).toContain('早于监控期起始日')
    const handed = await call('PUT', `${path}/reports/7`, { version: 1, submit: true, report: firstReport() })
    expect(handed.body).toEqual({ version: 2, submittedOn: '2024-09-05' })
    const clash = await call('PUT', `${path}/reports/7`, { version: 1, submit: true, report: firstReport() })
    expect(clash.status).toBe(409)
    const { body } = await call('GET', path)
    expect(body.reports[0].lights.execution.light).toBe('red')
    expect(body.reports[0].problems.map(({ id }: { id: string }) => id)).toContain('missing')
  })

  test('rectification: raised, answered, not closed while the light is still red', async () => {
    const path = `${address}/programmes/p1/rectifications`
    const one = {
      id: 'r1',
      month: 7,
      indicator: null,
      what: '预算执行落后',
      measures: null,
      closing: null,
      close: false,
    }
    expect((await call('PUT', path, { version: 0, ...one })).status).toBe(200)
    const early = await call('PUT', path, { version: 1, ...one, close: true })
    expect([early.status, early.body.why]).toEqual([422, '没有填整改措施；没有写整改结论。'])
    const done = { ...one, measures: '按月督办', closing: '已到位', close: true }
    expect((await call('PUT', path, { version: 1, ...done })).status).toBe(200)
    const { rectifications } = (await call('GET', `${address}/programmes/p1`)).body
    expect(rectifications).toMatchObject([{ closedOn: '2024-09-05', due: '2024-10-05', version: 2 }])
  })

  test('evidence comes back as it went in', async () => {
    const path = `${address}/programmes/p1/reports/7/evidence`
    const file = upload({ name: '验收单.pdf', content: '验收' })
    const url = `/api/performance${path}?indicator=0`
    const response = await example.server.inject({ method: 'POST', url, ...file })
    const { id, fileName } = response.json()
    expect([response.statusCode, fileName]).toEqual([201, '验收单.pdf'])
    const kept = await example.server.inject({ method: 'GET', url: `/api/performance${path}/${id}` })
    expect(kept.body).toBe('验收')
  })

  test('what is blank stays blank, what is false or zero stays so', async () => {
    const path = `${address}/programmes/p3`
    const { version, targets, stoppedOn, stoppedWhy } = (await call('GET', path)).body
    const [first, ...rest] = targets.indicators
    const changed = {
      ...targets,
      budget: null,
      code: null,
      indicators: [{ ...first, core: false, basis: null }, ...rest],
    }
    const saved = await call('PUT', path, { version, targets: changed, stoppedOn, stoppedWhy })
    expect(saved.body).toEqual({ version: 2 })
    const after = (await call('GET', path)).body
    expect([after.targets, after.stoppedOn, after.stoppedWhy]).toEqual([changed, null, null])
    await call('PUT', path, { version: 2, targets, stoppedOn, stoppedWhy })
    const report = { ...firstReport(), adjusted: null, indicators: [null, { ...blank, actual: '5' }] }
    await call('PUT', `${path}/reports/7`, { version: 0, submit: false, report })
    const [kept] = (await call('GET', path)).body.reports
    expect([kept.adjusted, kept.indicators[0], kept.indicators[1]]).toEqual([
      null,
      null,
      { ...blank, actual: '5' },
    ])
  })

  test('a round that was reported is not lost to another scheme', async () => {
    const answer = await call('PUT', `${address}/scheme`, { from: 'january-to-july', to: 'quarters' })
    expect([answer.status, answer.body.why]).toEqual([409, '7月已经有填报，新安排里没有这一期。'])
  })

  test('simulated results do not mix with real ones', async () => {
    expect((await call('POST', `${address}/simulate`, { seed: 2024 })).status).toBe(409)
  })
})

describe('a simulated year', () => {
  test('is scored, marked on everything, evaluated again beside the self-score, and advised', async () => {
    await example.store.db.deleteFrom('performance_report').execute()
    expect((await call('POST', `${address}/simulate`, { seed: 2024 })).body).toMatchObject({
      simulated: true,
    })
    expect((await call('POST', `${address}/score`)).body).toEqual({ scored: 85, left: 0 })
    const { body } = await call('GET', address)
    expect(body.simulated).toBe(true)
    expect(body.whole.scored + body.whole.unknown).toBe(85)
    expect(body.whole.grades.优).toBeGreaterThan(0)
    expect(body.programmes[0].next.action).toMatch(/^(?:repeat|cut|stop|look)$/u)
    expect(body.neverMissed.length).toBeGreaterThan(0)

    const next = (await call('GET', `${address}/next-year`)).body
    expect([next.year, next.simulated]).toEqual([2025, true])
    const cut = next.programmes.find(({ action }: { action: string }) => action === 'cut')
    expect(cut.reasons.length).toBeGreaterThan(0)

    const one = `${address}/programmes/p2`
    const adjustments = [{ indicator: 0, actual: null, points: '1', remark: '现场核实不符' }]
    const again = await call('PUT', `${one}/evaluations/bureau`, {
      version: 0,
      month: 12,
      remarks: '压减',
      adjustments,
    })
    expect(again.status).toBe(200)
    const detail = (await call('GET', one)).body
    expect([detail.self.replayed, detail.bureau.replayed, detail.bureau.remarks]).toEqual([
      true,
      true,
      '压减',
    ])
    expect(detail.bureau.score.items[0].points).toBe('1.00')
    const wrong = { version: 1, month: 12, remarks: '', adjustments: [{ ...adjustments[0], points: '500' }] }
    expect((await call('PUT', `${one}/evaluations/bureau`, wrong)).status).toBe(422)
    const anew = { version: detail.self.version, month: 12, remarks: '', adjustments: [] }
    const { score } = (await call('PUT', `${one}/evaluations/self`, anew)).body
    expect(score).toEqual(detail.self.score)
  }, 60_000)

  test.each([
    'targets.html',
    'monitoring.html?month=7',
    'self-evaluation.txt',
    'report.html',
    'report.csv',
    'report.json',
  ])(
    '%s says that it is simulated',
    async (paper) => {
      const response = await example.server.inject({
        method: 'GET',
        url: `/api/performance${address}/papers/${paper}`,
      })
      expect(response.statusCode).toBe(200)
      expect(response.body).toMatch(/模拟数据|"simulated": true/u)
    },
    60_000,
  )

  test('one programme as Word and as a workbook, the data in a package', async () => {
    for (const format of ['docx', 'xlsx', 'zip']) {
      const url = `/api/performance${address}/papers/self-evaluation.${format}?programme=p2`
      const response = await example.server.inject({ method: 'GET', url })
      expect([response.statusCode, response.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK'])
    }
  }, 60_000)

  test('the library suggests from what was imported, and a draft from it adds up', async () => {
    const { body } = await call('GET', `/library?name=${encodeURIComponent('群众满意度')}`)
    expect(body.suggestions[0].uses).toBeGreaterThan(1)
    const draft = (await call('GET', `${address}/programmes/p1/draft?from=library`)).body
    const sum = draft.programme.indicators.reduce(
      (all: number, { weight }: { weight: string }) => all + Number(weight),
      0,
    )
    expect(Math.round(sum * 10)).toBe(900)
    const none = await call('GET', `${address}/programmes/p1/draft?from=last-year`)
    expect(none.body.notes).toEqual([])
  })
})

test('no answer was left out', async () =>
  expect(await unheld('performance/performance.test.ts')).toEqual([]))
