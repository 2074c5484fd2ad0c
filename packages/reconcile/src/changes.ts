import type { Disclosure } from '@mingzhang/model'
import type { Fact } from './facts.ts'
import { type Judged, judge } from './judge.ts'
import { type Line, resolveAll, type Sum } from './resolve.ts'
import { at, axis, put } from './space.ts'
import type { World } from './world.ts'

const [measure, year] = [axis('measure'), axis('year')]

/**
 * 增减 Changes against the year before: last year's figure and the change make this year's, and changes add along a
 * split like money, with signs. A part left out must have no line in the form (the form is the same in both years);
 * one that is merely blank this year may have had a figure last year, so a contradiction then proves nothing.
 */
export function weighChanges(world: World, disclosure: Disclosure): Judged[] {
  const change = world.space.idOf(measure, 'change')
  const changes = [...world.nodes.values()].filter((node) => at(node.code, measure) === change)
  return [
    ...changes.flatMap(({ code, best }) => weighYears(world, code, best)),
    ...changes.flatMap(({ code, best }) => splits(world, code, best)),
    ...sentences(
      disclosure,
      changes.flatMap(({ facts }) => facts),
    ),
  ]
}

/** change + last year = this year, where both years are stated. */
function weighYears(world: World, code: string, change: Fact): Judged[] {
  const money = put(code, measure, world.space.idOf(measure, 'money'))
  const last = Number(world.space.memberOf(year, at(code, year))) - 1
  const now = world.nodes.get(money)
  const before = world.nodes.get(put(money, year, world.space.idOf(year, String(last))))
  if (!now || !before) return []
  const right = [before.best, change]
  const isTold = [now.best, ...right].every(({ site }) => site === 'text')
  const strength = isTold ? 'warning' : 'error'
  return [judge({ kind: 'change', clause: 'changes-add-up', left: [now.best], right, strength })]
}

function splits(world: World, code: string, change: Fact): Judged[] {
  const zeroBase = put(code, measure, world.space.idOf(measure, 'money'))
  return [axis('use'), axis('fund'), axis('econ')].flatMap((d) => {
    const line: Line = { world, d, family: world.family(d, code), zeroBase, site: change.site }
    return world.splitsOf(d, at(code, d)).flatMap((parts) => {
      const sum: Sum = { terms: [], zeros: [] }
      if (!resolveAll(line, parts, 3, sum) || sum.terms.length === 0) return []
      const definite = sum.zeros.every((zero) => zero.kind === 'unlisted')
      return [
        judge({
          kind: 'change',
          clause: 'changes-add-up',
          left: [change],
          right: sum.terms,
          zeros: sum.zeros,
          definite,
        }),
      ]
    })
  })
}

/** Parts that the sentence itself lists: if they add up, good; if not, the sentence may have named only the main ones. */
function sentences({ claims }: Disclosure, changes: readonly Fact[]): Judged[] {
  const byClaim = new Map<number, Fact>()
  for (const fact of changes) {
    if (fact.statement.from.kind === 'claim') byClaim.set(fact.statement.from.index, fact)
  }
  const partsOf = new Map<number, Fact[]>()
  for (const [index, fact] of byClaim) {
    const of = claims[index]?.of
    if (of === null || of === undefined || !byClaim.has(of)) continue
    partsOf.set(of, [...(partsOf.get(of) ?? []), fact])
  }
  return [...partsOf].flatMap(([index, parts]) => {
    const total = byClaim.get(index)
    if (!total || parts.length < 2) return []
    return [judge({ kind: 'change', clause: 'changes-add-up', left: [total], right: parts, definite: false })]
  })
}
