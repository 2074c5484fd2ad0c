import { keyInWords } from '@mingzhang/law'
import { formatAmount } from '@mingzhang/model'
import type { Fact } from './facts.ts'
import { groupBy } from './group-by.ts'
import { at, axis, type Space, without } from './space.ts'
import type { Node } from './world.ts'
import { type Zero, type ZeroSource, zeroMembers } from './zeros.ts'

/**
 * 部分等于整体 Where a part is stated with the amount of its whole, its siblings are zero to within one shared slack.
 * This is how tables of the fiscal appropriation meet tables of the whole unit.
 */
export function remainderZeros(nodes: ReadonlyMap<string, Node>, space: Space): ZeroSource[] {
  const sources: ZeroSource[] = []
  for (const d of [axis('fund'), axis('use'), axis('origin')]) {
    for (const [rest, members] of groupBy(nodes.values(), (node) => without(node.code, d))) {
      if (members.length < 2) continue
      for (const [whole, part] of pairsOf(members, d, space)) {
        sources.push(remainder(rest, d, whole.best, part.best, space))
      }
    }
  }
  return sources
}

function pairsOf(members: readonly Node[], d: number, space: Space): [Node, Node][] {
  return members.flatMap((whole) =>
    members
      .filter((part) => part !== whole && space.contains(d, at(whole.code, d), at(part.code, d)))
      .filter((part) => part.best.sure && whole.best.sure && part.best.value > 0)
      .filter((part) => 2 * Math.abs(whole.best.value - part.best.value) <= whole.best.step + part.best.step)
      .filter((part) => isMoney(part.code, space))
      .map((part): [Node, Node] => [whole, part]),
  )
}

/** Is it money of the year, and not a change or an asset? */
export const isMoney = (code: string, space: Space): boolean => {
  const measure = axis('measure')
  return space.memberOf(measure, at(code, measure)) === 'money'
}

function remainder(rest: string, d: number, whole: Fact, part: Fact, space: Space): ZeroSource {
  const wholeMember = at(whole.code, d)
  const partMember = at(part.code, d)
  const zero: Zero = {
    kind: 'remainder',
    get why() {
      return `“${keyInWords(space.decode(part.code))}”与“${keyInWords(space.decode(whole.code))}”同为 ${formatAmount(part.statement.amount)} ${part.statement.amount.unit}，其余部分按 0 计`
    },
    source: `${part.id} = ${whole.id}`,
    doubledSlack: whole.step + part.step,
    table: null,
    facts: [whole, part],
  }
  return zeroMembers(
    rest,
    d,
    zero,
    (member) =>
      member !== wholeMember &&
      space.contains(d, wholeMember, member) &&
      space.disjoint(d, member, partMember),
  )
}
