import { expect, test } from 'vitest'
import { checkTyped, checkValues } from './check-values.ts'

const target = (
  operator: '≥' | '≤' | '=' | '定性' | null,
  value: string | null,
  unit: string | null = '%',
) => ({
  ...{ name: '服务单位满意度', operator, value, unit },
})

test('words beside a sign that compares are an error in their cell', () => {
  const [found, ...others] = checkValues([target('≥', '95'), target('≥', '良好')])
  expect([found?.indicator, found?.field, found?.severity, found?.what, others]).toEqual([
    1,
    'value',
    'error',
    '“服务单位满意度”的性质是“≥”，指标值却写“良好”，不是数',
    [],
  ])
})

test.each([
  ['a figure', target('≥', '９5')],
  ['a range', target('≤', '15-20')],
  ['a date', target('≤', '年底前', null)],
  ['words with a figure', target('≥', '不少于3次')],
  ['blank', target('≥', null)],
  ['words as such', target('定性', '良好')],
  ['“=” before words', target('=', '良好')],
  ['no sign', target(null, '良好')],
])('%s is left alone', (_, one) => {
  expect(checkValues([one])).toEqual([])
})

test('beside what it says of dates', () => {
  const due = { ...target('≥', '良好'), due: '2025-01-31' }
  expect(checkTyped([due], 2024).map(({ rule }) => rule)).toEqual([
    'performance/value-is-a-figure',
    'performance/due-in-year',
  ])
})
