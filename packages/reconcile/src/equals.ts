import { aliases, keyInWords } from '@mingzhang/law'
import type { Key } from '@mingzhang/model'
import type { Fact } from './facts.ts'
import { type Judged, judge } from './judge.ts'
import { at, axis, put } from './space.ts'
import { agree, type Node, type World } from './world.ts'

/**
 * 同钱同数 Statements of one key. Where all agree each is compared once with the figure that speaks for the key; one
 * that disagrees is compared with every other, so that it stands alone against all of them.
 */
export function weighEquals(nodes: ReadonlyMap<string, Node>): Judged[] {
  const judged: Judged[] = []
  for (const { facts, best } of nodes.values()) {
    const agreeing = facts.filter((fact) => agree(fact, best))
    const deviating = facts.filter((fact) => !agree(fact, best))
    for (const fact of agreeing) if (fact !== best) judged.push(same(fact, best))
    for (const fact of deviating) for (const other of agreeing) judged.push(same(fact, other))
  }
  return judged
}

const same = (left: Fact, right: Fact): Judged =>
  judge({ kind: 'equal', clause: 'same-money', left: [left], right: [right] })

/** 此处有数、彼处为零 A figure where another table, complete and sound, has a blank, no line, or no figure at all. */
export function weighAgainstZeros(world: World, troubled: ReadonlySet<string>): Judged[] {
  const measure = axis('measure')
  const judged: Judged[] = []
  for (const { code, facts, best } of world.nodes.values()) {
    if (best.value === 0 || world.space.memberOf(measure, at(code, measure)) !== 'money') continue
    const zero = world.zeros.zeroOutside(code, best.site)
    if (!zero || facts.some((fact) => fact.site === zero.table)) continue
    judged.push(
      judge(
        {
          kind: 'equal',
          clause: 'blank-elsewhere',
          left: [best],
          right: [],
          zeros: [zero],
          strength: zero.kind === 'unlisted' || best.site === 'text' ? 'warning' : 'error',
        },
        troubled,
      ),
    )
  }
  return judged
}

/** 同款异名 The same money named by function and by account. */
export function weighAliases(world: World): Judged[] {
  const judged: Judged[] = []
  for (const { left, right, strength } of aliases()) {
    for (const node of world.nodes.values()) {
      const code = renamed(world, node.code, left, right)
      const other = code === null ? undefined : world.nodes.get(code)
      if (!other) continue
      judged.push(
        judge({
          kind: 'equal',
          clause: 'two-names',
          left: [node.best],
          right: [other.best],
          strength,
          assumed: [`${keyInWords(left)}与${keyInWords(right)}按科目定义是同一笔钱`],
        }),
      )
    }
  }
  return judged
}

/** The key under its other name, null when the key does not bear the first one. */
function renamed({ space }: World, code: string, left: Key, right: Key): string | null {
  const [func, econ, use] = [axis('func'), axis('econ'), axis('use')]
  const bears =
    at(code, func) === space.idOf(func, left.func ?? '') &&
    at(code, use) === space.idOf(use, left.use ?? '') &&
    at(code, econ) === 0
  return bears ? put(put(code, func, 0), econ, space.idOf(econ, right.econ ?? '')) : null
}
