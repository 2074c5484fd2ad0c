import { isVague } from './doubts.ts'
import type { Fact, keyCompleter } from './facts.ts'
import type { Grid } from './slots.ts'
import { at, axis, type Space } from './space.ts'
import { tableTitle } from './words.ts'
import type { Node } from './world.ts'
import { type ZeroSource, zeroKey } from './zeros.ts'

const emptyNote = /无数据|空表|没有|未安排|无.{0,30}(?:收入|支出|预算|采购|拨款|收支|资金)/u

/** A table without any figure, with the note that says so, is zero for its whole base key. */
export function emptyZero(
  { table }: Grid,
  complete: ReturnType<typeof keyCompleter>,
  space: Space,
): ZeroSource[] {
  const { base, note } = table
  const speaks = base.fund ?? base.use ?? base.econ ?? base.procurement ?? base.service
  if (!table.empty || note === null || !emptyNote.test(note) || speaks === undefined) return []
  const key = complete(base)
  if (key === null) return []
  return [
    zeroKey(space.encode(key), {
      kind: 'empty',
      why: `${tableTitle(table)}为空表并已注明，按 0 计`,
      source: table.id,
      doubledSlack: 0,
      table: table.id,
      facts: [],
    }),
  ]
}

/**
 * A printed zero is zero, and so is everything inside it, where nobody states otherwise. Changes are signed, so
 * nothing follows from theirs; neither from a vague sentence nor where negative amounts are printed.
 */
export function printedZeros(
  nodes: ReadonlyMap<string, Node>,
  facts: readonly Fact[],
  space: Space,
): ZeroSource[] {
  const negative = new Set(facts.filter((fact) => fact.value < 0).map((fact) => fact.site))
  const [measure, money] = [axis('measure'), space.idOf(axis('measure'), 'money')]
  return [...nodes.values()].flatMap(({ code, best, facts: stated }) => {
    const isZero = stated.every((fact) => fact.value === 0 && fact.sure && !negative.has(fact.site))
    if (!isZero || at(code, measure) !== money || (best.site === 'text' && isVague(code))) return []
    return [
      zeroKey(code, {
        kind: 'printed',
        why: '另处印明为 0',
        source: best.id,
        doubledSlack: 0,
        table: best.site,
        facts: [],
      }),
    ]
  })
}
