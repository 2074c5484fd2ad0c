import type { Fact } from './facts.ts'
import { type Judged, judge } from './judge.ts'
import { type Grid, hasGap, type Slot } from './slots.ts'
import { at, axis, type Space } from './space.ts'
import { type ZeroSource, zeroKey } from './zeros.ts'

/** Coordinates that only mark a part: a reserved amount stands beside the funds without being one of them. */
const markers = [axis('procurement'), axis('service'), axis('agency')]

type Direction = 'rows' | 'columns'

/**
 * 跨维分项 Totals whose parts differ in more than one dimension, so that no listing has them: the entries of a register
 * below its total, the columns of a procurement table (this year's funds beside what was carried in), the revenue
 * lines of an overview without 本年收入. The parts are the widest slots inside the total, and no two may overlap.
 *
 * @param weighed `r c` of totals already weighed against parts in that direction
 */
export function weighPartitions(
  grid: Grid,
  weighed: { readonly [D in Direction]: ReadonlySet<string> },
  name: string,
  space: Space,
): { readonly judged: Judged[]; readonly zeros: ZeroSource[] } {
  const judged: Judged[] = []
  const zeros: ZeroSource[] = []
  const lines = { rows: linesOf(grid, 'rows'), columns: linesOf(grid, 'columns') }
  for (const total of grid.slots) {
    for (const direction of directionsOf(total)) {
      if (!total.fact || weighed[direction].has(`${total.r} ${total.c}`)) continue
      const parts = partitionOf(total, lines[direction].get(lineOf(total, direction)) ?? [], direction, space)
      const printed = parts.flatMap((part) => part.fact ?? [])
      if (printed.length === 0 || parts.length < 2) continue
      const relation = judge(caseOf(grid, total.fact, printed))
      judged.push(relation)
      if (relation.verdict === 'holds') zeros.push(...blanks(grid, parts, name))
    }
  }
  return { judged, zeros }
}

function directionsOf({ row, column }: Slot): Direction[] {
  const directions: Direction[] = []
  if (row?.role === 'total' || row?.role === 'subtotal') directions.push('rows')
  if (column?.total) directions.push('columns')
  return directions
}

const lineOf = (slot: Slot, direction: Direction): string =>
  direction === 'rows' ? `${slot.c}` : `${slot.r} ${slot.row?.side ?? ''}`

function linesOf(grid: Grid, direction: Direction): Map<string, Slot[]> {
  const lines = new Map<string, Slot[]>()
  for (const slot of grid.slots) {
    const line = lines.get(lineOf(slot, direction))
    if (line) line.push(slot)
    else lines.set(lineOf(slot, direction), [slot])
  }
  return lines
}

function partitionOf(total: Slot, line: readonly Slot[], direction: Direction, space: Space): Slot[] {
  const inside = line.filter(
    (slot) =>
      slot.code !== total.code &&
      slot.row?.role !== 'ofWhich' &&
      (direction === 'rows' || markers.every((d) => at(slot.code, d) === at(total.code, d))) &&
      space.within(slot.code, total.code),
  )
  const items = inside.filter((slot) => slot.row?.role !== 'subtotal' && slot.row?.role !== 'total')
  const lines = registerLines(inside) ?? registerLines(items)
  if (lines || inside.length > mostCompared) return lines ?? []
  return (
    apart(widest(inside, space), space) ??
    (direction === 'rows' ? apart(widest(items, space), space) : null) ??
    []
  )
}

/** Every slot is compared with every other: beyond so many only a register, whose lines are apart by themselves. */
const mostCompared = 400

const particulars = [axis('entry'), axis('project')]

/** The slots if each has an entry or a project of its own, else null: no two lines of a register are the same money. */
function registerLines(slots: readonly Slot[]): Slot[] | null {
  const isRegister = particulars.some((d) => {
    const members = new Set(slots.map(({ code }) => at(code, d)))
    return slots.length > 1 && !members.has(0) && members.size === slots.length
  })
  return isRegister ? [...slots] : null
}

const widest = (slots: readonly Slot[], space: Space): Slot[] =>
  slots.filter((slot) =>
    slots.every((other) => other.code === slot.code || !space.within(slot.code, other.code)),
  )

/** The slots if no two of them can hold the same yuan, else null. */
function apart(slots: readonly Slot[], space: Space): Slot[] | null {
  for (const [index, one] of slots.entries()) {
    for (const other of slots.slice(index + 1)) {
      if (!disjointKeys(one.code, other.code, space)) return null
    }
  }
  return [...slots]
}

/** Do two keys exclude each other in some dimension? */
export function disjointKeys(one: string, other: string, space: Space): boolean {
  for (let d = 0; d < one.length; d += 1) {
    const a = at(one, d)
    const b = at(other, d)
    if (a !== b && a !== 0 && b !== 0 && space.disjoint(d, a, b)) return true
  }
  return false
}

function caseOf(grid: Grid, total: Fact, printed: Fact[]) {
  const gap = hasGap(grid, total, printed)
  return {
    kind: 'split' as const,
    clause: 'parts-make-the-whole' as const,
    left: [total],
    right: printed,
    definite: grid.form?.complete === 'yes' && !gap,
    assumed: gap ? ['表内有数字没有认出属于哪一项'] : [],
  }
}

const blanks = (grid: Grid, parts: readonly Slot[], name: string): ZeroSource[] =>
  parts.flatMap((slot) => {
    if (slot.fact) return []
    const header = slot.column?.path.at(-1) ?? ''
    return [
      zeroKey(slot.code, {
        kind: 'blank',
        why: `${name}“${slot.row?.name ?? ''}”“${header}”为空白，其余各项已合于合计，按 0 计`,
        source: `${grid.table.id} ${slot.r} ${slot.c}`,
        doubledSlack: 0,
        table: grid.table.id,
        facts: [],
      }),
    ]
  })
