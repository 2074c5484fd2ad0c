import { slipBetween } from '@mingzhang/model'
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
export function weighChanges(world: World): Judged[] {
  const change = world.space.idOf(measure, 'change')
  const changes = [...world.nodes.values()].filter((node) => at(node.code, measure) === change)
  return [
    ...changes.flatMap(({ code, best }) => weighYears(world, code, best)),
    ...changes.flatMap(({ code, best }) => splits(world, code, best)),
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
      const definite = sum.zeros.every((zero) => zero.kind === 'unlisted') || isSlipOf(change, sum.terms)
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

/** The same digits ten times as large, or two of them exchanged: no blank of last year explains that. */
function isSlipOf({ statement: { amount } }: Fact, [only, ...others]: readonly Fact[]): boolean {
  const digits = String(Math.abs(amount.value)).replace(/0+$/u, '')
  return (
    only !== undefined &&
    others.length === 0 &&
    digits.length >= 3 &&
    slipBetween(amount, only.value) !== null
  )
}
