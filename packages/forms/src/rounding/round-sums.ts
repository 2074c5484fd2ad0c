/** 待舍入的和 A printed amount as the sum of some atoms; `fixed` where another ledger has printed it already. */
export type Sum = {
  readonly atoms: readonly number[]
  /** In printed units; null where it is free. */
  readonly fixed: number | null
}

const nearest = (amount: number, unit: number): number => Math.floor((2 * amount + unit) / (2 * unit))

/**
 * 配平的舍入 Rounds amounts to whole units so that everything printed from them adds up.
 *
 * Not the sums are rounded but the atoms they are made of: every sum is then the sum of rounded atoms, in every row,
 * column, parent and table at once. Which atoms go up and which down is chosen so that no sum leaves its own nearest
 * rounding by more than one unit, and as few as possible leave it at all (Cox 1987 calls this controlled rounding; in
 * more than two crossing hierarchies no method is sure of it, so the caller looks at the result).
 *
 * @param amounts exact atoms in 分, neighbours in the order that tables list them
 * @param unit 分 to one printed unit
 * @returns for every atom its printed units
 */
export function roundSums(amounts: readonly number[], sums: readonly Sum[], unit: number): number[] {
  const state = opening(amounts, sums, unit)
  settle(state)
  return state.rounded
}

type State = {
  readonly amounts: readonly number[]
  readonly unit: number
  readonly rounded: number[]
  readonly sums: readonly (Sum & { readonly exact: number })[]
  /** Sums printed, in units. */
  readonly printed: number[]
  /** For every atom the sums it stands in. */
  readonly inSums: readonly number[][]
}

function opening(amounts: readonly number[], given: readonly Sum[], unit: number): State {
  // Errors are handed on to the next atom: any run of neighbours is off by less than a unit from the start.
  let carried = 0
  const rounded = amounts.map((amount) => {
    if (amount % unit === 0) return amount / unit
    const units = nearest(amount + carried, unit)
    carried += amount - units * unit
    return units
  })
  const alone = amounts.map((_, atom): Sum => ({ atoms: [atom], fixed: null }))
  const sums = [...given, ...alone].map((sum) => ({
    ...sum,
    exact: sum.atoms.reduce((total, atom) => total + (amounts[atom] ?? 0), 0),
  }))
  const inSums: number[][] = amounts.map(() => [])
  sums.forEach(({ atoms }, index) => {
    for (const atom of atoms) inSums[atom]?.push(index)
  })
  const printed = sums.map(({ atoms }) => atoms.reduce((total, atom) => total + (rounded[atom] ?? 0), 0))
  return { amounts, unit, rounded, sums, printed, inSums }
}

/** A total is repeated in more places and in sentences: rather a part is moved than a total. */
const costOf = (atoms: number): number => (atoms === 1 ? 10 : atoms < 5 ? 14 : atoms < 10 ? 18 : 24)

/** How wrong one sum is at so many units: nothing at its nearest rounding, little one unit off, much beyond. */
function wrongness(state: State, index: number, units: number): number {
  const sum = state.sums[index]
  if (!sum) return 0
  if (sum.fixed !== null) return 1_000_000 * Math.abs(units - sum.fixed)
  const off = Math.abs(units - nearest(sum.exact, state.unit))
  const distance = Math.abs(units * state.unit - sum.exact) / state.unit
  return off === 0 ? 0 : off === 1 ? costOf(sum.atoms.length) + distance : 10_000 * off
}

/** What changes when atoms move: the sum over all sums they stand in. */
function gain(state: State, moves: ReadonlyMap<number, number>): number {
  const shift = new Map<number, number>()
  for (const [atom, by] of moves) {
    for (const index of state.inSums[atom] ?? []) shift.set(index, (shift.get(index) ?? 0) + by)
  }
  let change = 0
  for (const [index, by] of shift) {
    if (by === 0) continue
    const units = state.printed[index] ?? 0
    change += wrongness(state, index, units + by) - wrongness(state, index, units)
  }
  return change
}

function apply(state: State, moves: ReadonlyMap<number, number>): void {
  for (const [atom, by] of moves) {
    state.rounded[atom] = (state.rounded[atom] ?? 0) + by
    for (const index of state.inSums[atom] ?? []) state.printed[index] = (state.printed[index] ?? 0) + by
  }
}

const isFrozen = (state: State, atom: number): boolean => (state.amounts[atom] ?? 0) % state.unit === 0

/** Moves single atoms, then pairs, while that makes less wrong. */
function settle(state: State): void {
  const atoms = state.amounts.map((_, atom) => atom).filter((atom) => !isFrozen(state, atom))
  for (let round = 0; round < 60; round += 1) {
    if (moveSingles(state, atoms)) continue
    if (!movePairs(state)) return
  }
}

function moveSingles(state: State, atoms: readonly number[]): boolean {
  let moved = false
  for (const atom of atoms) {
    for (const by of [1, -1]) {
      const moves = new Map([[atom, by]])
      if (gain(state, moves) < 0) {
        apply(state, moves)
        moved = true
      }
    }
  }
  return moved
}

/** Pairs that mend a wrong sum: one of its atoms moves and another, anywhere beside it, moves back. */
function movePairs(state: State): boolean {
  const budget = { left: 400_000 }
  let moved = false
  state.sums.forEach((sum, index) => {
    const units = state.printed[index] ?? 0
    if (budget.left <= 0 || wrongness(state, index, units) === 0) return
    const target = sum.fixed ?? nearest(sum.exact, state.unit)
    const by = units < target ? 1 : -1
    for (const atom of sum.atoms) {
      if (isFrozen(state, atom)) continue
      const best = bestPartner(state, atom, by, budget)
      if (best === null) continue
      apply(state, best)
      moved = true
      return
    }
  })
  return moved
}

function bestPartner(
  state: State,
  atom: number,
  by: number,
  budget: { left: number },
): ReadonlyMap<number, number> | null {
  const partners = new Set<number>()
  for (const index of state.inSums[atom] ?? []) {
    for (const other of state.sums[index]?.atoms ?? []) {
      if (other !== atom && !isFrozen(state, other)) partners.add(other)
    }
  }
  for (const other of partners) {
    budget.left -= 1
    if (budget.left <= 0) return null
    const moves = new Map([
      [atom, by],
      [other, -by],
    ])
    if (gain(state, moves) < 0) return moves
  }
  return null
}
