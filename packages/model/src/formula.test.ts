import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareExact, evaluateFormula, exactText } from './formula.ts'

const values = (text: string): string[] | null =>
  evaluateFormula(text)?.sides.map((side) => exactText(side.value, 4)) ?? null

describe('算式', () => {
  test.each([
    ['15元/午餐*22.5天*12月*264人=1069200元', ['1069200', '1069200']],
    ['1049827+30000=1079827元', ['1079827', '1079827']],
    ['(19750+600+11480+1200)×12=396360元', ['396360', '396360']],
    ['12085.27×4=48341.08元', ['48341.08', '48341.08']],
    ['10人*3000元/人=30000元', ['30000', '30000']],
    ['10台*5000元=5万', ['50000', '50000']],
    ['968315.06/8=121039.38元/月', ['121039.3825', '121039.38']],
    ['200-50×2=100', ['100', '100']],
    ['100万元×5%=5万元', ['50000', '50000']],
  ])('%s', (text, sides) => {
    expect(values(text)).toEqual(sides)
  })

  test.each(['实际数/总数×100%=100%', '1+2', '5÷0=0', '(1+2=3', ''])('no equation: %s', (text) => {
    expect(evaluateFormula(text)).toBeNull()
  })

  test('a sum of whole numbers is the sum', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000_000), { minLength: 1, maxLength: 8 }), (parts) => {
        const total = parts.reduce((sum, part) => sum + part, 0)
        const sides = evaluateFormula(`${parts.join('+')}=${total}`)?.sides ?? []
        expect(sides[0] && sides[1] && compareExact(sides[0].value, sides[1].value)).toBe(0)
      }),
    )
  })
})
