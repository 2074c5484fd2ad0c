import { describe, expect, test } from 'vitest'
import { lightBands } from './monitor/lights.ts'
import { lightsOfReport } from './monitor/lights-of-report.ts'
import { monitorProgram } from './monitor/monitor-program.ts'
import { checkReport } from './rounds/check-report.ts'
import { blankIndicator, type MonitoringReport, type ReportedIndicator, resultsOf } from './rounds/report.ts'
import { scoreParameters } from './score/parameters.ts'
import type { Scored } from './score/score-indicator.ts'
import { scoreProgram } from './score/score-program.ts'

/* 坏数据 Each has one outcome, in the score, in the lights and in the form that is filled in. */

const target: Scored = { name: '维修面积', operator: '≥', value: '100', unit: '平方米', weight: '90' }
const round = { month: 7, from: '2024-01-01', to: '2024-07-31', due: '2024-08-31' }
const year = { from: '2024-01-01', to: '2024-12-31' }
const money = { initial: '50', adjusted: '50', executed: '25', unit: '万元' }
const reportOf = (
  one: Partial<ReportedIndicator>,
  more: Partial<MonitoringReport> = {},
): MonitoringReport => ({
  month: 7,
  ...money,
  forecast: '50',
  indicators: [{ ...blankIndicator, ...one }],
  submittedOn: null,
  ...more,
})
const checked = (report: MonitoringReport, before: MonitoringReport | null = null) => {
  const lights = monitorProgram(
    { name: '甲', month: 7, indicators: [target], results: resultsOf(report), execution: money },
    lightBands('2024-07-31'),
  ).indicators
  const asked = { indicators: [target], report, before, round, lights, today: '2024-08-10' }
  return checkReport(asked).map(({ id, severity, what }) => [id, severity, what])
}
const scored = (one: Partial<ReportedIndicator>, indicator = target) =>
  scoreProgram(
    {
      name: '甲',
      code: null,
      indicators: [indicator],
      results: resultsOf(reportOf(one)),
      execution: money,
      period: year,
    },
    scoreParameters('2024-12-31'),
  )

describe.each([
  [{ actual: '60件' }, 'another-unit', '目标以平方米计', '换算不了'],
  [{ actual: '基本完成' }, 'text-for-number', '的目标是数', '目标是数'],
  [{ actual: '60', on: '2023-12-31' }, 'before-period', '早于监控期起始日2024-01-01', '早于评价期起始日'],
] as const)('%j', (one, id, said, why) => {
  test('the form holds it back', () => {
    const [found] = checked(reportOf(one))
    expect(found?.slice(0, 2)).toEqual([id, 'error'])
    expect(found?.[2]).toContain(said)
  })
  test('the score leaves it open, never at zero', () => {
    const score = scored(one)
    expect([score.verdict, score.total, score.items[0]?.points]).toEqual(['unknown', null, null])
    expect(score.items[0]?.why).toContain(why)
    expect([score.lowest, score.highest]).toEqual(['5.00', '95.00'])
  })
})

test('money in words: said, never taken for missing', () => {
  const score = scoreProgram(
    {
      ...{ name: '甲', code: null, indicators: [target], results: resultsOf(reportOf({ actual: '100' })) },
      execution: { initial: '二百', adjusted: '—', executed: '十', unit: '万元' },
    },
    scoreParameters('2024-12-31'),
  )
  expect([score.execution?.points, score.execution?.why]).toEqual([
    null,
    '全年预算数写“二百”，不是数，算不出执行率，请填数',
  ])
})

describe('the lights', () => {
  const programme = {
    ...{
      name: '甲',
      code: null,
      department: null,
      budget: null,
      budgetParts: [],
      plan: null,
      category: null,
    },
    ...{ overview: null, legalBasis: null, goal: null, executionWeight: '10' },
    indicators: [{ ...target, level1: null, level2: null, description: null, core: null, basis: null }],
  }
  const place = { year: 2024, region: null }
  const lit = (
    one: Partial<ReportedIndicator>,
    stopped: { on: string | null; why: string | null } | null = null,
  ) => lightsOfReport({ programme, stopped }, reportOf(one), place)
  test.each([
    [{ actual: '60件' }, '目标以平方米计，却以件填，换算不了；请按平方米填'],
    [{ actual: '基本完成' }, '目标是数，却填“基本完成”，请填数'],
    [{ actual: '—' }, '没有填报，请补填'],
    [{ actual: '100', on: '2023-12-31' }, '结果日期2023-12-31早于2024-01-01，不是本期的结果，请改填'],
  ] as const)('%j: no light, and why', (one, why) => {
    const { indicators, light } = lit(one)
    expect([indicators[0]?.light, indicators[0]?.why, light]).toEqual([null, why, null])
  })
  test('money in words', () => {
    const report = reportOf({ actual: '100' }, { adjusted: '二百' })
    expect(lightsOfReport({ programme }, report, place).execution).toEqual({
      light: null,
      why: '预算数或执行数写“二百”，不是数，请填数',
    })
  })
  test('a programme that had stopped has none; before it stopped it has', () => {
    const stopped = { on: '2024-05-31', why: '机构合并' }
    const { light, execution } = lit({ actual: '60' }, stopped)
    expect([light, execution.why]).toEqual([null, '项目于2024-05-31停止，不再监控'])
    expect(lit({ actual: '60' }, { on: '2024-08-01', why: null }).light).toBe('green')
  })
})

test('weights that miss the total: added as they are, said, the grade only where all agree', () => {
  const { total, grade, remarks } = scored({ actual: '100' }, { ...target, weight: '70' })
  expect([total, grade, remarks]).toEqual([
    '75.00',
    null,
    ['权重合计80，不是100，等级只在各种可能都相同时给出'],
  ])
})

test('a programme stopped in the year is not scored and owes no later report', () => {
  const stopped = { on: '2024-05-31', why: '机构合并' }
  const score = scoreProgram(
    { name: '甲', code: null, indicators: [target], results: [null], execution: money, stopped },
    scoreParameters('2024-12-31'),
  )
  expect([score.verdict, score.total, score.why]).toEqual([
    'excluded',
    null,
    '项目于2024-05-31停止（机构合并），不打分；已花的钱另行说明',
  ])
})

describe('the rest of the form', () => {
  test('nothing wrong', () => expect(checked(reportOf({ actual: '60' }))).toEqual([]))
  test('blank is missing, not zero', () =>
    expect(checked(reportOf({}, { executed: null }))).toEqual([
      ['missing', 'warning', '没有填执行数'],
      ['missing', 'warning', '“维修面积”没有填完成情况'],
    ]))
  test('a red light without its reason and class', () =>
    expect(checked(reportOf({ actual: '3' }))).toEqual([
      ['no-reason', 'warning', '“维修面积”红灯，没有写偏差原因及类别'],
    ]))
  test('with them', () =>
    expect(checked(reportOf({ actual: '3', reasonClass: '人员', reason: '班组没有到位' }))).toEqual([]))
  test.each([
    [{ executed: '二十五' }, null, 'not-a-number'],
    [{ executed: '-1' }, null, 'not-a-number'],
    [{ executed: '51', forecast: '51' }, null, 'more-than-budget'],
    [{ executed: '25', forecast: '20' }, null, 'less-than-before'],
    [{ executed: '10' }, '20', 'less-than-before'],
  ] as const)('money %j after %s', (more, before, id) => {
    const earlier = before === null ? null : reportOf({}, { month: 3, executed: before })
    expect(checked(reportOf({ actual: '60' }, more), earlier).map(([found]) => found)).toEqual([id])
  })
  test('a result of a day after the round: asked, not held back', () => {
    const [found] = checked(reportOf({ actual: '60', on: '2024-08-05' }))
    expect(found).toEqual([
      'after-period',
      'warning',
      '“维修面积”的结果日期2024-08-05晚于监控期末2024-07-31，请核对是不是本期的结果',
    ])
  })
  test('a result of a day that has not come', () =>
    expect(checked(reportOf({ actual: '60', on: '2024-08-11' }))[0]?.[0]).toBe('after-today'))
})
