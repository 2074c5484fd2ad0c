import type { BookIndicator, BookProgramme } from '@mingzhang/model'
import { expect, test } from 'vitest'
import { checkTargets } from './check-targets.ts'

const indicator = (name: string, more: Partial<BookIndicator>): BookIndicator => ({
  level1: null,
  level2: null,
  name,
  description: null,
  operator: '≥',
  value: '95',
  unit: '%',
  weight: '45',
  core: true,
  basis: null,
  ...more,
})
const programme = (indicators: readonly BookIndicator[]): BookProgramme => ({
  name: '应急保供',
  code: null,
  department: null,
  budget: 24_99_00_00,
  budgetParts: [],
  plan: null,
  category: null,
  overview: null,
  legalBasis: null,
  goal: '保障供应',
  executionWeight: '10',
  indicators,
})

test('a verdict names its cell, for the programme that is being typed', () => {
  const good = programme([indicator('完成及时率', {}), indicator('群众满意度', {})])
  expect(checkTargets([good]).filter(({ finding }) => finding.severity === 'error')).toEqual([])
  const bad = programme([indicator('完成及时率', { weight: '55' }), indicator('群众满意度', {})])
  const [verdict] = checkTargets([good, bad]).filter(
    ({ finding }) => finding.rule === 'targets/weights-add-up',
  )
  expect([verdict?.programme, verdict?.indicator, verdict?.field]).toEqual([1, 0, 'weight'])
  expect(verdict?.finding.figures).toMatchObject({ stated: '100', expected: '90', difference: '10' })
})
