import type { BookIndicator, BookProgramme } from '@mingzhang/model'
import { describe, expect, test } from 'vitest'
import { scoreParameters } from '../score/parameters.ts'
import { scoreProgram } from '../score/score-program.ts'
import { adjustYear, type BookTargetsOf } from './adjust-year.ts'
import type { Renaming, YearTargets } from './target-change.ts'

const indicator = (name: string, value: string, weight: string): BookIndicator => ({
  ...{ level1: '产出', level2: '数量', name, description: null, operator: '≥', value, unit: '平方米' },
  ...{ weight, core: null, basis: null },
})
const repair: BookProgramme = {
  ...{ name: '办公区维修', code: null, department: '某局', budget: 50_000_000, budgetParts: [], plan: null },
  ...{ category: null, overview: null, legalBasis: null, goal: '修好', executionWeight: '10' },
  indicators: [indicator('维修面积', '100', '50'), indicator('屋面防水', '20', '40')],
}
const training: BookProgramme = { ...repair, name: '职工培训', budget: 3_000_000 }
const bookOf = (...programmes: BookProgramme[]): BookTargetsOf => ({ programmes, whole: null })
const yearOf = (targets: BookProgramme, reported: number[][] = [], id = 'p1'): YearTargets => ({
  ...{ id, targets, stoppedOn: null, stoppedWhy: null, reported },
})
const adjust = (
  year: YearTargets[],
  base: BookTargetsOf | null,
  book: BookTargetsOf,
  renamed: readonly Renaming[] = [],
) => adjustYear({ year, base, book, on: '2024-08-01', wholeId: 'whole', renamed })
const told = ({ changes }: ReturnType<typeof adjust>) =>
  changes.map(({ kind, indicator: of, field, before, after }) =>
    [kind, of, field, before, after].filter((part) => part !== null).join(' '),
  )

describe('an adjusted book over a year that has begun', () => {
  test('money and a value: told in words, what was approved at first stays known', () => {
    const now = {
      ...repair,
      budget: 62_500_000,
      indicators: [indicator('维修面积', '125', '50'), indicator('屋面防水', '20', '40')],
    }
    const done = adjust([yearOf(repair, [[3], []])], bookOf(repair), bookOf(now))
    expect(told(done)).toEqual([
      'programme-field budget 50万元 62.5万元',
      'indicator-field 维修面积 value 100 125',
    ])
    expect(done.changes[1]?.months).toEqual([3])
    expect(done.programmes[0]?.targets).toMatchObject({ budget: 62_500_000, budgetInitial: 50_000_000 })
    const again = adjust(
      [yearOf(done.programmes[0]?.targets ?? repair)],
      bookOf(now),
      bookOf({ ...now, budget: 70_000_000 }),
    )
    expect(again.programmes[0]?.targets.budgetInitial).toBe(50_000_000)
  })

  test('an indicator that is gone keeps its place and its results; a new one comes after all', () => {
    const now = {
      ...repair,
      indicators: [indicator('外墙粉刷', '30', '50'), indicator('屋面防水', '20', '40')],
    }
    const done = adjust([yearOf(repair, [[3, 6], [6]])], bookOf(repair), bookOf(now))
    expect(told(done)).toEqual([
      'indicator-withdrawn 维修面积 ≥100平方米，权重50',
      'indicator-added 外墙粉刷 ≥30平方米，权重50',
    ])
    expect(done.changes[0]?.months).toEqual([3, 6])
    const list = done.programmes[0]?.targets.indicators ?? []
    expect(list.map(({ name, withdrawn }) => [name, withdrawn ?? null])).toEqual([
      ['维修面积', '2024-08-01'],
      ['屋面防水', null],
      ['外墙粉刷', null],
    ])
    const score = scoreProgram(
      {
        ...{ name: '办公区维修', code: null, indicators: list },
        results: [{ actual: '100' }, { actual: '20' }, { actual: '30' }],
        execution: { initial: '50', adjusted: '50', executed: '50', unit: '万元' },
      },
      scoreParameters('2024-12-31'),
    )
    expect([score.total, score.weights, score.items[0]?.points]).toEqual(['100.00', '100', null])
    const back = adjust([yearOf(done.programmes[0]?.targets ?? repair)], bookOf(now), bookOf(repair))
    expect(told(back)).toEqual([
      'indicator-restored 维修面积',
      'indicator-withdrawn 外墙粉刷 ≥30平方米，权重50',
    ])
  })

  describe('an indicator that the adjusted book names otherwise', () => {
    const put = (...indicators: BookIndicator[]) => bookOf({ ...repair, indicators })
    const roof = indicator('屋面防水', '20', '40')
    const renamedBook = put(indicator('办公区维修面积', '100', '45'), roof)

    test('is proposed as renamed; not confirmed, it is withdrawn and the other added', () => {
      const done = adjust([yearOf(repair, [[3, 6], []])], bookOf(repair), renamedBook)
      expect(done.changes.map(({ kind }) => kind)).toEqual(['indicator-withdrawn', 'indicator-added'])
      expect(done.renamings).toMatchObject([
        { programme: 'p1', indicator: 0, from: '维修面积', to: '办公区维修面积' },
      ])
      const [proposal] = done.renamings
      expect(proposal?.changes.map(({ kind, field, before, after }) => [kind, field, before, after])).toEqual(
        [
          ['indicator-renamed', null, '维修面积', '办公区维修面积'],
          ['indicator-field', 'weight', '50', '45'],
        ],
      )
      expect(proposal?.changes[0]?.months).toEqual([3, 6])
    })

    test('confirmed, it keeps its place and its results and is neither withdrawn nor new', () => {
      const asked = [{ programme: 'p1', indicator: 0, to: '办公区维修面积' }]
      const done = adjust([yearOf(repair, [[3], []])], bookOf(repair), renamedBook, asked)
      expect(told(done)).toEqual([
        'indicator-renamed 维修面积 维修面积 办公区维修面积',
        'indicator-field 维修面积 weight 50 45',
      ])
      expect(done.programmes[0]?.targets.indicators).toEqual(renamedBook.programmes[0]?.indicators)
    })

    test.each([
      ['another value', put(indicator('办公区维修面积', '125', '50'), roof)],
      ['another unit', put({ ...indicator('办公区维修面积', '100', '50'), unit: '间' }, roof)],
      ['another level', put({ ...indicator('办公区维修面积', '100', '50'), level2: '质量' }, roof)],
      ['another direction', put({ ...indicator('办公区维修面积', '100', '50'), operator: '≤' }, roof)],
      ['another name altogether', put(indicator('外墙粉刷', '100', '50'), roof)],
      [
        'two that are as near',
        put(indicator('甲区维修面积', '100', '25'), indicator('乙区维修面积', '100', '25'), roof),
      ],
    ])('%s: nothing is proposed, and what is confirmed nevertheless changes nothing', (_, book) => {
      const asked = [{ programme: 'p1', indicator: 0, to: book.programmes[0]?.indicators[0]?.name ?? '' }]
      const done = adjust([yearOf(repair)], bookOf(repair), book, asked)
      expect(done.renamings).toEqual([])
      expect(done.changes[0]?.kind).toBe('indicator-withdrawn')
    })
  })

  describe('a programme that the adjusted book names otherwise', () => {
    const named = (name: string, more: Partial<BookProgramme> = {}) => ({ ...repair, name, ...more })
    const base = bookOf(repair, training)

    test('is proposed as renamed, and confirmed keeps its id and results', () => {
      const year = [yearOf(repair, [[3], []]), yearOf(training, [], 'p2')]
      const book = bookOf(named('办公区维修改造', { goal: '修好并改造' }), training)
      const done = adjust(year, base, book)
      expect(done.changes.map(({ kind }) => kind)).toEqual(['programme-withdrawn', 'programme-added'])
      const [proposal, ...others] = done.renamings
      expect([proposal?.programme, proposal?.indicator, proposal?.to, others]).toEqual([
        'p1',
        null,
        '办公区维修改造',
        [],
      ])
      const asked = [{ programme: 'p1', indicator: null, to: '办公区维修改造' }]
      const taken = adjust(year, base, book, asked)
      expect(told(taken)).toEqual([
        'programme-field name 办公区维修 办公区维修改造',
        'programme-field goal 修好 修好并改造',
      ])
      expect(taken.changes).toEqual(proposal?.changes)
      expect(taken.programmes.map(({ id, stoppedOn }) => [id, stoppedOn])).toEqual([
        ['p1', null],
        ['p2', null],
      ])
    })

    test.each([
      ['another department', named('办公区维修改造', { department: '别局' })],
      ['another name altogether', named('电梯更新')],
      [
        'another budget and other indicators',
        named('办公区维修改造', { budget: 1, indicators: [indicator('次数', '1', '90')] }),
      ],
    ])('%s: nothing is proposed', (_, other) => {
      expect(adjust([yearOf(repair)], bookOf(repair), bookOf(other)).renamings).toEqual([])
    })

    test('codes that differ are two programmes', () => {
      const coded = { ...repair, code: 'A1' }
      const other = { ...named('办公区维修改造'), code: 'A2' }
      expect(adjust([yearOf(coded)], bookOf(coded), bookOf(other)).renamings).toEqual([])
    })
  })

  test('what the year withdrew by itself stays withdrawn when the book changes something else', () => {
    const [area, roof] = repair.indicators
    if (!area || !roof) throw new Error('the example has two indicators')
    const mine = { ...repair, indicators: [{ ...area, withdrawn: '2024-05-06' }, roof] }
    const done = adjust([yearOf(mine)], bookOf(repair), bookOf({ ...repair, goal: '全部修好' }))
    expect(told(done)).toEqual(['programme-field goal 修好 全部修好'])
    expect(done.programmes[0]?.targets.indicators[0]?.withdrawn).toBe('2024-05-06')
  })

  test('only what the book changed is taken: what the year changed by itself stays, and is told where both did', () => {
    const mine = {
      ...repair,
      goal: '修得更好',
      indicators: [indicator('维修面积', '110', '50'), indicator('屋面防水', '20', '40')],
    }
    expect(told(adjust([yearOf(mine)], bookOf(repair), bookOf(repair)))).toEqual([])
    const now = {
      ...repair,
      indicators: [indicator('维修面积', '125', '50'), indicator('屋面防水', '20', '40')],
    }
    const done = adjust([yearOf(mine)], bookOf(repair), bookOf(now))
    expect(told(done)).toEqual(['indicator-field 维修面积 value 110 125'])
    expect(done.changes[0]?.meanwhile).toBe(true)
    expect(done.programmes[0]?.targets.goal).toBe('修得更好')
    const own = { ...repair, indicators: [...repair.indicators, indicator('自加指标', '1', '0')] }
    expect(told(adjust([yearOf(own)], bookOf(repair), bookOf(repair)))).toEqual([])
  })

  test('a programme that is gone stops, a new one begins, one that comes back goes on', () => {
    const year = [yearOf(repair, [[3], []]), yearOf(training, [], 'p2')]
    const done = adjust(year, bookOf(repair, training), bookOf(training, { ...repair, name: '电梯更新' }))
    expect(done.changes.map(({ kind, name, months }) => [kind, name, months])).toEqual([
      ['programme-withdrawn', '办公区维修', [3]],
      ['programme-added', '电梯更新', []],
    ])
    expect(done.programmes.map(({ id, stoppedOn, isNew }) => [id, stoppedOn, isNew])).toEqual([
      ['p1', '2024-08-01', false],
      ['p2', null, false],
      ['p3', null, true],
    ])
    const [gone] = done.programmes
    const back = adjust([{ ...yearOf(repair), ...gone }], bookOf(training), bookOf(repair, training))
    expect(told(back)[0]).toBe('programme-restored')
    expect(back.programmes[0]?.stoppedOn).toBeNull()
  })

  test('the same book changes nothing, whatever order its lines stand in; without the old one all that differs is offered', () => {
    const turned = { ...repair, indicators: repair.indicators.toReversed() }
    expect(told(adjust([yearOf(repair)], bookOf(repair), bookOf(turned)))).toEqual([])
    const other = { ...repair, goal: '全部修好' }
    expect(told(adjust([yearOf(repair)], null, bookOf(other)))).toEqual([
      'programme-field goal 修好 全部修好',
    ])
  })
})
