import type { BookProgramme } from '@mingzhang/model'
import { expect, test } from 'vitest'
import type { NextYear } from './next-year.ts'
import { nextYearBook } from './next-year-book.ts'

const programme = (name: string): BookProgramme => ({
  name,
  code: null,
  department: null,
  budget: 50_000_000,
  budgetParts: [{ label: '财政资金', amount: 50_000_000 }],
  plan: ['25', '50', '75', '100'],
  category: null,
  overview: null,
  legalBasis: null,
  goal: null,
  executionWeight: '10',
  indicators: [],
})
const advice = (action: NextYear['action'], amount: string | null): NextYear => ({
  action,
  amount,
  reasons: [action],
  targets: [],
})

test('what stops is left out, what is cut has what was spent, the rest what it had', () => {
  const book = nextYearBook(
    [
      { programme: programme('停'), advice: advice('stop', '0') },
      { programme: programme('减'), advice: advice('cut', '30.50') },
      { programme: programme('续'), advice: advice('repeat', null) },
      { programme: programme('没有评价'), advice: null },
    ],
    '万元',
  )
  expect(book.map(({ programme: { name, budget, plan }, action }) => [name, budget, plan, action])).toEqual([
    ['减', 30_500_000, null, 'cut'],
    ['续', 50_000_000, null, 'repeat'],
    ['没有评价', 50_000_000, null, 'look'],
  ])
  expect(book[2]?.reasons).toEqual(['没有评价，请人工定'])
})
