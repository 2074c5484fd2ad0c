import type { Disclosure } from '@mingzhang/model'
import type { Evidence } from './cause.ts'
import type { Charge } from './culprit.ts'
import type { Fact } from './facts.ts'
import type { Judged } from './judge.ts'
import { at, axis } from './space.ts'

/** Is the narrative its only witness? */
export const isTalkOnly = (explained: readonly Judged[]): boolean =>
  explained.every(({ facts: { left, right } }) => [...left, ...right].every(({ site }) => site === 'text'))

/** 其中、比上年 A total and what its own sentence says of it, its parts or its change: they are meant to add up. */
const isOneListing =
  (claims: Disclosure['claims']) =>
  ({ clause, strength, facts: { left, right } }: Judged): boolean => {
    const indexOf = ({ statement: { from } }: Fact): number => (from.kind === 'claim' ? from.index : -1)
    const [wholes, parts] = clause === 'part-within-whole' ? [right, left] : [left, right]
    const [total, another] = wholes
    const whole = total && !another ? indexOf(total) : -1
    const isListed = (part: Fact): boolean => whole >= 0 && claims[indexOf(part)]?.of === whole
    // 本年……，比上年增加……；上年……: the change is told of the very level it contradicts.
    if (clause === 'changes-add-up') {
      const isOfYears = right[0]?.statement.key.measure !== 'change'
      return isOfYears ? right.slice(1).every(isListed) : strength === 'warning' && right.every(isListed)
    }
    const adds = clause === 'parts-make-the-whole' || clause === 'part-within-whole'
    return adds && parts.length > 1 && parts.every(isListed)
  }

const hasTalk = ({ left, right }: Judged['facts']): boolean =>
  [...left, ...right].some(({ site }) => site === 'text')

/** What a sentence calls the total of everything: no reading loses an account from it. */
const total = /(?:总计|合计|总额|总数)$/u

const particulars = (['func', 'econ', 'project', 'procurement', 'article', 'entry', 'asset'] as const).map(
  axis,
)

/** Does the one name an account, a project or an article where the other names none? */
const isParticular = (code: string, other: string): boolean =>
  particulars.some((d) => at(code, d) !== 0 && at(other, d) === 0)

/**
 * 从宽 Sentences are harder to read than tables. A contradiction among sentences only, or a sentence whose figure is
 * that of a wider or narrower key in a table (it may speak of that one), is worth a look, not an accusation. A sentence
 * that says 总计 or 合计 does not speak of some account that happens to have its figure.
 */
export function soften(charge: Charge, { facts, space }: Evidence, { claims }: Disclosure): Charge {
  const { culprit, explained } = charge
  if (charge.isDenied) return charge
  const isListing = explained.every(isOneListing(claims))
  const isTalk = isTalkOnly(explained) && !isListing
  const from = culprit?.statement.from
  const isTotal = from?.kind === 'claim' && total.test(claims[from.index]?.measure ?? '')
  const couldMean = (claim: Fact, { code }: Fact): boolean =>
    space.within(claim.code, code) ||
    (space.within(code, claim.code) && !(isTotal && isParticular(code, claim.code)))
  const speaksOfAnother =
    culprit?.site === 'text' &&
    culprit.value !== 0 &&
    facts.some(
      (fact) =>
        fact.site !== 'text' &&
        fact.code !== culprit.code &&
        2 * Math.abs(fact.value - culprit.value) <= fact.step + culprit.step &&
        couldMean(culprit, fact),
    )
  const restsOnTalk =
    !isListing &&
    culprit === null &&
    charge.cause === undefined &&
    explained.every(({ facts: sides }) => hasTalk(sides))
  return isTalk || speaksOfAnother || restsOnTalk ? { ...charge, certainty: 'possible' } : charge
}
