import { expect, test } from 'vitest'
import { daysBetween, isWorkingDay, publicationDeadline, punctuality } from './deadline.ts'

test('批复后二十日：批复当日不算', () => {
  expect(publicationDeadline('2025-02-05')?.lastDay).toBe('2025-02-25')
  expect(publicationDeadline('2024-02-10')?.lastDay).toBe('2024-03-01')
})
test('a last day off is shown with the next working day beside it', () => {
  // 2025-10-04 lies in the holidays of National Day; the days off end on the 8th.
  expect(publicationDeadline('2025-09-14')).toMatchObject({
    lastDay: '2025-10-04',
    nextWorkingDay: '2025-10-09',
    holidaysKnown: true,
  })
  // Saturday, without a holiday.
  expect(publicationDeadline('2025-02-16')).toMatchObject({
    lastDay: '2025-03-08',
    nextWorkingDay: '2025-03-10',
  })
})
test('a weekend worked in exchange is a working day', () => {
  expect(isWorkingDay('2025-09-28')).toBe(true)
  expect(isWorkingDay('2025-10-01')).toBe(false)
  expect(isWorkingDay('2025-03-05')).toBe(true)
})
test('a year without a notice is not known', () => {
  expect(isWorkingDay('2040-05-01')).toBeNull()
  expect(publicationDeadline('2040-04-11')).toMatchObject({ nextWorkingDay: null, holidaysKnown: false })
})
test.each([
  ['2025-02-05', '2025-02-25', 'in-time'],
  ['2025-02-05', '2025-02-26', 'late'],
  ['2025-02-16', '2025-03-10', 'unsure'],
  ['2025-02-16', '2025-03-11', 'late'],
  ['2025-02-05', '2025-02-04', 'before-approval'],
  [null, '2025-02-26', 'unknown'],
  ['2025-02-05', null, 'unknown'],
  ['2025-02-30', '2025-03-01', 'unknown'],
] as const)('批复 %s，公开 %s：%s', (approved, published, answer) => {
  expect(punctuality(approved, published)).toBe(answer)
})
test('days between', () => {
  expect(daysBetween('2025-02-25', '2025-03-01')).toBe(4)
  expect(daysBetween('2025-03-01', '2025-02-25')).toBe(-4)
  expect(daysBetween('2025-13-01', '2025-02-25')).toBeNull()
})
