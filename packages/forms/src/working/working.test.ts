import { readFileSync } from 'node:fs'
import { audit } from '@mingzhang/audit'
import { editionOf } from '@mingzhang/law'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bookOfDisclosure,
  cellsOfClipboard,
  compile,
  lastYearTeller,
  readWorking,
  startingBook,
  type WorkingBook,
  workingOfBook,
} from '../index.ts'
import { bookOfEntries, randomEntries } from '../testing/random-book.ts'

const sample = (name: string) => {
  const read = audit(
    new Uint8Array(readFileSync(new URL(`../../../../samples/${name}.txt`, import.meta.url))),
    name,
  )
  if (!read.ok) throw new Error(read.refusal.what)
  return bookOfDisclosure(read.value.disclosure).book
}

const small: WorkingBook = workingOfBook(
  bookOfEntries([
    { at: { func: '2010303', econ: '30217', use: 'running', fund: 'general' }, amount: 200_000 },
    { at: { func: '2010303', econ: '30217', use: 'running', fund: 'governmentFund' }, amount: 1_234_567 },
  ]),
)

const typed = (money: Readonly<Record<string, string>>): WorkingBook => ({
  ...small,
  rows: small.rows.map((row) => ({ ...row, money })),
})

describe('底稿', () => {
  test('entries that differ only in their fund are one line', () => {
    expect(small.rows.map(({ at, money }) => ({ at, money }))).toEqual([
      {
        at: { func: '2010303', econ: '30217', use: 'running' },
        money: { general: '0.20', governmentFund: '1.234567' },
      },
    ])
  })

  test('a book that was opened and not touched is the same book', () => {
    fc.assert(
      fc.property(randomEntries, (entries) => {
        const book = bookOfEntries(entries)
        const read = readWorking(workingOfBook(book))
        const sorted = (all: readonly unknown[] | undefined) =>
          (all ?? []).map((one) => JSON.stringify(one)).sort()
        const whole = (all: typeof entries | undefined) =>
          sorted((all ?? []).map(({ at, amount }) => [Object.entries(at).sort(), amount]))
        expect(read.problems.filter(({ severity }) => severity === 'error')).toEqual([])
        expect(whole(read.book?.ledgers[0]?.entries.slice())).toEqual(whole(entries))
      }),
      { numRuns: 30 },
    )
  })

  test('letters in an amount stay as typed; the problem names the cell, and nothing else is lost', () => {
    const { book, problems } = readWorking(typed({ general: '1O.20', governmentFund: '3' }))
    expect(problems).toMatchObject([
      { id: 'book/amount-unreadable', cell: { row: small.rows[0]?.id, field: 'fund:general' } },
    ])
    expect(problems[0]?.what).toBe('第 1 条的金额“1O.20”不是一个数')
    expect(book?.ledgers[0]?.entries).toEqual([
      { at: { func: '2010303', econ: '30217', use: 'running', fund: 'governmentFund' }, amount: 3_000_000 },
    ])
  })

  test('a blank cell is no entry, 0 is one', () => {
    expect(readWorking(typed({ general: '', governmentFund: '0' })).book?.ledgers[0]?.entries).toHaveLength(1)
  })

  test('finer than 分 is told, not rounded', () => {
    expect(readWorking(typed({ general: '1.2345678' })).problems).toMatchObject([
      { id: 'book/amount-too-fine' },
    ])
  })
})

describe('由上年起编', () => {
  const last = sample('qijiang-government-services-2024')
  const started = startingBook(last, 'last-year')

  test('last year’s lines stand in the table, its money in the comparison; the year is the next', () => {
    const { book } = readWorking(started)
    expect(book?.year).toBe(last.year + 1)
    const sum = book?.ledgers[0]?.entries.reduce((total, { amount }) => total + amount, 0) ?? 0
    // Accounts are published rounded: a few 元 are lost between them and the total.
    expect(Math.abs(sum - 1_172_150_000)).toBeLessThan(10_000)
    expect(started.rows.every(({ at }) => at.func !== undefined)).toBe(true)
    expect(started.rows.filter(({ proposed }) => proposed?.includes('func')).length).toBeGreaterThan(0)
  })

  test('blank: the lines without amounts', () => {
    expect(startingBook(last, 'blank').rows.every(({ money }) => Object.keys(money).length === 0)).toBe(true)
  })

  test('each line knows what it was last year', () => {
    const { book } = readWorking(started)
    if (!book) throw new Error('the sample has a book')
    const lastYear = lastYearTeller(book)
    expect(lastYear({ econ: '30217', fund: 'general', use: 'running', func: '2010301' })).toBe(700_507)
  })

  test('what last year’s tables did not tell is left open, and the forms that need it say so', () => {
    const { book } = readWorking(started)
    const edition = editionOf('chongqing-unit')
    if (!book || !edition) throw new Error('no edition')
    const { problems } = compile(book, edition, { issuedOn: '2025-02-10' })
    const untold = problems.filter(({ id }) => id === 'compile/cannot-tell' || id === 'narrative/left-out')
    expect(untold.length).toBeGreaterThan(0)
    expect(untold.every(({ what }) => what.includes('三公'))).toBe(true)
    // What the published text did not say either is asked for.
    expect(new Set(problems.filter((one) => !untold.includes(one)).map(({ id }) => id))).toEqual(
      new Set(['compile/no-procurement', 'narrative/section-empty']),
    )
  })
})

describe('粘贴', () => {
  test('a cell in quotation marks may hold a line end', () => {
    expect(cellsOfClipboard('"两行\n文字"\t1\n')).toEqual([['两行\n文字', '1']])
  })
})
