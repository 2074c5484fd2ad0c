import { editionOf } from '@mingzhang/law'
import type { Entry } from '@mingzhang/model'
import { describe, expect, test } from 'vitest'
import {
  changedEquations,
  compile,
  diffBooks,
  mergeWorking,
  publicationChanges,
  type WorkingBook,
  workingOfBook,
} from '../index.ts'
import { bookOfEntries } from '../testing/random-book.ts'

const entry = (econ: string, amount: number): Entry => ({
  at: { func: '2010303', econ, use: 'running', fund: 'general', origin: 'thisYear' },
  amount,
})

const before = bookOfEntries([entry('30201', 100_000_000), entry('30217', 2_000_000)])
const after = bookOfEntries([entry('30201', 100_000_000), entry('30231', 1_000_000)])

describe('比较两版', () => {
  test('says which money changed, by its coordinates', () => {
    const { money, total } = diffBooks(before, after)
    expect(money.map(({ at, before: was, after: is }) => [at.econ, was, is])).toEqual([
      ['30217', 2_000_000, null],
      ['30231', null, 1_000_000],
    ])
    expect(total).toEqual({ before: 102_000_000, after: 101_000_000 })
  })

  test('lines in another order are no difference', () => {
    const turned = bookOfEntries([entry('30217', 2_000_000), entry('30201', 100_000_000)])
    expect(diffBooks(before, turned).money).toEqual([])
  })

  test('reasons and texts by what they are about', () => {
    const explained = { ...before, reasons: [{ key: { use: 'expenditure' }, text: '压减开支' }] }
    expect(diffBooks(before, explained).reasons).toEqual([
      { of: 'use=expenditure', before: null, after: '压减开支' },
    ])
  })
})

const base = workingOfBook(before)
const withCell = (working: WorkingBook, row: number, typed: string): WorkingBook => ({
  ...working,
  rows: working.rows.map((one, at) => (at === row ? { ...one, money: { general: typed } } : one)),
})

describe('两人同改', () => {
  test('different cells: both are kept', () => {
    const { working, conflicts } = mergeWorking(base, withCell(base, 0, '90'), withCell(base, 1, '0'))
    expect(conflicts).toEqual([])
    expect(working.rows.map(({ money }) => money['general'])).toEqual(['90', '0'])
  })

  test('the same cell: both values are shown, and the choice is taken', () => {
    const [mine, theirs] = [withCell(base, 0, '90'), withCell(base, 0, '80')]
    const asked = mergeWorking(base, mine, theirs)
    expect(asked.conflicts).toMatchObject([{ base: '100.00', mine: '90', theirs: '80' }])
    expect(asked.working.rows[0]?.money['general']).toBe('90')
    const path = asked.conflicts[0]?.path ?? ''
    const chosen = mergeWorking(base, mine, theirs, new Map([[path, 'theirs']]))
    expect(chosen.working.rows[0]?.money['general']).toBe('80')
  })

  test('a line that one took away and the other did not touch is gone; one that both knew stays', () => {
    const gone = { ...base, rows: base.rows.slice(0, 1) }
    expect(mergeWorking(base, base, gone).working.rows).toHaveLength(1)
    expect(mergeWorking(base, withCell(base, 1, '9'), gone).working.rows).toHaveLength(2)
  })

  test('a new line of the other comes in where it stood', () => {
    const row = { id: 'x', ledger: 'entries', at: { econ: '30205' }, money: { general: '1' } }
    const theirs = { ...base, rows: base.rows.toSpliced(1, 0, row) }
    expect(mergeWorking(base, withCell(base, 0, '90'), theirs).working.rows.map(({ id }) => id)).toEqual([
      base.rows[0]?.id,
      'x',
      base.rows[1]?.id,
    ])
  })

  test('reasons for different money come together', () => {
    const reason = (of: string) => ({
      ...base,
      fields: { ...base.fields, reasons: [{ of, text: '调整' }] },
    })
    const { working, conflicts } = mergeWorking(base, reason('use=basic'), reason('use=project'))
    expect([working.fields['reasons'], conflicts]).toEqual([
      [
        { of: 'use=basic', text: '调整' },
        { of: 'use=project', text: '调整' },
      ],
      [],
    ])
  })
})

test('what a change moved in print: the cells, the sentences, and the equations they stand in', () => {
  const edition = editionOf('hebei-2024')
  if (!edition) throw new Error('no edition')
  const print = (amount: number) =>
    compile(bookOfEntries([entry('30201', 100_000_000), entry('30217', amount)]), edition, {
      issuedOn: '2024-02-01',
    }).publication
  const [old, now] = [print(2_000_000), print(0)]
  const changes = publicationChanges(old, now)
  expect(changes.cells.size).toBeGreaterThan(2)
  expect(changes.paragraphs.size).toBeGreaterThan(0)
  const equations = changedEquations(now, changes)
  expect(equations.filter(({ kind }) => kind === 'same').length).toBeGreaterThan(0)
  for (const { kind, figures } of equations) if (kind === 'same') expect(new Set(figures).size).toBe(1)
})
