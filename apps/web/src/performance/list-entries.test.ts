import { expect, test } from 'vitest'
import type { Verdict, YearOverview } from '../api/performance.ts'
import { zhCn } from '../words/zh-cn.ts'
import { targetEntries } from './list-entries.ts'

const verdict = (programme: string, rule: string, severity: Verdict['severity']): Verdict => ({
  ...{ programme, rule, severity, indicator: null, field: null },
  ...{ what: `${programme} ${rule}`, why: '', toDo: '' },
})
const programme = (id: string) => ({
  ...{ id, name: id, code: null, department: null, budget: null, indicators: 1, weights: '90' },
  ...{ stoppedOn: null, reports: [], rectifications: [], self: null, bureau: null, next: null },
})
const year: Pick<YearOverview, 'programmes' | 'verdicts'> = {
  programmes: ['甲', '乙', '丙', '丁'].map(programme),
  verdicts: [
    verdict('丙', 'targets/unit-suits-value', 'error'),
    verdict('丙', 'targets/weights-add-up', 'error'),
    { ...verdict('乙', 'targets/fields-are-filled', 'error'), field: 'weight' },
    verdict('丁', 'targets/unit-suits-value', 'note'),
    verdict('丁', 'targets/goals-have-indicators', 'warning'),
  ],
}

test('errors come first by the check that found them, one of two checks under both, the others last', () => {
  const entries = targetEntries({ ...year } as YearOverview, [0, 1, 2, 3], zhCn)
  const lines = entries.map((one) =>
    one.kind === 'group' ? `${one.label} ${one.count}` : `${one.position} ${one.verdict?.what ?? ''}`,
  )
  expect(lines).toEqual([
    '权重合计 2',
    '1 乙 targets/fields-are-filled',
    '2 丙 targets/weights-add-up',
    '计量单位 1',
    '2 丙 targets/unit-suits-value',
    '没有错误 2',
    '0 ',
    '3 丁 targets/goals-have-indicators',
  ])
})
