import type { Charge } from './culprit.ts'
import { groupBy } from './group-by.ts'
import type { Judged } from './judge.ts'

/**
 * 说有而表空 Sentences that state money of which a table, empty and annotated so, says that there is none: one finding for
 * each such table, whatever else the sentences contradict. It is the table or the sentences; nobody can tell which.
 */
export function againstEmptyTables(judged: readonly Judged[]): {
  readonly denied: readonly Charge[]
  readonly rest: readonly Judged[]
} {
  const failing = judged.filter(({ verdict, clause, zeros: [zero, more], facts }) => {
    const isEmpty = verdict === 'fails' && clause === 'blank-elsewhere' && zero?.kind === 'empty' && !more
    return isEmpty && [...facts.left, ...facts.right].every(({ site }) => site === 'text')
  })
  if (failing.length === 0) return { denied: [], rest: judged }
  const sources = new Set(failing.flatMap(({ zeros }) => zeros.map(({ source }) => source)))
  // What fails because the same table makes a part zero is the same contradiction.
  const rests = ({ verdict, zeros }: Judged): boolean =>
    verdict === 'fails' && zeros.some(({ source }) => sources.has(source))
  const gone = new Set([...failing, ...judged.filter(rests)])
  const denied = [...groupBy(failing, ({ zeros }) => zeros[0]?.source ?? '').values()].map(
    (explained): Charge => ({
      culprit: null,
      expected: null,
      followers: [],
      explained,
      certainty: 'likely',
      rivals: [],
      isDenied: true,
    }),
  )
  return { denied, rest: judged.filter((relation) => !gone.has(relation)) }
}
