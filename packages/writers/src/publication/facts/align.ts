/** 一段差异 Where two sequences differ: what one has and what the other has in its stead. */
export type Hunk = {
  readonly from: number
  readonly to: number
  readonly otherFrom: number
  readonly otherTo: number
}

/** How far two sequences may lie apart before they are called different as a whole from there on. */
const mostApart = 2000

/**
 * 对齐 The places where two sequences differ, by the fewest insertions and deletions (Myers).
 *
 * Beyond `mostApart` changes what is left of both is one hunk.
 */
export function align(one: readonly string[], other: readonly string[]): Hunk[] {
  let start = 0
  while (start < one.length && start < other.length && one[start] === other[start]) start += 1
  let end = one.length
  let otherEnd = other.length
  while (end > start && otherEnd > start && one[end - 1] === other[otherEnd - 1]) {
    end -= 1
    otherEnd -= 1
  }
  if (start === end && start === otherEnd) return []
  const steps = shortest(one.slice(start, end), other.slice(start, otherEnd))
  if (!steps) return [{ from: start, to: end, otherFrom: start, otherTo: otherEnd }]
  return hunksOf(steps, start, { end, otherEnd })
}

type Match = readonly [one: number, other: number]

/** The matching pairs of a shortest edit script; null when it is too long to look for. */
function shortest(one: readonly string[], other: readonly string[]): Match[] | null {
  const most = Math.min(one.length + other.length, mostApart)
  const reach = new Map<number, number>([[1, 0]])
  const trail: Map<number, number>[] = []
  for (let apart = 0; apart <= most; apart += 1) {
    trail.push(new Map(reach))
    for (let diagonal = -apart; diagonal <= apart; diagonal += 2) {
      let at = next(reach, diagonal, apart)
      while (at < one.length && at - diagonal < other.length && one[at] === other[at - diagonal]) at += 1
      reach.set(diagonal, at)
      if (at >= one.length && at - diagonal >= other.length) return backwards(trail, one.length, other.length)
    }
  }
  return null
}

function next(reach: ReadonlyMap<number, number>, diagonal: number, apart: number): number {
  const below = reach.get(diagonal - 1) ?? -1
  const above = reach.get(diagonal + 1) ?? -1
  return diagonal === -apart || (diagonal !== apart && below < above) ? above : below + 1
}

function backwards(trail: readonly Map<number, number>[], one: number, other: number): Match[] {
  const matches: Match[] = []
  let [x, y] = [one, other]
  for (let apart = trail.length - 1; apart >= 0; apart -= 1) {
    const reach = trail[apart] ?? new Map<number, number>()
    const diagonal = x - y
    const below = reach.get(diagonal - 1) ?? -1
    const above = reach.get(diagonal + 1) ?? -1
    const isDown = diagonal === -apart || (diagonal !== apart && below < above)
    const before = isDown ? diagonal + 1 : diagonal - 1
    const startX = apart === 0 ? 0 : (reach.get(before) ?? 0)
    const startY = apart === 0 ? 0 : startX - before
    while (x > startX && y > startY && x > 0 && y > 0) {
      x -= 1
      y -= 1
      matches.push([x, y])
    }
    if (apart > 0) [x, y] = [startX, startY]
  }
  return matches.reverse()
}

function hunksOf(matches: readonly Match[], start: number, ends: { end: number; otherEnd: number }): Hunk[] {
  const hunks: Hunk[] = []
  let [at, otherAt] = [start, start]
  for (const [one, other] of [...matches, [ends.end - start, ends.otherEnd - start] as const]) {
    const [to, otherTo] = [one + start, other + start]
    if (at < to || otherAt < otherTo) hunks.push({ from: at, to, otherFrom: otherAt, otherTo })
    ;[at, otherAt] = [to + 1, otherTo + 1]
  }
  return hunks
}
