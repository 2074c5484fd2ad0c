import { describe, expect, test } from 'vitest'
import { rational, zero } from '../rational.ts'
import { scoreParameters } from '../score/parameters.ts'
import { scoreProgram } from '../score/score-program.ts'
import { alarmsOf, executionLight, lightBands, positiveLight, reverseLight, worstLight } from './lights.ts'
import { executionAgainstPlan, indicatorLight, monitorProgram } from './monitor-program.ts'

const bands = lightBands('2024-12-31')
const number = (text: string) => rational(text) ?? zero

describe('the lights', () => {
  test.each([
    ['一分没花', '0', 6, 'red'],
    ['差一点到六成', '29.99', 6, 'red'],
    ['正好六成', '30', 6, 'yellow'],
    ['差一点到八成', '39.99', 6, 'yellow'],
    ['正好八成', '40', 6, 'green'],
    ['全部执行', '100', 12, 'green'],
  ] as const)('预算执行：%s', (_, executed, month, light) => {
    expect(executionLight(number('100'), number(executed), month, bands).light).toBe(light)
  })

  test.each([
    ['差一点到六成', '59.9', '件', 'red'],
    ['六成', '60', '件', 'yellow'],
    ['八成', '80', '件', 'green'],
    ['超过进度两成', '120', '件', 'blue'],
    ['比率不随月份', '190', '%', 'green'],
    ['比率不足', '100', '%', 'red'],
  ] as const)('正向（全年 200，6 月）：%s', (_, actual, unit, light) => {
    expect(positiveLight(number('200'), number(actual), unit, 6, bands).light).toBe(light)
  })

  test('反向、零目标与没有数', () => {
    expect(reverseLight(number('10'), number('10')).light).toBe('green')
    expect(reverseLight(number('10'), number('11')).light).toBe('red')
    expect(positiveLight(zero, zero, '件', 6, bands).light).toBe('green')
    expect(executionLight(zero, zero, 6, bands).light).toBeNull()
    expect(executionLight(null, zero, 6, bands).light).toBeNull()
  })

  test('取最差', () => {
    expect(worstLight(['green', 'blue'])).toBe('green')
    expect(worstLight(['green', 'yellow', 'blue'])).toBe('yellow')
    expect(worstLight(['red', null])).toBe('red')
    expect(worstLight(['yellow', null])).toBeNull()
    expect(worstLight([])).toBeNull()
  })
})

test('a programme in June', () => {
  const report = monitorProgram(
    {
      name: '后勤保障',
      month: 6,
      indicators: [
        { name: '保障任务', operator: '≥', value: '85', unit: '批次', weight: '40' },
        { name: '维修成本', operator: '≤', value: '16', unit: '万元', weight: '20' },
        { name: '职工感受', operator: '定性', value: '好', unit: null, weight: '30' },
      ],
      results: [{ actual: '40批次' }, { actual: '70000元' }, { actual: '部分达成' }],
      execution: { initial: '100', adjusted: '120', executed: '66', unit: '万元' },
    },
    bands,
  )
  expect(report.indicators.map(({ light }) => light)).toEqual(['green', 'green', 'yellow'])
  expect([report.execution.light, report.light]).toEqual(['green', 'yellow'])
  const one = { name: '保障任务', operator: '≥', value: '85', unit: '批次', weight: '40' } as const
  expect(indicatorLight(one, { actual: '85件' }, 6, bands).light).toBeNull()
  expect(indicatorLight(one, { actual: '完成' }, 6, bands).light).toBeNull()
  expect(indicatorLight(one, null, 6, bands).light).toBeNull()
})

test('execution against the plan', () => {
  const rows = executionAgainstPlan(['25', '50', '75', '100'], [3, 6, 10, 12], '15.11', [
    '3',
    '8',
    null,
    '15.11',
  ])
  expect(rows.map(({ month, executed, gap }) => [month, executed, gap])).toEqual([
    [3, '19.85', '-5.15'],
    [6, '52.95', '2.95'],
    [10, null, null],
    [12, '100.00', '0.00'],
  ])
  expect(rows[0]?.why).toBe('截至3月应执行25.00%，实际19.85%，落后5.15个百分点')
})

test('points far above what was spent raise an alarm', () => {
  const score = scoreProgram(
    {
      name: '甲',
      code: null,
      indicators: [{ name: '件数', operator: '≥', value: '5', unit: '件', weight: '90' }],
      results: [{ actual: '5件' }],
      execution: { initial: '100', adjusted: '100', executed: '40', unit: '万元' },
    },
    scoreParameters('2024-12-31'),
  )
  expect(alarmsOf(score, bands).map(({ light, why }) => [light, why])).toEqual([
    ['yellow', '预算结余60.00%'],
    ['red', '指标得分率比执行得分率高60%'],
  ])
})
