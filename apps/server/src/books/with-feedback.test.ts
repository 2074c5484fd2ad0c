import type { WorkingBook } from '@mingzhang/forms'
import type { BookProgramme } from '@mingzhang/model'
import { expect, test } from 'vitest'
import { withFeedback } from './with-feedback.ts'

const programme = (name: string, budget: number): BookProgramme => ({
  ...{ name, code: null, department: null, budget, budgetParts: [], plan: null, category: null },
  ...{ overview: null, legalBasis: null, goal: null, executionWeight: null, indicators: [] },
})
const row = (id: string, project: string, money: Readonly<Record<string, string>>) => ({
  ...{ id, ledger: 'entries', at: { project, use: 'project' }, money },
})

test('what is to stop is left out with its line, what is cut has what was spent and why', () => {
  const working: WorkingBook = {
    amountUnit: '万元',
    ledgers: [{ id: 'entries', scope: {} }],
    rows: [
      row('a', '会议', { general: '10.00' }),
      row('b', '维修', { general: '20.00' }),
      row('c', 'P3', { general: '1.00', own: '2.00' }),
    ],
    fields: {
      programmes: [
        { name: '会议', budget: '100000.00' },
        { name: '维修', budget: '200000.00' },
        { name: '物业', code: 'P3', budget: '30000.00' },
      ],
    },
  }
  const next = withFeedback(working, {
    ...{ year: 2025, simulated: false, left: [{ name: '会议', code: null, department: null }] },
    programmes: [
      { programme: programme('维修', 15_000_000), action: 'cut', reasons: ['结余25%'], targets: [] },
      {
        programme: { ...programme('物业', 1_000_000), code: 'P3' },
        action: 'cut',
        reasons: ['结余'],
        targets: [],
      },
    ],
  })
  expect(next.fields['programmes']).toMatchObject([
    { name: '维修', budget: '150000.00' },
    { name: '物业', budget: '10000.00' },
  ])
  expect(next.rows).toMatchObject([
    { id: 'b', money: { general: '15.00' }, note: '结余25%' },
    { id: 'c', money: { general: '1.00', own: '2.00' } },
  ])
})

test('programmes of one name are told apart by their departments, else left as they are', () => {
  const working: WorkingBook = {
    amountUnit: '万元',
    ledgers: [{ id: 'entries', scope: {} }],
    rows: [row('a', '环境@甲镇', { general: '10.00' }), row('b', '环境@乙镇', { general: '20.00' })],
    fields: {
      programmes: [
        { name: '环境', department: '甲镇', budget: '100000.00' },
        { name: '环境', department: '乙镇', budget: '200000.00' },
      ],
    },
  }
  const stop = (department: string | null) =>
    withFeedback(working, {
      ...{ year: 2025, simulated: false, programmes: [] },
      left: [{ name: '环境', code: null, department }],
    })
  expect(stop('甲镇').rows.map(({ id }) => id)).toEqual(['b'])
  expect(stop('甲镇').fields['programmes']).toMatchObject([{ department: '乙镇' }])
  expect(stop(null).rows).toHaveLength(2)
})
