import type { Fact } from './facts.ts'
import { groupBy } from './group-by.ts'
import type { Hypothesis, Index } from './hypothesis.ts'
import type { Judged } from './judge.ts'

/** 空格 A blank that should hold a figure: its table, its column, and its row where that is known. */
type Gap = { readonly table: string; readonly c: number; readonly r: number | null; readonly value: number }

/**
 * 错列 Figures that stand one column beside where they belong: a column lacks just this figure in a row where it is
 * blank, or another table prints it where this one is blank; the row adds up either way.
 */
export function movesOf(failing: ReadonlySet<Judged>, index: Index): Hypothesis[] {
  const gaps = [...failing].flatMap((relation) => {
    const gap = gapOf(relation)
    return gap === null ? [] : [{ relation, gap }]
  })
  if (gaps.length === 0) return []
  const byTable = groupBy(index.keys(), ({ statement: { from } }) => (from.kind === 'cell' ? from.table : ''))
  return gaps.flatMap(({ relation, gap }) => {
    const cells = byTable.get(gap.table) ?? []
    const culprit = fillerOf(cells, gap, index)
    if (!culprit) return []
    return [
      { culprit, followers: [], shift: -culprit.value, explained: [relation], score: 1.3, broken: 0 },
    ] satisfies Hypothesis[]
  })
}

function gapOf({ clause, facts, difference, zeros }: Judged): Gap | null {
  const cells = [...facts.left, ...facts.right].map(({ statement }) => statement.from)
  const [first] = cells
  if (first?.kind !== 'cell') return null
  if (clause === 'parts-make-the-whole' && difference > 0) {
    const isColumn = cells.every(
      (cell) => cell.kind === 'cell' && cell.table === first.table && cell.c === first.c,
    )
    return isColumn && cells.length > 2
      ? { table: first.table, c: first.c, r: null, value: difference }
      : null
  }
  const [zero, more] = zeros
  const [table, r, c] = zero?.source.split(' ') ?? []
  if (clause !== 'blank-elsewhere' || zero?.kind !== 'blank' || more || table === undefined) return null
  return { table, c: Number(c), r: Number(r), value: difference }
}

/**
 * The figure of the one row that is blank where the gap is and prints what is missing: rather a part of the row than its
 * total, rather beside the blank than far from it.
 */
function fillerOf(cells: readonly Fact[], gap: Gap, index: Index): Fact | null {
  const fitting = cells.filter((fact) => fills(fact, gap, cells))
  const isPart = (fact: Fact): number =>
    (index.get(fact) ?? []).some(({ relation, sign }) => sign === -1 && isRow(relation)) ? 0 : 10
  const far = (fact: Fact): number => isPart(fact) + Math.abs(columnOf(fact) - gap.c)
  const [nearest] = fitting.toSorted((one, other) => far(one) - far(other))
  return new Set(fitting.map(rowOf)).size === 1 ? (nearest ?? null) : null
}

const columnOf = ({ statement: { from } }: Fact): number => (from.kind === 'cell' ? from.c : -1)
const rowOf = ({ statement: { from } }: Fact): number => (from.kind === 'cell' ? from.r : -1)

/** Does the figure stand in a row that is blank where the gap is, and is it what is missing there? */
function fills(fact: Fact, gap: Gap, cells: readonly Fact[]): boolean {
  const { from } = fact.statement
  if (from.kind !== 'cell' || from.table !== gap.table || from.c === gap.c) return false
  if (gap.r !== null && gap.r !== from.r) return false
  const isIt = fact.value !== 0 && 2 * Math.abs(fact.value - gap.value) <= fact.step
  return isIt && !hasCell(cells, from.r, gap.c)
}

const hasCell = (cells: readonly Fact[], r: number, c: number): boolean =>
  cells.some(({ statement: { from } }) => from.kind === 'cell' && from.r === r && from.c === c)

/** Does a relation stay within one row of a table? */
export function isRow({ facts }: Judged): boolean {
  const cells = [...facts.left, ...facts.right].map(({ statement }) => statement.from)
  const [first] = cells
  return (
    first?.kind === 'cell' &&
    cells.every((cell) => cell.kind === 'cell' && cell.table === first.table && cell.r === first.r)
  )
}
