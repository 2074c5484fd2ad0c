import { expect, test } from 'vitest'
import { checkDuties } from './check-duties.ts'

const duties = (due: string | null, more = {}) => ({ name: '维修面积', due, ...more })
const found = (year: number | null, ...dues: (string | null)[]) =>
  checkDuties(
    dues.map((due) => duties(due)),
    year,
  ).map(({ rule, severity, indicator }) => `${rule.split('/')[1]} ${severity} ${indicator}`)

test('a date outside the year is a warning at its indicator', () => {
  expect(found(2024, '2024-12-31', '2023年12月底前', '12月底前')).toEqual(['due-in-year warning 1'])
  expect(found(2024, '2025/1/31')).toEqual(['due-in-year warning 0'])
})

test('words that are no date, and a year nobody knows, say nothing', () => {
  expect([found(2024, '长期坚持', '按合同'), found(null, '2019-01-01')]).toEqual([[], []])
})

test('a programme that states none of it is told so once', () => {
  expect(found(2024, null, null)).toEqual(['duties-stated note null'])
  expect(checkDuties([duties(null, { responsible: '房产科' }), duties(null)], 2024)).toEqual([])
  expect(checkDuties([], 2024)).toEqual([])
})
