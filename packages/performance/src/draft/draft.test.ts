import type { BookIndicator, BookProgramme } from '@mingzhang/model'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeLibrary, encodeLibrary } from '../library/decode-library.ts'
import { libraryOf, type Sighting } from '../library/indicator-library.ts'
import { rational } from '../rational.ts'
import { draftFromLastYear, draftFromLibrary, draftFromOther, withSpreadWeights } from './draft-targets.ts'
import { spreadWeights, sumOfWeights } from './spread-weights.ts'

const indicator = (name: string, more: Partial<BookIndicator> = {}): BookIndicator => ({
  level1: null,
  level2: null,
  name,
  description: null,
  operator: '≥',
  value: '95',
  unit: '%',
  weight: '45',
  core: null,
  basis: null,
  ...more,
})
const programme = (name: string, indicators: readonly BookIndicator[]): BookProgramme => ({
  name,
  code: null,
  department: null,
  budget: 500_00,
  budgetParts: [],
  plan: null,
  category: null,
  overview: null,
  legalBasis: null,
  goal: null,
  executionWeight: null,
  indicators,
})

describe('weights spread by proportion', () => {
  test('as the key programmes of the example: 100 to 90', () => {
    expect(spreadWeights(['20', '15', '25', '25', '15'], '90')).toEqual([
      '18',
      '13.5',
      '22.5',
      '22.5',
      '13.5',
    ])
  })
  test('blank ones get the average', () => {
    expect(spreadWeights(['30', null, '30'], '90')).toEqual(['30', '30', '30'])
    expect(spreadWeights([null, '', null], '100')).toEqual(['33.4', '33.3', '33.3'])
  })
  test('they always add up, and none is lost', () => {
    const weights = fc.array(fc.option(fc.integer({ min: 0, max: 100 }).map(String)), {
      minLength: 1,
      maxLength: 12,
    })
    fc.assert(
      fc.property(weights, fc.constantFrom('90', '100', '80'), (given, total) => {
        const spread = spreadWeights(given, total)
        expect(spread).toHaveLength(given.length)
        expect(sumOfWeights(spread)).toEqual({ sum: total, blank: 0 })
        expect(spread.every((weight) => rational(weight) !== null)).toBe(true)
      }),
    )
  })
  test('the live sum says how many are blank', () => {
    expect(sumOfWeights(['20%', null, '13.5', 'x'])).toEqual({ sum: '33.5', blank: 2 })
  })
})

describe('drafting targets', () => {
  const own = programme('城乡环境管理', [indicator('垃圾清运率')])
  test('from last year: as they were, the money open, with what became of them', () => {
    const { programme: draft, notes } = draftFromLastYear(own, null, null)
    expect([draft.budget, draft.indicators, notes]).toEqual([null, own.indicators, ['上年没有结果']])
  })
  test('from another unit: without its values and without what one has', () => {
    const other = programme('环境整治', [
      indicator('垃圾 清运率'),
      indicator('保洁面积', { value: '800', unit: '平方米' }),
    ])
    const { programme: draft, notes } = draftFromOther(own, other, '东林街道')
    expect(draft.indicators.map(({ name, value }) => [name, value])).toEqual([
      ['垃圾清运率', '95'],
      ['保洁面积', null],
    ])
    expect(notes[1]).toBe('借鉴东林街道：≥800平方米，请按本项目的实际定值')
  })
  test('from the library, weights spread after', () => {
    const library = libraryOf(
      ['甲', '乙', '丙'].flatMap((unit): Sighting[] => [
        { indicator: indicator('环境管理达标率'), source: { unit } },
        { indicator: indicator('学生体检人数', { unit: '人' }), source: { unit } },
      ]),
    )
    const draft = withSpreadWeights(draftFromLibrary(own, library), '90')
    expect(draft.programme.indicators.map(({ name, weight }) => [name, weight])).toEqual([
      ['垃圾清运率', '45'],
      ['环境管理达标率', '45'],
    ])
    expect(draft.notes[1]).toBe('指标库：3个单位用过3次，常写≥95%')
  })
})

test('the library grows with every document and comes back from its text as it was', () => {
  const one: Sighting = { indicator: indicator('满意度'), source: { unit: '甲' } }
  const two: Sighting = {
    indicator: indicator('满意度 ', { value: '90' }),
    source: { unit: '乙', sector: '教育' },
  }
  const grown = libraryOf([one, two])
  expect(libraryOf([one]).entries.get('满意度')?.sources).toBe(1)
  expect(grown.entries.get('满意度')).toMatchObject({ uses: 2, sources: 2 })
  expect(decodeLibrary(encodeLibrary(grown))).toEqual(grown)
  expect(decodeLibrary('{"a":1}')).toBeNull()
})
