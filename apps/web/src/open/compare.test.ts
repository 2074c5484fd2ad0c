import type { OpenFact } from '@mingzhang/model'
import { expect, it } from 'vitest'
import { chosenOf, divide } from './compare.ts'

const fact = (id: string, amount: number, year = 2024): OpenFact => ({
  fact: id,
  name: null,
  year,
  amount,
  step: 1,
  unit: '',
  place: { kind: 'text', line: 1, text: '' },
})

it('divides only by what the document states; assets stand at the end of the year before', () => {
  const facts = [fact('three:30231', 1_300_000), fact('count:vehicle', 200, 2023)]
  expect(divide({ facts, year: 2024 }, ['three:30231'], ['count:vehicle'])).toMatchObject({ fen: 650_000 })
  expect(divide({ facts, year: 2024 }, ['use:running'], ['count:staff'])).toEqual({ missing: 'below' })
  expect(divide({ facts, year: 2024 }, ['econ:30209'], ['count:vehicle'])).toEqual({ missing: 'above' })
})

it('nothing is divided by none, and none is not the same as not disclosed', () => {
  const facts = [fact('three:30231', 1), fact('count:vehicle', 0)]
  expect(divide({ facts, year: 2024 }, ['three:30231'], ['count:vehicle'])).toEqual({ missing: 'none' })
})

it('takes the year asked for, or the newest of each', () => {
  const book = (year: number) => ({
    unitKey: 'a',
    unitName: '甲',
    region: '',
    documentId: String(year),
    year,
    kind: null,
    facts: [],
  })
  const all = [book(2023), book(2024)]
  expect(chosenOf(all, ['a', 'b'], null).map(({ book: one }) => one?.year)).toEqual([2024, undefined])
  expect(chosenOf(all, ['a'], 2023)[0]?.book?.year).toBe(2023)
})
