import { writeXlsx } from 'hucre'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openExample } from '../tests/example-year.ts'
import { unheld } from '../tests/hold-answers.ts'
import { upload } from '../tests/upload.ts'

let example: Awaited<ReturnType<typeof openExample>>
let address = ''

beforeAll(async () => {
  example = await openExample(() => '2024-08-10')
  const { body } = await call('POST', '/years', { documentId: example.documentId })
  address = `/years/${encodeURIComponent(body.unitKey)}/2024`
  await call('POST', `${address}/simulate`, { seed: 7 })
}, 60_000)
afterAll(() => example.close())

const call: typeof example.call = (...asked) => example.call(...asked)

describe('operational records', () => {
  const send = async (type: string, name: string, content: string | Uint8Array, unit = '某单位') =>
    (
      await example.server.inject({
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
  expect(await unheld('performance/performance-records.test.ts')).toEqual([]))
