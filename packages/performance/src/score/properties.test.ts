import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimal, rational } from '../rational.ts'
import { scoreParameters } from './parameters.ts'
import { scoreExecution } from './score-execution.ts'
import { scoreIndicator } from './score-indicator.ts'
import { scoreProgram } from './score-program.ts'

const parameters = scoreParameters('2024-12-31')
const figure = fc
  .integer({ min: -10_000, max: 1_000_000 })
  .map((value) => decimal({ n: BigInt(value), d: 100n }))
const weight = fc.integer({ min: 0, max: 10_000 }).map((value) => decimal({ n: BigInt(value), d: 100n }))
const operator = fc.constantFrom('≥', '≤', '=', '>', '<', null)
const words = fc.oneof(figure, fc.string(), fc.constantFrom('完成', '部分达成', '85%', '12月31日前', '', '—'))

const hundredths = (points: string): number => Number(points.replace('.', ''))

test('points lie within the weight, whatever is reported and whatever becomes of overshooting', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('off' as const, 'reduce' as const),
      operator,
      words,
      words,
      weight,
      fc.constantFrom('%', '个', null),
      (overshootPolicy, sign, value, actual, of, unit) => {
        const score = scoreIndicator(
          { name: '指标', operator: sign, value, unit, weight: of },
          { actual },
          { ...parameters, overshootPolicy },
        )
        for (const points of [score.points, score.lowest, score.highest]) {
          if (points === null) continue
          expect(hundredths(points)).toBeGreaterThanOrEqual(0)
          expect(hundredths(points)).toBeLessThanOrEqual(hundredths(of))
        }
        expect(score.why).not.toBe('')
      },
    ),
  )
})

test('a better result never earns less', () => {
  fc.assert(
    fc.property(operator, figure, figure, figure, weight, (sign, value, one, other, of) => {
      const indicator = { name: '指标', operator: sign, value, unit: '个', weight: of }
      const [low, high] = [one, other].toSorted((a, b) => Number(a) - Number(b))
      const points = [low, high].map(
        (actual) => scoreIndicator(indicator, { actual: actual ?? null }, parameters).points,
      )
      const [first, second] = sign === '≤' || sign === '<' ? points.toReversed() : points
      // A target of exactly 0 under "=" is all or nothing: less than 0 counts as 0.
      if (sign === '=' && Number(value) === 0) return
      if (first != null && second != null)
        expect(hundredths(second)).toBeGreaterThanOrEqual(hundredths(first))
    }),
  )
})

test('what is proposed for a band lies inside it, and never where the band above begins', () => {
  const bands = fc.constantFrom('achieved' as const, 'partly' as const, 'missed' as const)
  fc.assert(
    fc.property(
      bands,
      fc.constantFrom(null, '湖北省'),
      fc.integer({ min: 1, max: 100 }),
      (band, region, of) => {
        const there = scoreParameters('2024-12-31', region)
        const score = scoreIndicator(
          { name: '群众感受', operator: '定性', value: '明显改善', unit: null, weight: String(of) },
          { actual: '开展了工作', band },
          there,
        )
        const [points, low, high] = [score.points, score.lowest, score.highest].map((one) =>
          hundredths(one ?? ''),
        )
        expect(points).toBeGreaterThanOrEqual(low ?? Number.NaN)
        if (band === 'achieved') expect(points).toBe(high)
        else expect(points).toBeLessThan(high ?? Number.NaN)
      },
    ),
  )
})

test('execution points lie within the weight and grow with what was spent', () => {
  const money = fc.integer({ min: 0, max: 10_000_000 }).map((value) => decimal({ n: BigInt(value), d: 100n }))
  fc.assert(
    fc.property(money, money, money, (budget, one, other) => {
      const of = (executed: string) =>
        scoreExecution({ initial: null, adjusted: budget, executed, unit: '万元' }, parameters).points
      const [low, high] = [one, other].toSorted((a, b) => Number(a) - Number(b)).map(of)
      if (low == null || high == null) return
      expect(hundredths(low)).toBeLessThanOrEqual(hundredths(high))
      expect(hundredths(high)).toBeLessThanOrEqual(1000)
    }),
  )
})

test('the total is never above 100 and lies between its bounds', () => {
  const item = fc.record({ value: figure, actual: words, weight, operator })
  fc.assert(
    fc.property(fc.array(item, { maxLength: 8 }), fc.option(figure), (items, executed) => {
      const score = scoreProgram(
        {
          name: '甲',
          code: null,
          indicators: items.map((each) => ({ name: '指标', unit: '个', ...each })),
          results: items.map(({ actual }) => ({ actual })),
          execution: executed === null ? null : { initial: '100', adjusted: '100', executed, unit: '万元' },
        },
        parameters,
      )
      expect(hundredths(score.highest)).toBeLessThanOrEqual(10_000)
      expect(hundredths(score.lowest)).toBeLessThanOrEqual(hundredths(score.highest))
      if (score.total !== null) expect(score.total).toBe(score.lowest)
    }),
  )
})

test('the order of the indicators changes no total', () => {
  const item = fc.record({ value: figure, actual: figure, weight, operator })
  fc.assert(
    fc.property(fc.array(item, { minLength: 2, maxLength: 6 }), (items) => {
      const of = (list: typeof items) =>
        scoreProgram(
          {
            ...{ name: '甲', code: null, execution: null },
            indicators: list.map((each) => ({ name: '指标', unit: '个', ...each })),
            results: list.map(({ actual }) => ({ actual })),
          },
          parameters,
        )
      const [one, other] = [of(items), of(items.toReversed())]
      expect([other.total, other.lowest, other.highest, other.grade]).toEqual([
        one.total,
        one.lowest,
        one.highest,
        one.grade,
      ])
    }),
  )
})

test('a decimal printed and read again is the same', () => {
  fc.assert(
    fc.property(figure, (text) => {
      const value = rational(text)
      expect(value && decimal(value)).toBe(text === '-0.00' ? '0.00' : text)
    }),
  )
})
