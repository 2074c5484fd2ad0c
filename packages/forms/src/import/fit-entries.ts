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
 * @returns the amounts, and the indexes of what could not be met
 */
export function fitEntries(
  amounts: readonly number[],
  published: readonly Published[],
): { readonly amounts: number[]; readonly unmet: readonly number[] } {
  const dropped = new Set<number>()
  for (;;) {
    const fitted = project(amounts, published, dropped)
    const worst = worstOf(fitted, published, dropped)
    if (worst === null) return { amounts: fitted, unmet: [...dropped] }
    dropped.add(worst)
  }
}

/** How far a sum may be from what was published and still round to it, kept clear of the edge. */
const slackOf = ({ step }: Published): number => Math.floor(step * 0.45)

const sumOf = (amounts: readonly number[], { entries }: Published): number =>
  entries.reduce((total, entry) => total + (amounts[entry] ?? 0), 0)

/** How much must be added to bring the sum within its bounds; 0 where it is. */
function missing(amounts: readonly number[], one: Published): number {
  const off = one.amount - sumOf(amounts, one)
  const slack = slackOf(one)
  return Math.abs(off) <= slack ? 0 : off - Math.sign(off) * slack
}

/** Goes over all bounds again and again: first moving as few entries as will do, and where that runs in circles, all. */
function project(
  start: readonly number[],
  published: readonly Published[],
  dropped: ReadonlySet<number>,
): number[] {
  const few = passes(start, published, dropped, (amounts, one, off) => fillFew(amounts, start, one, off))
  if (worstOf(few, published, dropped) === null) return few
  return passes(start, published, dropped, (amounts, one, off) => shareEvenly(amounts, one, off))
}

function passes(
  start: readonly number[],
  published: readonly Published[],
  dropped: ReadonlySet<number>,
  move: (amounts: number[], one: Published, off: number) => void,
): number[] {
  const amounts = [...start]
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

/** The largest entries first, each as far as its own last digit lets it go. */
function fillFew(amounts: number[], start: readonly number[], one: Published, off: number): void {
  const slack = slackOf(one)
  let rest = off
  for (const entry of one.entries.toSorted((a, b) => (start[b] ?? 0) - (start[a] ?? 0))) {
    const moved = (amounts[entry] ?? 0) - (start[entry] ?? 0)
    const room = Math.max(0, slack - moved * Math.sign(rest))
    const by = Math.sign(rest) * Math.min(Math.abs(rest), room)
    amounts[entry] = (amounts[entry] ?? 0) + by
    rest -= by
    if (rest === 0) return
  }
}

function shareEvenly(amounts: number[], { entries }: Published, off: number): void {
  const whole = Math.trunc(off / entries.length)
  let rest = off - whole * entries.length
  for (const entry of entries) {
    const extra = Math.sign(rest)
    rest -= extra
    amounts[entry] = (amounts[entry] ?? 0) + whole + extra
  }
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
