/** 待舍入的和 A printed amount as the sum of some atoms; `fixed` where another ledger has printed it already. */
export type Sum = {
  readonly atoms: readonly number[]
  /** In printed units; null where it is free. */
  readonly fixed: number | null
}

/** 舍入的结果 What every atom and every sum is printed as, in printed units. */
export type Rounded = { readonly atoms: readonly number[]; readonly sums: readonly number[] }

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
 */
export function roundSums(amounts: readonly number[], sums: readonly Sum[], unit: number): Rounded {
  const state = opening(amounts, sums, unit)
  const movable = amounts.map((_, atom) => atom).filter((atom) => (amounts[atom] ?? 0) % unit !== 0)
  const budget = { left: 60_000 }
  for (let round = 0; round < 40 && budget.left > 0; round += 1) {
    const moved = moveSingles(state, movable) || movePairs(state, budget)
    if (!moved) break
  }
  return { atoms: [...state.rounded], sums: sums.map((_, at) => state.printed[state.wantedAt[at] ?? 0] ?? 0) }
}

const totalOf = (values: ArrayLike<number>, { atoms }: Pick<Sum, 'atoms'>): number => {
  let total = 0
  for (const atom of atoms) total += values[atom] ?? 0
  return total
}

/** What is asked of a sum: as many units as are printed elsewhere, else its nearest rounding. */
type Wanted = Sum & {
  readonly units: number
  /** 分. */
  readonly exact: number
  readonly cost: number
  /** How often it is printed: the same money stands in many tables, and is looked at once. */
  times: number
}

type State = {
  readonly amounts: readonly number[]
  readonly unit: number
  readonly rounded: Float64Array
  readonly wanted: readonly Wanted[]
  /** For every sum that was given which of the wanted ones it is. */
  readonly wantedAt: readonly number[]
  /** Sums printed, in units. */
  readonly printed: Float64Array
  /** For every atom the sums it stands in. */
  readonly inSums: readonly (readonly number[])[]
  /** For every sum what changes in it when it moves by one unit up and down; nothing where it is not worked out. */
  readonly up: Float64Array
  readonly down: Float64Array
  /** For every sum the last atom whose sums were marked: tells quickly which sums two atoms share. */
  readonly marks: Int32Array
}

function opening(amounts: readonly number[], given: readonly Sum[], unit: number): State {
  // Errors are handed on to the next atom: any run of neighbours is off by less than a unit from the start.
  let carried = 0
  const rounded = Float64Array.from(amounts, (amount) => {
    if (amount % unit === 0) return amount / unit
    const units = nearest(amount + carried, unit)
    carried += amount - units * unit
    return units
  })
  const alone = amounts.map((_, atom): Sum => ({ atoms: [atom], fixed: null }))
  const { wanted, wantedAt } = wantedOf(amounts, [...given, ...alone], unit)
  const inSums: number[][] = amounts.map(() => [])
  // Whole atoms never move: nobody asks for the sums they stand in, and most atoms are whole.
  const isWhole = amounts.map((amount) => amount % unit === 0)
  wanted.forEach(({ atoms }, index) => {
    for (const atom of atoms) if (!isWhole[atom]) inSums[atom]?.push(index)
  })
  const state: State = {
    ...{ amounts, unit, rounded, wanted, wantedAt, inSums },
    printed: Float64Array.from(wanted, (sum) => totalOf(rounded, sum)),
    up: new Float64Array(wanted.length),
    down: new Float64Array(wanted.length),
    marks: new Int32Array(wanted.length).fill(-1),
  }
  for (let index = 0; index < wanted.length; index += 1) weigh(state, index)
  return state
}

function wantedOf(
  amounts: readonly number[],
  sums: readonly Sum[],
  unit: number,
): Pick<State, 'wanted' | 'wantedAt'> {
  const wanted: Wanted[] = []
  const byExact = new Map<number, number[]>()
  const wantedAt = sums.map((sum) => {
    const exact = totalOf(amounts, sum)
    const alike = byExact.get(exact) ?? []
    byExact.set(exact, alike)
    const known = alike.find((at) => isSameSum(wanted[at], sum))
    const again = known === undefined ? undefined : wanted[known]
    if (known !== undefined && again) {
      again.times += 1
      return known
    }
    const at = wanted.length
    const units = sum.fixed ?? nearest(exact, unit)
    wanted.push({ ...sum, units, exact, cost: costOf(sum.atoms.length), times: 1 })
    alike.push(at)
    return at
  })
  return { wanted, wantedAt }
}

const isSameSum = (one: Sum | undefined, other: Sum): boolean =>
  one !== undefined &&
  one.fixed === other.fixed &&
  one.atoms.length === other.atoms.length &&
  one.atoms.every((atom, at) => atom === other.atoms[at])

/** A total is repeated in more places and in sentences: rather a part is moved than a total. */
const costOf = (atoms: number): number => (atoms === 1 ? 10 : atoms < 5 ? 14 : atoms < 10 ? 18 : 24)

/**
 * How wrong one sum is at so many units: nothing at its nearest rounding, little one unit off, much beyond. In parts of a unit, so
 * that it stays a whole number and equal gains are equal.
 */
function wrongness(state: State, index: number, units: number): number {
  const sum = state.wanted[index]
  if (!sum) return 0
  const { unit } = state
  const off = Math.abs(units - sum.units)
  if (off === 0) return 0
  if (sum.fixed !== null) return sum.times * 1_000_000 * off * unit
  if (off > 1) return sum.times * 10_000 * off * unit
  return sum.times * (sum.cost * unit + Math.abs(units * unit - sum.exact))
}

/** Works out what changes in one sum when it moves. */
function weigh(state: State, index: number): void {
  const units = state.printed[index] ?? 0
  const now = wrongness(state, index, units)
  state.up[index] = wrongness(state, index, units + 1) - now
  state.down[index] = wrongness(state, index, units - 1) - now
}

const shifts = ({ up, down }: State, by: number): Float64Array => (by > 0 ? up : down)

/** What changes in all sums of an atom when it moves. */
function gain(state: State, atom: number, by: number): number {
  const shift = shifts(state, by)
  let change = 0
  for (const index of state.inSums[atom] ?? []) change += shift[index] ?? 0
  return change
}

function move(state: State, atom: number, by: number): void {
  state.rounded[atom] = (state.rounded[atom] ?? 0) + by
  for (const index of state.inSums[atom] ?? []) {
    state.printed[index] = (state.printed[index] ?? 0) + by
    weigh(state, index)
  }
}

/** An atom moves only between the two units around it. */
function mayMove(state: State, atom: number, by: number): boolean {
  const amount = state.amounts[atom] ?? 0
  if (amount % state.unit === 0) return false
  return Math.abs(((state.rounded[atom] ?? 0) + by) * state.unit - amount) < state.unit
}

function moveSingles(state: State, atoms: readonly number[]): boolean {
  let moved = false
  for (const atom of atoms) {
    for (const by of [1, -1]) {
      if (!mayMove(state, atom, by) || gain(state, atom, by) >= 0) continue
      move(state, atom, by)
      moved = true
    }
  }
  return moved
}

/** Pairs that mend a wrong sum: one of its atoms moves, and another one beside it moves back. */
function movePairs(state: State, budget: { left: number }): boolean {
  let moved = false
  for (const [index, sum] of state.wanted.entries()) {
    const units = state.printed[index] ?? 0
    if (budget.left <= 0) break
    if (wrongness(state, index, units) === 0) continue
    const by = units < sum.units ? 1 : -1
    for (const atom of sum.atoms) {
      const partner = mayMove(state, atom, by) ? partnerOf(state, atom, by, budget) : null
      if (partner === null) continue
      move(state, atom, by)
      move(state, partner, -by)
      moved = true
      break
    }
  }
  return moved
}

/** Another atom that moves back what the first spoils: it stands in the smallest sum that the first would spoil. */
function partnerOf(state: State, atom: number, by: number, budget: { left: number }): number | null {
  const mine = state.inSums[atom] ?? []
  const alone = gain(state, atom, by)
  const shift = shifts(state, by)
  let beside: readonly number[] = []
  for (const index of mine) {
    state.marks[index] = atom
    const { atoms } = state.wanted[index] ?? { atoms: [] }
    const isSmaller = beside.length === 0 || atoms.length < beside.length
    if (atoms.length > 1 && isSmaller && (shift[index] ?? 0) > 0) beside = atoms
  }
  for (const other of beside) {
    if (other === atom || !mayMove(state, other, -by)) continue
    budget.left -= 1
    if (alone + gainBack(state, atom, other, by) < 0) return other
    if (budget.left <= 0) return null
  }
  return null
}

/** What the second atom changes beyond the first: sums with both stay as they are. */
function gainBack({ up, down, inSums, marks }: State, atom: number, other: number, by: number): number {
  const [forth, back] = by > 0 ? [up, down] : [down, up]
  let change = 0
  for (const index of inSums[other] ?? []) {
    change += marks[index] === atom ? -(forth[index] ?? 0) : (back[index] ?? 0)
  }
  return change
}
