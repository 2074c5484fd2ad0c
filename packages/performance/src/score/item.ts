import type { ItemScore } from '@mingzhang/model'
import { decimal, type Rational } from '../rational.ts'

/** 没有结果的一项 An item nobody can score, and why. */
export const untold = (
  name: string,
  weight: string | null,
  why: string,
  more: Partial<ItemScore> = {},
): ItemScore => ({
  name,
  rule: null,
  weight,
  parameters: [],
  figures: {},
  points: null,
  lowest: null,
  highest: null,
  why,
  met: null,
  assumed: [],
  remarks: [],
  ...more,
})

/** Points that the rule fixes to the hundredth. */
export const exactly = (points: Rational): Pick<ItemScore, 'points' | 'lowest' | 'highest'> => {
  const text = decimal(points)
  return { points: text, lowest: text, highest: text }
}
