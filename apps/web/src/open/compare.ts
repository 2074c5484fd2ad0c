import type { OpenFact, OpenFacts } from '@mingzhang/model'
import { factOf } from './fact-name.ts'
import { perUnit } from './money.ts'

/** 相除的数 A figure for one vehicle, square metre or person; `missing` says which of the two is not
 * disclosed, or that there is none to divide by: that was disclosed. */
export type Divided =
  | { readonly fen: number; readonly above: OpenFact; readonly below: OpenFact }
  | { readonly missing: 'above' | 'below' | 'none' }

/** 可相除的 What is divided by what. */
export const divisions = [
  { id: 'perVehicle', above: ['three:30231', 'econ:30231'], below: ['count:vehicle'], name: 'vehicles' },
  { id: 'perArea', above: ['econ:30209'], below: ['area:officeBuilding'], name: 'area' },
  { id: 'perHead', above: ['use:running'], below: ['count:staff'], name: 'persons' },
  { id: 'perPost', above: ['use:running'], below: ['count:posts'], name: 'posts' },
] as const

/** 并列的总数 The facts that are set side by side, in this order; those that no unit states are left out. */
export const comparedFacts = [
  'total',
  'change',
  'carriedIn',
  'fund:general',
  'fund:governmentFund',
  'use:basic',
  'use:personnel',
  'use:running',
  'use:project',
  'threePublic',
  'three:30212',
  'three:vehiclePurchase',
  'three:30231',
  'three:30217',
  'procurement',
  'count:staff',
  'count:posts',
  'count:vehicle',
  'area:officeBuilding',
] as const

/**
 * 相除 A figure by what it is for, only where the document states both; no divisor is ever guessed.
 *
 * @param above facts of which the first stated one is taken, in 分
 * @param below the same for the divisor, in hundredths of its unit
 */
export function divide(
  { facts, year }: Pick<OpenFacts, 'facts' | 'year'>,
  above: readonly string[],
  below: readonly string[],
): Divided {
  const first = (names: readonly string[]) =>
    names.flatMap((name) => factOf(facts, name, year) ?? []).find(Boolean) ?? null
  const divisor = first(below)
  if (!divisor) return { missing: 'below' }
  if (divisor.amount <= 0) return { missing: 'none' }
  const whole = first(above)
  if (!whole) return { missing: 'above' }
  return { fen: perUnit(whole.amount, divisor.amount), above: whole, below: divisor }
}

/** 选年度 Of each unit the document of the year, or its newest. */
export function chosenOf(all: readonly OpenFacts[], units: readonly string[], year: number | null) {
  return units.map((unit) => {
    const own = all.filter(({ unitKey }) => unitKey === unit)
    const wanted = year === null ? own : own.filter((one) => one.year === year)
    return {
      unit,
      name: own[0]?.unitName ?? unit,
      book: wanted.toSorted((a, b) => b.year - a.year)[0] ?? null,
    }
  })
}
