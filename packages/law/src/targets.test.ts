import { describe, expect, test } from 'vitest'
import labelsText from '../../../law/targets/labels.tsv?raw'
import { measureKinds, unitKind } from './measures.ts'
import { targetField, targetLevels } from './targets.ts'
import { rowsOfTsv } from './tsv.ts'

describe('words of target tables', () => {
  test.each([
    ['block', '当年预算 (万元)', 'budget'],
    ['block', '2024年预算', 'budget'],
    ['block', '其中：财政    资金', 'part'],
    ['block', '绩效目标', 'goal'],
    ['block', '某局', null],
    ['column', '指标权重（%）', 'weight'],
    ['column', '指标\n性质', 'operator'],
    ['column', '分值权重（90）', 'weight'],
    ['subcolumn', '值', 'value'],
    ['column', '值', null],
    ['listing', '单位名称（项目名称）', 'name'],
  ] as const)('%s %s', (place, label, field) => {
    expect(targetField(place, label)).toBe(field)
  })

  test('every label has a field that is known, and only one', () => {
    const rows = rowsOfTsv(labelsText)
    const unknown = rows.filter(({ label = '', place }) => {
      const known = (['block', 'column', 'subcolumn', 'listing', 'funds'] as const).find(
        (one) => one === place,
      )
      return known === undefined || targetField(known, label) === null
    })
    expect(unknown).toEqual([])
    const slots = rows.map(({ label, place }) => `${place} ${label}`)
    expect(slots.filter((slot, index) => slots.indexOf(slot) !== index)).toEqual([])
  })

  test('成本指标 stands at either level, by the edition', () => {
    expect(targetLevels('成本指标').map(({ level, schemes }) => [level, schemes])).toEqual([
      [1, ['2021']],
      [2, ['2015']],
    ])
    expect(targetLevels('产出指标（50分）').map(({ level }) => level)).toEqual([1])
  })
})

describe('what names and units say', () => {
  test.each([
    ['投诉次数', ['lower', 'count']],
    ['投诉处理率', ['rate']],
    ['群众满意度', ['higher', 'bounded', 'rate', 'satisfaction']],
    ['更新频率', ['count']],
    ['清理化粪池数量', ['count']],
    ['故障响应时间', ['lower', 'timeliness']],
    ['办公秩序', []],
  ])('%s', (name, kinds) => {
    expect([...measureKinds(name)].toSorted()).toEqual(kinds.toSorted())
  })

  test.each([
    ['个（台、套）', 'count'],
    ['工作日', 'time'],
    ['％', 'percent'],
    ['万元', 'money'],
    ['元/套', null],
  ])('unit %s', (unit, kind) => {
    expect(unitKind(unit)).toBe(kind)
  })
})
