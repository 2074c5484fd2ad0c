import { roundSchemeOf } from '@mingzhang/law'
import { expect, test } from 'vitest'
import type { Rectification } from '../rectify/rectification.ts'
import { remindersOf } from './reminders.ts'
import { roundOverviews } from './round-overview.ts'
import { roundState, roundsOf } from './rounds.ts'

const schemeOf = (region: string | null) => {
  const scheme = roundSchemeOf(region)
  if (!scheme) throw new Error('no scheme')
  return scheme
}
const quarters = roundsOf(schemeOf('河北省秦皇岛市'), 2024)

test('the edition says which months are monitored', () => {
  expect(quarters.map(({ month, to, due }) => [month, to, due])).toEqual([
    [3, '2024-03-31', '2024-04-15'],
    [6, '2024-06-30', '2024-07-15'],
    [10, '2024-10-31', '2024-11-15'],
    [12, '2024-12-31', '2025-01-15'],
  ])
  expect(roundsOf(schemeOf('重庆市'), 2024)).toEqual([
    { month: 7, from: '2024-01-01', to: '2024-07-31', due: '2024-08-31' },
  ])
  expect(roundsOf(schemeOf(null), 2023)[0]?.due).toBe('2023-08-31')
})

test.each([
  [null, '2024-03-31', 'early'],
  [null, '2024-04-01', 'open'],
  [null, '2024-04-15', 'open'],
  [null, '2024-04-16', 'late'],
  ['2024-04-15', '2024-05-01', 'in-time'],
  ['2024-04-16', '2024-05-01', 'in-late'],
] as const)('handed in %s, asked on %s: %s', (submitted, today, state) => {
  const [spring] = quarters
  expect(spring && roundState(spring, submitted, today)).toBe(state)
})

const open: Rectification = {
  id: 'a',
  month: 3,
  indicator: null,
  what: '预算执行：执行率1%',
  raisedOn: '2024-04-20',
  due: '2024-05-20',
  measures: null,
  answeredOn: null,
  closing: null,
  closedOn: null,
}

test('who is due, who is late, who is missing; a stopped programme owes nothing', () => {
  const programmes = [
    { id: 'in', stoppedOn: null, submitted: new Map([[3, '2024-04-10']]) },
    { id: 'late', stoppedOn: null, submitted: new Map() },
    { id: 'stopped', stoppedOn: '2024-02-01', submitted: new Map() },
    { id: 'stopped later', stoppedOn: '2024-09-01', submitted: new Map([[3, '2024-04-20']]) },
  ]
  const [spring, summer] = roundOverviews(quarters, programmes, '2024-07-01')
  expect(spring?.counts).toEqual({ early: 0, open: 0, late: 1, 'in-time': 1, 'in-late': 1 })
  expect([...(spring?.states ?? [])]).toEqual([
    ['in', 'in-time'],
    ['late', 'late'],
    ['stopped later', 'in-late'],
  ])
  expect(summer?.counts.open).toBe(3)
})

test('reminders: from seven days before the deadline, the most overdue first, closed things not at all', () => {
  const programme = (
    name: string,
    rectifications: readonly Rectification[],
    submitted: readonly number[],
  ) => ({
    id: name,
    name,
    stoppedOn: null,
    submitted: new Map(submitted.map((month) => [month, '2024-04-01'] as const)),
    rectifications,
  })
  const asked = (today: string) =>
    remindersOf(
      quarters,
      [programme('甲', [open], []), programme('乙', [{ ...open, closedOn: '2024-05-01' }], [3])],
      today,
      7,
    )
  expect(asked('2024-04-07')).toEqual([])
  expect(asked('2024-04-08').map(({ what }) => what)).toEqual([
    '“甲”截至3月的监控填报，2024-04-15截止，还有7天',
  ])
  expect(asked('2024-05-20').map(({ kind, days }) => [kind, days])).toEqual([
    ['report', -35],
    ['rectification', 0],
  ])
})
