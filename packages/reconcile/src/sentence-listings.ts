import { type Disclosure, slipBetween } from '@mingzhang/model'
import type { Fact } from './facts.ts'
import { type Judged, judge } from './judge.ts'
import { disjointKeys } from './partitions.ts'
import { at, axis, type Space } from './space.ts'

const measure = axis('measure')

/**
 * 句中列示 A total of a sentence and the parts it lists below it, amounts or changes. They need not be all of it (其中：),
 * so a sum that misses proves nothing, unless a slip of exactly one of the figures makes it right: ten times, two digits
 * exchanged, the unit. Then it is worth a warning.
 */
export function weighSentenceListings(
  { claims }: Disclosure,
  facts: readonly Fact[],
  space: Space,
): Judged[] {
  const byClaim = new Map<number, Fact>()
  for (const fact of facts) {
    const { from } = fact.statement
    if (from.kind === 'claim') byClaim.set(from.index, fact)
  }
  const partsOf = new Map<Fact, Fact[]>()
  for (const [index, part] of byClaim) {
    const whole = byClaim.get(claims[index]?.of ?? -1)
    if (!whole?.sure || !part.sure || at(whole.code, measure) !== at(part.code, measure)) continue
    partsOf.set(whole, [...(partsOf.get(whole) ?? []), part])
  }
  return [...partsOf].flatMap(([whole, parts]) => {
    if (parts.length < 2 || !areApart(parts, space)) return []
    const isChange = whole.statement.key.measure === 'change'
    const kind = isChange ? ('change' as const) : ('split' as const)
    const clause = isChange ? ('changes-add-up' as const) : ('parts-make-the-whole' as const)
    const definite = isSlip(whole, parts)
    return [judge({ kind, clause, left: [whole], right: parts, definite, strength: 'warning' })]
  })
}

const areApart = (parts: readonly Fact[], space: Space): boolean =>
  parts.every((one, index) =>
    parts.slice(index + 1).every((other) => disjointKeys(one.code, other.code, space)),
  )

/** Short figures are exchanged and shifted into one another too easily. */
const fewestDigits = 3

function isSlip(whole: Fact, parts: readonly Fact[]): boolean {
  const sum = parts.reduce((total, part) => total + part.value, 0)
  const gap = whole.value - sum
  const slack = Math.ceil(parts.reduce((total, part) => total + part.step, whole.step) / 2)
  const suspects = [whole, ...parts].filter((fact) => {
    const { amount } = fact.statement
    const expected = fact === whole ? sum : fact.value + gap
    const digits = String(Math.round(Math.abs(fact.value) / fact.step)).length
    return digits >= fewestDigits && slipBetween(amount, expected, slack) !== null
  })
  return suspects.length === 1
}
