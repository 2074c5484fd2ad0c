import type { Disclosure, Indicator } from '@mingzhang/model'
import { describe, expect, test } from 'vitest'
import { buildLibrary, tightName, usual } from './indicator-library.ts'
import { libraryWarnings, nearness, suggest } from './suggest.ts'

const place = { kind: 'text', line: 1, text: '' } as const

const indicator = (
  name: string,
  operator: Indicator['operator'],
  value: string,
  unit: string,
  weight = '10',
): Indicator => ({
  level1: '产出指标',
  level2: '质量指标',
  name,
  description: null,
  operator,
  value,
  unit,
  weight,
  core: null,
  basis: null,
  place,
  places: {},
  group: null,
  confidence: 1,
})

function document(unit: string, ...indicators: readonly Indicator[]) {
  const disclosure = {
    document: { unit: { code: null, name: unit }, title: null, file: '' } as Disclosure['document'],
    programs: [],
    departmentTargets: { name: unit, budget: null, goal: null, indicators, place },
  }
  return { disclosure, sector: '机关事务' }
}

const units = ['甲局', '乙局', '丙局', '丁局', '戊局', '己局']
const library = buildLibrary(
  units.map((unit, index) =>
    document(
      unit,
      indicator(index === 0 ? '服务对象满意度指标' : '服务对象满意度', '≥', '95', '%'),
      indicator('维修及时率', '≥', String(80 + index), '%', String(10 + index)),
      indicator('保障接待任务', '≥', '85', '批次'),
    ),
  ),
)

test('one indicator under its several names, with what units set', () => {
  const entry = library.entries.get(tightName('服务对象 满意度（%）'))
  expect(entry).toMatchObject({ name: '服务对象满意度', uses: 6, sources: 6 })
  expect([...(entry?.variants ?? [])]).toEqual([
    ['服务对象满意度指标', 1],
    ['服务对象满意度', 5],
  ])
  expect(usual(entry?.targets ?? new Map())).toEqual({ text: '≥95%', times: 6 })
  expect([...(entry?.sectors ?? [])]).toEqual([['机关事务', 6]])
})

describe('suggestions', () => {
  test('the nearest first', () => {
    expect(suggest(library, '满意度').map(({ entry }) => entry.name)).toEqual(['服务对象满意度'])
    expect(suggest(library, '维修').map(({ entry }) => entry.name)).toEqual(['维修及时率'])
    expect(suggest(library, '抢修及时率')[0]?.entry.name).toBe('维修及时率')
    expect(suggest(library, '')).toEqual([])
  })

  test('nearness is 1 for the same and symmetric for what only shares characters', () => {
    expect(nearness('及时率', '及时率')).toBe(1)
    expect(nearness('抢修及时率', '维修及时率')).toBe(nearness('维修及时率', '抢修及时率'))
  })
})

describe('warnings', () => {
  const kinds = (...asked: Parameters<typeof indicator>) =>
    libraryWarnings(library, indicator(...asked), '2024-12-31').map(({ kind }) => kind)

  test('what everybody sets says nothing', () => {
    expect(kinds('服务对象满意度', '≥', '95', '%')).toEqual(['same-as-all'])
    expect(kinds('服务对象满意度', '≥', '92', '%')).toEqual([])
    expect(kinds('维修及时率', '≥', '80', '%')).toEqual([])
  })

  test('a unit and a direction nobody else has', () => {
    expect(kinds('保障接待任务', '≥', '90', '次')).toEqual(['unusual-unit'])
    expect(kinds('保障接待任务', '≤', '90', '批次')).toEqual(['unusual-direction'])
  })

  test('too few units, or none: silence', () => {
    const small = buildLibrary(
      units.slice(0, 3).map((unit) => document(unit, indicator('满意度', '≥', '95', '%'))),
    )
    expect(libraryWarnings(small, indicator('满意度', '≥', '95', '%'), '2024-12-31')).toEqual([])
    expect(kinds('没有人用的指标', '≥', '1', '个')).toEqual([])
  })
})
