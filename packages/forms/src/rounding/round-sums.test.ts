import fc from 'fast-check'
import { expect, test } from 'vitest'
import { roundSums, type Sum } from './round-sums.ts'

const unit = 10_000
const nearest = (amount: number): number => Math.floor((2 * amount + unit) / (2 * unit))

const free = (...atoms: number[]): Sum => ({ atoms, fixed: null })

test('three thirds of a unit make one unit, and one of them is it', () => {
  const { atoms: rounded, sums } = roundSums([3_333, 3_333, 3_334], [free(0, 1, 2)], unit)
  expect(sums).toEqual([1])
  expect(rounded.reduce((total, one) => total + one, 0)).toBe(1)
  expect(rounded.toSorted()).toEqual([0, 0, 1])
})

test('whole units stay as they are', () => {
  expect(roundSums([20_000, 35_000, 45_000], [free(0, 1, 2)], unit).atoms[0]).toBe(2)
})

test('a sum that is printed elsewhere already is met', () => {
  const { atoms: rounded } = roundSums([14_000, 14_000, 14_000], [{ atoms: [0, 1, 2], fixed: 5 }], unit)
  expect(rounded.reduce((total, one) => total + one, 0)).toBe(5)
})

/** Rows × columns × layers with every margin that tables print: lines, columns, layers, planes and the whole. */
const cubes = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 3 }))
  .chain(([rows, columns, layers]) =>
    fc.tuple(
      fc.constant([rows, columns, layers] as const),
      fc.array(fc.oneof(fc.constant(0), fc.integer({ min: -50_000, max: 9_000_000 })), {
        minLength: rows * columns * layers,
        maxLength: rows * columns * layers,
      }),
    ),
  )

test('no margin of a cube is more than one unit away from its own rounding', () => {
  fc.assert(
    fc.property(cubes, ([[rows, columns, layers], amounts]) => {
      const margins = new Map<string, number[]>()
      amounts.forEach((_, atom) => {
        const row = atom % rows
        const column = Math.trunc(atom / rows) % columns
        const layer = Math.trunc(atom / rows / columns) % layers
        const names = [
          `r${row}c${column}`,
          `r${row}l${layer}`,
          `c${column}l${layer}`,
          `r${row}`,
          `c${column}`,
          `l${layer}`,
          'all',
        ]
        for (const name of names) margins.set(name, [...(margins.get(name) ?? []), atom])
      })
      const sums = [...margins.values()].map((atoms) => free(...atoms))
      const { atoms: rounded, sums: printed } = roundSums(amounts, sums, unit)
      expect(printed).toEqual(
        sums.map(({ atoms }) => atoms.reduce((total, atom) => total + (rounded[atom] ?? 0), 0)),
      )
      const check = (atoms: readonly number[]) => {
        const exact = atoms.reduce((total, atom) => total + (amounts[atom] ?? 0), 0)
        const shown = atoms.reduce((total, atom) => total + (rounded[atom] ?? 0), 0)
        expect(Math.abs(shown - nearest(exact))).toBeLessThanOrEqual(1)
      }
      for (const { atoms } of sums) check(atoms)
      amounts.forEach((_, atom) => {
        check([atom])
      })
    }),
    { numRuns: 400 },
  )
})
