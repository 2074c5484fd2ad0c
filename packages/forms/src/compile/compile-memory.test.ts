import { editionIds, editionOf } from '@mingzhang/law'
import type { PrintedTable } from '@mingzhang/model'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { randomBook } from '../testing/random-book.ts'
import { readWorking } from '../working/read-working.ts'
import type { WorkingBook, WorkingRow } from '../working/working-book.ts'
import { workingOfBook } from '../working/working-of-book.ts'
import { compile } from './compile.ts'
import { compileMemory } from './compile-memory.ts'

const issuedOn = '2024-02-20'

const compiledIn = (working: WorkingBook, id: string, memory = compileMemory()) => {
  const read = readWorking(working, memory.reading)
  const edition = editionOf(id)
  if (!edition || !read.book) throw new Error(id)
  return { read, ...compile(read.book, edition, { issuedOn, memory }) }
}

/** What a person does at the entry table: types an amount, a code, takes a line away, adds one, changes the kind of unit. */
type Step =
  | { readonly do: 'amount' | 'econ' | 'func'; readonly row: number; readonly text: string }
  | { readonly do: 'remove'; readonly row: number }
  | { readonly do: 'repeat'; readonly row: number }
  | { readonly do: 'field'; readonly name: string; readonly text: string }

const row = fc.nat(60)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('amount' as const),
      row,
      text: fc.constantFrom('1', '12.34', '12.3456', '700', '0', '', '-3', '0.005', '1O', '88.88'),
    }),
  },
  fc.record({ do: fc.constant('econ' as const), row, text: fc.constantFrom('30201', '30107', '99', '') }),
  fc.record({ do: fc.constant('func' as const), row, text: fc.constantFrom('2010301', '2080505', '') }),
  fc.record({ do: fc.constant('remove' as const), row }),
  fc.record({ do: fc.constant('repeat' as const), row }),
  fc.record({
    do: fc.constant('field' as const),
    name: fc.constant('agency'),
    text: fc.constantFrom('institution', 'administrative', ''),
  }),
)

function after(working: WorkingBook, done: Step): WorkingBook {
  if (done.do === 'field') return { ...working, fields: { ...working.fields, [done.name]: done.text } }
  const { rows } = working
  const at = rows.length === 0 ? 0 : done.row % rows.length
  const one = rows[at]
  if (one === undefined) return working
  if (done.do === 'remove') return { ...working, rows: rows.toSpliced(at, 1) }
  if (done.do === 'repeat')
    return { ...working, rows: rows.toSpliced(at, 0, { ...one, id: `${one.id}-${rows.length}` }) }
  const changed: WorkingRow =
    done.do === 'amount'
      ? { ...one, money: { general: done.text } }
      : { ...one, at: { ...one.at, [done.do]: done.text } }
  return { ...working, rows: rows.with(at, changed) }
}

describe.each(editionIds)('%s', (id) => {
  test('what is remembered of a book never changes what is printed of it', () => {
    fc.assert(
      fc.property(randomBook, fc.array(step, { minLength: 1, maxLength: 12 }), (book, steps) => {
        const memory = compileMemory()
        let working = workingOfBook(book)
        for (const one of steps) {
          working = after(working, one)
          expect(compiledIn(working, id, memory)).toEqual(compiledIn(working, id))
        }
      }),
      { numRuns: 8 },
    )
  })

  test('nor does a book that was compiled before it', () => {
    fc.assert(
      fc.property(randomBook, randomBook, (one, other) => {
        const memory = compileMemory()
        const [first, second] = [workingOfBook(one), workingOfBook(other)]
        for (const book of [first, second, first])
          expect(compiledIn(book, id, memory)).toEqual(compiledIn(book, id))
      }),
      { numRuns: 3 },
    )
  })
})

test('a table that says what it said is the same table', () => {
  const at = { func: '2010301', econ: '30201', use: 'running', origin: 'thisYear' }
  const line = (id: string, fund: string, typed: string): WorkingRow => ({
    ...{ id, ledger: 'entries', money: { [fund]: typed } },
    at: fund === 'general' ? at : { ...at, func: '2120899', use: 'project' },
  })
  const book: WorkingBook = {
    amountUnit: '万元',
    ledgers: [{ id: 'entries', scope: {} }],
    rows: [line('1', 'general', '10'), line('2', 'governmentFund', '30')],
    fields: { unit: { name: '某中心' }, year: '2024', agency: 'institution' },
  }
  const memory = compileMemory()
  const tableIn = (typed: string, id: string): PrintedTable | undefined =>
    compiledIn({ ...book, rows: book.rows.with(0, line('1', 'general', typed)) }, 'hebei-2024', memory)
      .publication.parts.flatMap((part) => (part.kind === 'table' ? [part.table] : []))
      .find((table) => table.id === id)
  const fund = tableIn('10', 'fundExpenditure')
  const general = tableIn('10', 'basicByDep')
  expect(fund).toBeDefined()
  expect(tableIn('12', 'fundExpenditure')).toBe(fund)
  expect(tableIn('12', 'basicByDep')).not.toEqual(general)
})
