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

test('a typed weight that is blank is a gap even where the others add up; weights that are all blank are no weighting', () => {
  const blanks = (...weights: (string | null)[]) =>
    checkTargets([programme(weights.map((weight, index) => indicator(`件数${index}`, { weight })))])
      .filter(({ finding }) => finding.rule === 'targets/fields-are-filled')
      .map(({ indicator: at, field, finding }) => [at, field, finding.severity, finding.why.split('；')[1]])
  expect(blanks('30', null, '40')).toEqual([[1, 'weight', 'error', '填了的合计70']])
  expect(blanks('50', '40', null)).toEqual([[2, 'weight', 'error', '填了的合计90']])
  expect([blanks('30', '60'), blanks(null, null)]).toEqual([[], []])
})

test('who answers for a result is asked for where the others of the programme have it', () => {
  const said = { responsible: '办公室', due: '12月底前', dataSource: '维修台账' }
  const found = checkTargets([
    programme([indicator('件数', said), indicator('满意度', { ...said, due: null })]),
  ])
    .filter(({ finding }) => finding.rule === 'targets/fields-are-filled')
    .map(({ indicator: at, field, finding }) => [at, field, finding.severity])
  expect(found).toEqual([[1, 'due', 'note']])
  const blank = checkTargets([
    programme([indicator('件数', said), indicator('次数', {}), indicator('满意度', {})]),
  ])
  const due = blank.find(({ field }) => field === 'due')
  expect(due?.cells.map(({ indicator: at }) => at)).toEqual([1, 2])
})
