import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { audit } from '@mingzhang/audit'
import { importDocument } from '@mingzhang/store'
import { writeXlsx } from 'hucre'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildServer } from '../build-server.ts'
import { holdAnswers, unheld } from '../tests/hold-answers.ts'
import { mayEverything } from '../tests/people.ts'
import { sheetAudit } from '../tests/sample-audit.ts'
import { openTestStore } from '../tests/test-store.ts'
import { upload } from '../tests/upload.ts'
import type { TypedFastify } from '../typed-fastify.ts'

const sample = new URL('../../../../samples/wansheng-key-programmes-2024.txt', import.meta.url)

let opened: Awaited<ReturnType<typeof openTestStore>>
let server: TypedFastify
let today = '2024-08-10'
let documentId = ''
let address = ''

beforeAll(async () => {
  opened = await openTestStore()
  const bytes = new Uint8Array(readFileSync(sample))
  const read = audit(bytes, 'wansheng.txt')
  if (!read.ok) throw new Error(read.refusal.what)
  const { source, disclosure, findings, counts } = read.value
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const importedAt = '2024-03-01T00:00:00.000Z'
  const document = {
    bytes,
    sha256,
    fileName: 'wansheng.txt',
    source,
    disclosure,
    findings,
    counts,
    importedAt,
  }
  documentId = (await importDocument(opened.store, document)).id
  server = await buildServer({
    store: opened.store,
    audit: sheetAudit,
    webRoot: '/nowhere',
    person: mayEverything,
    now: () => new Date(`${today}T08:00:00.000Z`),
    requestsPerMinute: 10_000,
  })
  await holdAnswers(server, /^\/api\/performance\//u)
}, 60_000)
afterAll(async () => {
  await server.close()
  await opened.remove()
})

const call = async (method: 'GET' | 'POST' | 'PUT', path: string, body?: object) => {
  const response = await server.inject({
    method,
    url: `/api/performance${path}`,
    ...(body && { payload: body }),
  })
  return { status: response.statusCode, body: response.json(), text: response.body }
}

describe('the 85 programmes of the example, from import to a scored year', () => {
  test('a year begins with the targets of the document, once', async () => {
    const begun = await call('POST', '/years', { documentId })
    expect([begun.status, begun.body.programmes, begun.body.year]).toEqual([201, 85, 2024])
    expect((await call('POST', '/years', { documentId })).status).toBe(409)
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
    const response = await server.inject({ method: 'POST', url, ...file })
    const { id, fileName } = response.json()
    expect([response.statusCode, fileName]).toEqual([201, '验收单.pdf'])
    const kept = await server.inject({ method: 'GET', url: `/api/performance${path}/${id}` })
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
    await opened.store.db.deleteFrom('performance_report').execute()
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
      const response = await server.inject({
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
      const response = await server.inject({ method: 'GET', url })
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

describe('operational records', () => {
  const send = async (type: string, name: string, content: string | Uint8Array, unit = '某单位') =>
    (
      await server.inject({
        method: 'POST',
        url: `/api/performance/records/${encodeURIComponent(unit)}/${type}`,
        ...upload({ name, content }),
      })
    ).json()
  const csv = '报修时间,完成时间,费用\n2024-03-01 09:00,2024-03-01 11:00,120\n昨天,2024-03-01 11:00,1\n'

  test('CSV and JSON come in, bad rows are refused by line, the same rows change nothing', async () => {
    const first = await send('repair', '维修.csv', csv)
    expect(first).toMatchObject({ added: 1, same: 0, refused: [{ line: 3 }] })
    expect(first.refused[0].why).toContain('“报修时间”写“昨天”')
    expect(await send('repair', '维修.csv', csv)).toMatchObject({ added: 0, same: 1 })
    const json = JSON.stringify([{ 报修时间: '2024-04-01 09:00', 完成时间: '2024-04-03 09:00', 费用: 80 }])
    expect(await send('repair', '维修.json', json)).toMatchObject({ added: 1, refused: [] })
    expect(await send('repair', '坏.json', '{"a":1}')).toMatchObject({ added: 0, refused: [{ line: 1 }] })
    expect((await send('nothing', 'x.csv', csv)).what).toBe('没有这种台账。')
    const { types } = (await call('GET', `/records/${encodeURIComponent('某单位')}`)).body
    expect(types.find(({ id }: { id: string }) => id === 'repair').rows).toBeGreaterThan(0)
    const { body } = await call('GET', `/records/${encodeURIComponent('某单位')}/repair?year=2024`)
    const count = body.measures.find(({ measure }: { measure: string }) => measure === 'repair-count')
    expect([body.rows.length, count.value, count.counted]).toEqual([2, '2', [1, 2]])
  })

  const workbook = (rows: readonly (readonly (string | number | Date | null)[])[]) =>
    writeXlsx({
      sheets: [
        { name: '说明', rows: [['维修台账']] },
        { name: '台账', rows: rows.map((row) => [...row]) },
      ],
    })
  const head = ['报修时间', '完成时间', '费用']

  test('a workbook comes in below its title, bad rows are refused by their row on the sheet', async () => {
    const bytes = await workbook([
      ['2024年维修台账', null, null],
      head,
      ['2024-03-01 09:00', '2024-03-01 11:00', 120],
      ['上周', '2024-03-02 11:00', 80],
      ['2024-03-03 09:00', '2024-03-03 10:00', '约一百'],
      [null, null, null],
      [new Date('2024-05-01T09:00:00Z'), new Date('2024-05-04T11:00:00Z'), 60.5],
    ])
    const taken = await send('repair', '维修.xlsx', bytes, '乙单位')
    expect([taken.added, taken.same, taken.refused.map(({ line }: { line: number }) => line)]).toEqual([
      2,
      0,
      [4, 5],
    ])
    expect(taken.refused[0].why).toContain('“报修时间”写“上周”')
    expect(await send('repair', '再来.xlsx', bytes, '乙单位')).toMatchObject({ added: 0, same: 2 })
    const other = await workbook([
      ['日期', '数'],
      ['2024-03-01', 1],
    ])
    const refused = await send('repair', '别的.xlsx', other, '乙单位')
    expect([refused.added, refused.refused[0].why]).toEqual([0, expect.stringContaining('报修时间')])
  })

  test('a result computed from records keeps the rows it rests on', async () => {
    const { unitKey } = (await call('GET', address)).body
    const bytes = await workbook([
      head,
      ['2024-03-01 09:00', '2024-03-01 11:00', 120],
      ['2024-05-01 09:00', '2024-05-04 11:00', 60],
    ])
    await send('repair', '维修.xlsx', bytes, unitKey)
    const path = `${address}/programmes/p4`
    const { version, targets, stoppedOn, stoppedWhy, reports } = (await call('GET', path)).body
    const [first, ...rest] = targets.indicators
    const named = {
      ...targets,
      indicators: [{ ...first, name: '维修次数', value: '2', unit: '次' }, ...rest],
    }
    await call('PUT', path, { version, targets: named, stoppedOn, stoppedWhy })
    const based = reports.find(({ month }: { month: number }) => month === 7).version
    const measured = await call('POST', `${path}/reports/7/measure`, { version: based })
    expect(measured.body.measured['0']).toMatchObject({ value: '2', counted: [1, 2] })
    await send('repair', '早.csv', `${head.join()}\n2024-01-05 09:00,2024-01-05 11:00,10\n`, unitKey)
    const report = (await call('GET', path)).body.reports.find(({ month }: { month: number }) => month === 7)
    expect(report.indicators[0]).toMatchObject({ actual: '2次', source: 'records' })
    const kept = JSON.parse(report.measured['0'])
    expect(kept.rows.map(({ line, cells }: { line: number; cells: object }) => [line, cells])).toEqual([
      [1, expect.objectContaining({ 费用: '120' })],
      [2, expect.objectContaining({ 费用: '60' })],
    ])

    const { month, version: at, measured: _, lights, problems, ...given } = report
    const { submittedOn, ...body } = given
    const save = (indicators: readonly object[], based: number) =>
      call('PUT', `${path}/reports/7`, { version: based, submit: false, report: { ...body, indicators } })
    const again = async () => {
      const { reports: all } = (await call('GET', path)).body
      return all.find((each: { month: number }) => each.month === 7)
    }
    const [computed, ...others] = body.indicators
    const saved = await save([{ ...computed, reason: '据台账' }, ...others], at)
    expect(saved.status).toBe(200)
    expect(JSON.parse((await again()).measured['0']).rows.length).toBe(2)
    await save([{ ...computed, actual: '5次' }, ...others], saved.body.version)
    const typed = await again()
    expect([typed.indicators[0].actual, typed.indicators[0].source, typed.measured]).toEqual([
      '5次',
      'entered',
      {},
    ])
  })

  test('a report that begins with what the records say has its budget', async () => {
    const { unitKey } = (await call('GET', address)).body
    const path = `${address}/programmes/p4`
    await send('repair', '维修.csv', csv, unitKey)
    const measured = await call('POST', `${path}/reports/5/measure`, { version: 0 })
    expect(measured.status).toBe(200)
    const { targets, reports } = (await call('GET', path)).body
    const begun = reports.find(({ month }: { month: number }) => month === 5)
    expect(Number(begun.initial) * 1_000_000).toBe(targets.budget)
  })
})

test('no answer was left out', async () =>
  expect(await unheld('performance/performance.test.ts')).toEqual([]))
