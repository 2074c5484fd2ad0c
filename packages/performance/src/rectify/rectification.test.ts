import { expect, test } from 'vitest'
import { closureObstacles, proposeRectifications, rectificationState } from './rectification.ts'

const [raised] = proposeRectifications(
  {
    name: '甲',
    month: 7,
    execution: { light: 'yellow', why: '执行率40.00%' },
    indicators: [
      { name: '维修面积', light: 'red', why: '为7个月进度的12.0%' },
      { name: '满意度', light: null, why: '没有填报' },
    ],
    light: 'red',
  },
  '2024-08-20',
  30,
)

test('a red light is proposed for rectification, what cannot be told is not', () => {
  expect(raised).toMatchObject({ indicator: 0, what: '“维修面积”：为7个月进度的12.0%', due: '2024-09-19' })
})

test('it closes with measures, a conclusion, and no red light after it', () => {
  if (!raised) throw new Error('none')
  const one = { ...raised, id: '1' }
  expect(closureObstacles(one, null, undefined)).toEqual(['没有填整改措施', '没有写整改结论'])
  const answered = { ...one, measures: '加派两个班组', answeredOn: '2024-09-01' }
  expect(closureObstacles(answered, '已到位', 'red')).toEqual(['后一期仍是红灯，没有整改到位'])
  expect(closureObstacles(answered, '已到位', 'green')).toEqual([])
  expect([
    rectificationState(one, '2024-09-19'),
    rectificationState(answered, '2024-09-19'),
    rectificationState(answered, '2024-09-20'),
    rectificationState({ ...answered, closedOn: '2024-09-19' }, '2025-01-01'),
    rectificationState({ ...answered, closedOn: '2024-09-20' }, '2025-01-01'),
  ]).toEqual(['open', 'answered', 'overdue', 'closed', 'closed-late'])
})
