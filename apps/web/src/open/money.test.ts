import { expect, it } from 'vitest'
import { grouped, inUnits, inWan, percentOf, perUnit, signedWan } from './money.ts'

it('prints 分 as 万元, grouped from five digits', () => {
  expect(inWan(1_630_300_000)).toBe('1630.30')
  expect(inWan(67_309_900_000)).toBe('67,309.90')
  expect(inWan(-12_126_000)).toBe('−12.13')
  expect(signedWan(15_990_000)).toBe('+15.99')
  expect(grouped('无')).toBe('无')
})

it('prints counts whole and areas with their digits', () => {
  expect(inUnits(100)).toBe('1')
  expect(inUnits(2_266_636)).toBe('22,666.36')
})

it('divides in whole numbers, half up', () => {
  expect(percentOf(940_170_000, 1_630_300_000)).toBe('57.7')
  expect(percentOf(1, 0)).toBe('0.0')
  expect(perUnit(1_300_000, 100)).toBe(1_300_000)
  expect(perUnit(940_170_000, 2_266_636)).toBe(41_479)
})
