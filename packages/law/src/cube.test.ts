import { describe, expect, test } from 'vitest'
import { combineKeys, contains, decompositions, disjoint, leastCommon } from './cube.ts'
import { keyInWords } from './key-in-words.ts'

describe('the trees of the cube', () => {
  test('a path leads up in any tree', () => {
    expect(contains('use', 'expenditure', 'running')).toBe(true)
    expect(contains('econ', 'threePublic', '30231')).toBe(true)
    expect(contains('econ', '302', '30231')).toBe(true)
    expect(contains('econ', '302', '50206')).toBe(true)
    expect(contains('econ', '301', '50501')).toBe(true)
    expect(contains('func', '208', '2080505')).toBe(true)
    expect(contains('func', undefined, '2080505')).toBe(true)
    expect(contains('article', 'C', 'C21040000')).toBe(true)
    expect(contains('use', 'basic', 'project')).toBe(false)
    expect(contains('year', '2023', '2024')).toBe(false)
  })

  test('members are disjoint only inside one tree', () => {
    expect(disjoint('use', 'basic', 'project')).toBe(true)
    expect(disjoint('econ', '30201', '30202')).toBe(true)
    expect(disjoint('econ', '50901', '30305')).toBe(false)
    expect(disjoint('fund', 'nonFiscal', 'general')).toBe(false)
  })

  test('what the definition splits', () => {
    expect(decompositions('use', 'basic')).toEqual([{ tree: 'main', parts: ['personnel', 'running'] }])
    expect(decompositions('econ', '301')).toEqual([{ tree: 'bridge', parts: ['501', '50501'] }])
    expect(decompositions('fund').map((split) => split.tree)).toEqual(['main', 'fiscal-or-not'])
    expect(decompositions('econ')).toEqual([])
    expect(decompositions('procurement', 'procured')).toEqual([])
  })

  test('a total stands at the least member over its columns', () => {
    expect(leastCommon('use', ['basic', 'project'])).toBe('expenditure')
    expect(leastCommon('use', ['basic', 'project', 'carriedOut'])).toBe('all')
    expect(leastCommon('fund', ['general', 'governmentFund', 'stateCapital'])).toBe('fiscal')
    expect(leastCommon('econ', ['30212', 'vehicles', '30217'])).toBe('threePublic')
    expect(leastCommon('econ', ['threePublic', '30215', '30216'])).toBe('threePublicAndMeetings')
    expect(leastCommon('use', ['personnel', 'running'])).toBe('basic')
  })

  test('deeper wins on one path, later off it', () => {
    expect(combineKeys({ fund: 'general' }, { fund: 'fiscal' })).toEqual({ fund: 'general' })
    expect(combineKeys({ use: 'expenditure' }, { use: 'basic', func: '201' })).toEqual({
      use: 'basic',
      func: '201',
    })
    expect(combineKeys({ fund: 'general' }, { fund: 'governmentFund' })).toEqual({ fund: 'governmentFund' })
  })

  test('a key in words', () => {
    const key = {
      measure: 'money',
      year: '2024',
      stage: 'initial',
      fund: 'general',
      use: 'basic',
      econ: '30217',
    }
    expect(keyInWords(key)).toBe('2024 年 · 一般公共预算 · 基本支出 · 公务接待费 30217')
    expect(keyInWords({ measure: 'money', year: '2024' })).toBe('2024 年 · 收支总计')
    expect(keyInWords({ measure: 'change', year: '2024', use: 'project' })).toBe(
      '2024 年 · 项目支出 · 较上年增减',
    )
  })
})
