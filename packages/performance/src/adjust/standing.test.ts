import type { BookIndicator, BookProgramme } from '@mingzhang/model'
import { expect, test } from 'vitest'
import { draftFromLastYear } from '../draft/draft-targets.ts'
import { nextYearBook } from '../feedback/next-year-book.ts'
import { lightsOfReport } from '../monitor/lights-of-report.ts'
import { checkReport } from '../rounds/check-report.ts'
import { blankIndicator, type MonitoringReport } from '../rounds/report.ts'
import { standing } from './standing.ts'

const indicator = (name: string): BookIndicator => ({
  ...{ level1: null, level2: null, name, description: null, operator: '≥', value: '100', unit: '%' },
  ...{ weight: '45', core: null, basis: null },
})
const programme: BookProgramme = {
  ...{ name: '办公区维修', code: null, department: null, budget: 62_000_000, budgetInitial: 50_000_000 },
  ...{ budgetParts: [], plan: null, category: null, overview: null, legalBasis: null, goal: null },
  executionWeight: '10',
  indicators: [{ ...indicator('及时率'), withdrawn: '2024-08-01' }, indicator('合格率')],
}
const report: MonitoringReport = {
  ...{ month: 10, initial: '50', adjusted: '62', executed: '60', forecast: null, unit: '万元' },
  ...{
    submittedOn: null,
    indicators: [
      { ...blankIndicator, actual: '1%' },
      { ...blankIndicator, actual: '99%' },
    ],
  },
}

test('what is withdrawn has no light, owes nothing, and keeps its place', () => {
  expect(standing(programme).places).toEqual([1])
  const lit = lightsOfReport({ programme }, report, { year: 2024, region: null })
  expect([lit.indicators[0]?.light, lit.indicators[0]?.why, lit.light]).toEqual([
    null,
    '指标于2024-08-01撤回',
    'green',
  ])
  const round = { month: 10, from: '2024-01-01', to: '2024-10-31', due: '2024-11-15' }
  const asked = { ...{ indicators: programme.indicators, report, before: null, round }, today: '2024-11-01' }
  expect(checkReport({ ...asked, lights: lit.indicators })).toEqual([])
})

test('next year begins without it, each proposal beside its own indicator', () => {
  const advice = {
    action: 'repeat',
    amount: null,
    reasons: [],
    targets: [{ indicator: 1, what: '宜提高' }],
  } as const
  const [next] = nextYearBook([{ programme, advice }], '万元')
  expect(next?.programme.indicators.map(({ name }) => name)).toEqual(['合格率'])
  expect([next?.targets, next?.programme.budgetInitial]).toEqual([
    [{ indicator: 0, what: '宜提高' }],
    undefined,
  ])
  const drafted = draftFromLastYear(programme, null, advice)
  expect(drafted.programme.indicators.map(({ name }) => name)).toEqual(['合格率'])
  expect(drafted.notes).toEqual(['上年没有结果；宜提高'])
})
