import type { WorkingBook, WorkingRow } from '@mingzhang/forms'
import { describe, expect, it } from 'vitest'
import { isSameBook, textOfBook } from './text-of-book.ts'

const row = (id: string, general: string): WorkingRow => ({
  id,
  ledger: 'entries',
  at: { func: '2010301', econ: '30201' },
  money: { general },
})
const book: WorkingBook = {
  amountUnit: '万元',
  ledgers: [{ id: 'entries', scope: {} }],
  rows: [row('1', '1.00'), row('2', '"引号"')],
  fields: { unit: { name: '某单位' }, year: '2025' },
}

describe('text of a book', () => {
  it('leads back to the book', () => {
    expect(JSON.parse(textOfBook(book))).toEqual(book)
    expect(JSON.parse(textOfBook({ ...book, rows: [] }))).toEqual({ ...book, rows: [] })
  })

  it('two books are the same when they say the same, whoever made their lines', () => {
    expect(isSameBook(book, structuredClone(book))).toBe(true)
    expect(isSameBook(book, { ...book, rows: [row('1', '1.00'), row('2', '2.00')] })).toBe(false)
    expect(isSameBook(book, { ...book, rows: book.rows.toReversed() })).toBe(false)
    expect(isSameBook(book, { ...book, rows: book.rows.slice(1) })).toBe(false)
    expect(isSameBook(book, { ...book, fields: { ...book.fields, year: '2026' } })).toBe(false)
    expect(isSameBook(book, { ...book, ledgers: [] })).toBe(false)
    expect(isSameBook(book, { ...book, amountUnit: '元' })).toBe(false)
  })
})
