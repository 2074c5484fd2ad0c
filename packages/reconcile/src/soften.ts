import type { Evidence } from './cause.ts'
import type { Charge } from './culprit.ts'
import type { Judged } from './judge.ts'

/** Is the narrative its only witness? */
export const isTalkOnly = (explained: readonly Judged[]): boolean =>
  explained.every(({ facts: { left, right } }) => [...left, ...right].every(({ site }) => site === 'text'))

const hasTalk = ({ left, right }: Judged['facts']): boolean =>
  [...left, ...right].some(({ site }) => site === 'text')

/**
 * 从宽 Sentences are harder to read than tables. A contradiction among sentences only, or a sentence whose figure is
 * that of a wider or narrower key in a table (it may speak of that one), is worth a look, not an accusation.
 */
export function soften(charge: Charge, { facts, space }: Evidence): Charge {
  const { culprit, explained } = charge
  const isTalk = isTalkOnly(explained)
  const speaksOfAnother =
    culprit?.site === 'text' &&
    culprit.value !== 0 &&
    facts.some(
      (fact) =>
        fact.site !== 'text' &&
        fact.code !== culprit.code &&
        2 * Math.abs(fact.value - culprit.value) <= fact.step + culprit.step &&
        (space.within(fact.code, culprit.code) || space.within(culprit.code, fact.code)),
    )
  const restsOnTalk =
    culprit === null && charge.cause === undefined && explained.every(({ facts: sides }) => hasTalk(sides))
  return isTalk || speaksOfAnother || restsOnTalk ? { ...charge, certainty: 'possible' } : charge
}
