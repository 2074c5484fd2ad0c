import { contains } from '@mingzhang/law'
import { dimensions, type Key, keyText } from '@mingzhang/model'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AmountCell, sumsOf } from './sums.ts'

/** The same said plainly: every cell against every other. */
function plainly(cells: readonly AmountCell[]): Map<string, readonly (readonly [number, number])[]> {
  const isWithin = (part: Key, whole: Key): boolean =>
    keyText(part) !== keyText(whole) &&
    dimensions.every((one) => whole[one] === part[one] || contains(one, whole[one], part[one]))
  const partsIn = (cell: AmountCell, line: readonly AmountCell[]) => {
    const parts = line.filter((other) => isWithin(other.key, cell.key))
    const largest = parts.filter((part) => !parts.some((other) => isWithin(part.key, other.key)))
    const total = largest.reduce((sum, { value }) => sum + value, 0)
    if (largest.length === 0 || total !== cell.value) return null
    return largest.map(({ row, column }): readonly [number, number] => [row, column])
  }
  const sums = new Map<string, readonly (readonly [number, number])[]>()
  for (const cell of cells) {
    const column = cells.filter((other) => other.column === cell.column)
    const row = cells.filter((other) => other.row === cell.row)
    const parts = partsIn(cell, column) ?? partsIn(cell, row)
    if (parts) sums.set(`${cell.row} ${cell.column}`, parts)
  }
  return sums
}

const maybe = (...members: readonly string[]) =>
  fc.constantFrom<(string | undefined)[]>(undefined, ...members)

const rowKey = fc.record({ func: maybe('all', '201', '20103', '2010301', '2010302', '208', '2080505') })
const columnKey = fc.record({
  use: maybe('basic', 'personnel', 'running', 'project'),
  fund: maybe('fiscal', 'general', 'governmentFund'),
  year: maybe('2024', '2025'),
})

const table = fc
  .tuple(
    fc.array(rowKey, { minLength: 1, maxLength: 8 }),
    fc.array(columnKey, { minLength: 1, maxLength: 5 }),
  )
  .chain(([rows, columns]) =>
    fc
      .array(fc.option(fc.integer({ min: 1, max: 3 }), { freq: 4 }), {
        minLength: rows.length * columns.length,
        maxLength: rows.length * columns.length,
      })
      .map((values) =>
        rows.flatMap((rowOf, row) =>
          columns.flatMap((columnOf, column): AmountCell[] => {
            const value = values[row * columns.length + column] ?? null
            return value === null ? [] : [{ row, column, key: keyOf({ ...rowOf, ...columnOf }), value }]
          }),
        ),
      ),
  )

const keyOf = (members: Readonly<Record<string, string | undefined>>): Key =>
  Object.fromEntries(Object.entries(members).filter(([, member]) => member !== undefined))

test('the parts of a cell are those that comparing every cell with every other finds', () => {
  const same = fc.property(table, (cells) => {
    expect(sumsOf(cells)).toEqual(plainly(cells))
  })
  fc.assert(same, { numRuns: 400 })
})

test('a total is the sum of its classes, a class of its items', () => {
  const cell = (row: number, key: Key, value: number): AmountCell => ({ row, column: 2, key, value })
  const cells = [
    cell(0, {}, 60),
    cell(1, { func: '201' }, 50),
    cell(2, { func: '2010301' }, 20),
    cell(3, { func: '2010302' }, 30),
    cell(4, { func: '208' }, 10),
  ]
  expect([...sumsOf(cells)]).toEqual([
    [
      '0 2',
      [
        [1, 2],
        [4, 2],
      ],
    ],
    [
      '1 2',
      [
        [2, 2],
        [3, 2],
      ],
    ],
  ])
})
