/** 应合于 What the sum of some entries was published as. */
export type Published = {
  readonly entries: readonly number[]
  /** 分. */
  readonly amount: number
  readonly step: number
}

/**
 * 还原尾差 Amounts in 分 that round to everything that was published of them, parts and totals alike.
 *
 * Published parts often miss their published total by a few last digits. Each then stands for an amount up to half a
 * digit away; here every part is moved within its half digit until all totals are met. Totals that cannot be met are
 * left alone: they contradict their parts.
 *
 * @param steps worth of the last published digit of every amount
 * @returns the amounts, and the indexes of what could not be met
 */
export function fitEntries(
  amounts: readonly number[],
  steps: readonly number[],
  published: readonly Published[],
): { readonly amounts: number[]; readonly unmet: readonly number[] } {
  const start: Start = { amounts, slack: steps.map(slackOf) }
  const dropped = new Set<number>()
  for (const [index, one] of published.entries()) if (!mayBeMet(start, one)) dropped.add(index)
  for (;;) {
    const fitted = project(start, published, dropped)
    const worst = worstOf(fitted, published, dropped)
    if (worst === null) return { amounts: fitted, unmet: [...dropped] }
    dropped.add(worst)
  }
}

type Start = { readonly amounts: readonly number[]; readonly slack: readonly number[] }

/** How far an amount may be from what was published and still round to it, kept clear of the edge. */
const slackOf = (step: number): number => Math.floor(step * 0.45)

/** Could the parts, each within its own last digit, ever make the total? */
function mayBeMet({ amounts, slack }: Start, one: Published): boolean {
  const room = one.entries.reduce((total, entry) => total + (slack[entry] ?? 0), slackOf(one.step))
  return Math.abs(one.amount - sumOf(amounts, one)) <= room
}

const sumOf = (amounts: readonly number[], { entries }: Published): number =>
  entries.reduce((total, entry) => total + (amounts[entry] ?? 0), 0)

/** How much must be added to bring the sum within its bounds; 0 where it is. */
function missing(amounts: readonly number[], one: Published): number {
  const off = one.amount - sumOf(amounts, one)
  const slack = slackOf(one.step)
  return Math.abs(off) <= slack ? 0 : off - Math.sign(off) * slack
}

/** Goes over all bounds again and again: first moving as few entries as will do, and where that runs in circles, all. */
function project(start: Start, published: readonly Published[], dropped: ReadonlySet<number>): number[] {
  const few = passes(start, published, dropped, (amounts, one, off) => fillFew(amounts, start, one, off))
  if (worstOf(few, published, dropped) === null) return few
  return passes(start, published, dropped, (amounts, one, off) => shareEvenly(amounts, start, one, off))
}

function passes(
  start: Start,
  published: readonly Published[],
  dropped: ReadonlySet<number>,
  move: (amounts: number[], one: Published, off: number) => void,
): number[] {
  const amounts = [...start.amounts]
  for (let round = 0; round < 200; round += 1) {
    let moved = false
    published.forEach((one, index) => {
      const off = dropped.has(index) ? 0 : missing(amounts, one)
      if (off === 0) return
      moved = true
      move(amounts, one, off)
    })
    if (!moved) break
  }
  return amounts
}

/** How far an entry may still move in a direction. */
const roomOf = (
  amounts: readonly number[],
  { amounts: from, slack }: Start,
  entry: number,
  sign: number,
): number => Math.max(0, (slack[entry] ?? 0) - sign * ((amounts[entry] ?? 0) - (from[entry] ?? 0)))

/** The largest entries first, each as far as its own last digit lets it go. */
function fillFew(amounts: number[], start: Start, one: Published, off: number): void {
  const sign = Math.sign(off)
  let rest = Math.abs(off)
  const bySize = one.entries.toSorted((a, b) => (start.amounts[b] ?? 0) - (start.amounts[a] ?? 0))
  for (const entry of bySize) {
    const by = Math.min(rest, roomOf(amounts, start, entry, sign))
    amounts[entry] = (amounts[entry] ?? 0) + sign * by
    rest -= by
    if (rest === 0) return
  }
}

/** Every entry alike, none beyond its own last digit. */
function shareEvenly(amounts: number[], start: Start, { entries }: Published, off: number): void {
  const sign = Math.sign(off)
  let rest = Math.abs(off)
  entries.forEach((entry, index) => {
    const fair = Math.ceil(rest / (entries.length - index))
    const by = Math.min(fair, rest, roomOf(amounts, start, entry, sign))
    amounts[entry] = (amounts[entry] ?? 0) + sign * by
    rest -= by
  })
}

function worstOf(
  amounts: readonly number[],
  published: readonly Published[],
  dropped: ReadonlySet<number>,
): number | null {
  let worst: { index: number; off: number } | null = null
  for (const [index, one] of published.entries()) {
    const off = dropped.has(index) || one.entries.length < 2 ? 0 : Math.abs(missing(amounts, one))
    if (off > one.step * 0.04 && (worst === null || off > worst.off)) worst = { index, off }
  }
  return worst?.index ?? null
}
