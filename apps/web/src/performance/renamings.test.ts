import type { TargetChange } from '@mingzhang/performance'
import { expect, test } from 'vitest'
import { changesSaid } from './renamings.ts'

const change = (kind: TargetChange['kind'], indicator: string): TargetChange => ({
  ...{ programme: 'p1', name: '办公区维修', kind, indicator, field: null, before: null, after: null },
  ...{ months: [], meanwhile: false },
})
const renamed = change('indicator-renamed', '维修面积')
const offered = {
  ...({ state: 'offered', from: 1, to: 2 } as const),
  changes: [
    change('indicator-withdrawn', '维修面积'),
    change('indicator-withdrawn', '屋面防水'),
    change('indicator-added', '办公区维修面积'),
  ],
  renamings: [{ programme: 'p1', indicator: 0, from: '维修面积', to: '办公区维修面积', changes: [renamed] }],
}
const told = (said: ReadonlyMap<string, boolean>) =>
  changesSaid(offered, said).map(({ kind, indicator }) => `${kind} ${indicator}`)

test('an indicator said to be renamed is neither withdrawn nor new', () => {
  const two = [
    'indicator-withdrawn 维修面积',
    'indicator-withdrawn 屋面防水',
    'indicator-added 办公区维修面积',
  ]
  expect(told(new Map())).toEqual(two)
  expect(told(new Map([['p1 0', false]]))).toEqual(two)
  expect(told(new Map([['p1 0', true]]))).toEqual([
    'indicator-renamed 维修面积',
    'indicator-withdrawn 屋面防水',
  ])
})

test('a programme said to be renamed is neither withdrawn nor new', () => {
  const named = (kind: TargetChange['kind'], programme: string, name: string) => ({
    ...{ ...change(kind, ''), indicator: null, programme, name },
  })
  const field = { ...named('programme-field', 'p1', '办公区维修'), field: 'name' }
  const programmes = {
    ...offered,
    changes: [
      named('programme-withdrawn', 'p1', '办公区维修'),
      named('programme-added', 'p3', '办公区维修改造'),
      named('programme-added', 'p4', '电梯更新'),
    ],
    renamings: [
      { programme: 'p1', indicator: null, from: '办公区维修', to: '办公区维修改造', changes: [field] },
    ],
  }
  const said = changesSaid(programmes, new Map([['p1 null', true]]))
  expect(said.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'programme-field 办公区维修',
    'programme-added 电梯更新',
  ])
})
