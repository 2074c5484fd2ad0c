import { decompositions } from '@mingzhang/law'
import type { Dimension } from '@mingzhang/model'
import { type Judged, judge } from './judge.ts'
import { isMoney } from './remainders.ts'
import { at, axis, put } from './space.ts'
import type { World } from './world.ts'
import type { Zero } from './zeros.ts'

const [func, use, origin] = [axis('func'), axis('use'), axis('origin')]

/**
 * 收支镜像 Received for an account in the year is spent on it, where nothing was carried in, drawn on, carried out or
 * distributed: both are all of a money that nobody states as such, so no total compares them.
 */
export function weighTwoSides(world: World, troubled: ReadonlySet<string>): Judged[] {
  const { space, nodes } = world
  const [spent, received] = [space.idOf(use, 'expenditure'), space.idOf(origin, 'thisYear')]
  const others = (dimension: Dimension, member: string): readonly number[] =>
    (decompositions(dimension, 'all')[0]?.parts ?? [])
      .filter((part) => part !== member)
      .map((part) => space.idOf(axis(dimension), part))
  const [uses, origins] = [others('use', 'expenditure'), others('origin', 'thisYear')]
  const judged: Judged[] = []
  for (const { code, best } of nodes.values()) {
    if (at(code, func) === 0 || at(code, use) !== spent || at(code, origin) !== 0) continue
    const whole = put(code, use, 0)
    const revenue = nodes.get(put(whole, origin, received))
    if (!revenue || nodes.has(whole) || !isMoney(code, space)) continue
    const rest = [
      ...uses.map((part) => put(whole, use, part)),
      ...origins.map((part) => put(whole, origin, part)),
    ]
    const zeros = rest.map((part) => world.zeros.zeroOf(part)).filter((zero) => zero !== null)
    if (zeros.length < rest.length) continue
    const strength = zeros.every(isStated) ? 'error' : 'warning'
    const sides = { kind: 'equal', clause: 'same-money', left: [revenue.best], right: [best] } as const
    judged.push(judge({ ...sides, zeros, strength }, troubled))
  }
  return judged
}

/** Printed, or blank in a table that adds up; not merely absent from a list. */
const isStated = ({ kind }: Zero): boolean => kind === 'printed' || kind === 'blank' || kind === 'empty'
