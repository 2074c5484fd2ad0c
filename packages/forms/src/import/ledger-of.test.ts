import type { Key } from '@mingzhang/model'
import { describe, expect, test } from 'vitest'
import { ledgersFrom } from './ledger-of.ts'
import type { StatedMoney } from './stated-money.ts'

/** Money as a table in 万元 with two decimals states it. */
const stated = (table: string, key: Key, wan: number): StatedMoney => ({
  table,
  form: 'expenditure',
  side: null,
  key,
  amount: Math.round(wan * 100) * 10_000,
  step: 10_000,
})

const sums = (all: ReturnType<typeof ledgersFrom>): number[] =>
  all.map(({ ledger }) => ledger.entries.reduce((total, { amount }) => total + amount, 0) / 1_000_000)

describe('由表成账', () => {
  test('what the table of the whole states beyond the table of a fund is an entry whose fund nobody knows', () => {
    const [made] = ledgersFrom('a', {}, [
      stated('t1', { use: 'expenditure' }, 30),
      stated('t1', { use: 'basic', func: '2010301' }, 30),
      stated('t2', { fund: 'general', use: 'basic', func: '2010301' }, 20),
    ])
    expect(made?.problems).toEqual([])
    expect(made?.ledger.entries).toEqual([
      { at: { func: '2010301', use: 'basic' }, amount: 10_000_000 },
      { at: { func: '2010301', fund: 'general', use: 'basic' }, amount: 20_000_000 },
    ])
  })

  test('figures by use and figures by function may be the same money: two ledgers, never added', () => {
    const made = ledgersFrom('a', { use: 'expenditure' }, [
      stated('t1', { use: 'expenditure' }, 50),
      stated('t1', { use: 'basic' }, 30),
      stated('t1', { use: 'project' }, 20),
      stated('t2', { use: 'expenditure', func: '2010301' }, 35),
      stated('t2', { use: 'expenditure', func: '2080505' }, 15),
    ])
    expect(made.flatMap(({ problems }) => problems)).toEqual([])
    expect(sums(made)).toEqual([50, 50])
  })

  test('parts that miss their total by last digits are moved within them, and say what was published', () => {
    const [made] = ledgersFrom('a', {}, [
      stated('t1', { use: 'basic' }, 10),
      ...['30101', '30102', '30103'].map((econ) => stated('t1', { use: 'basic', econ }, 3.33)),
    ])
    expect(made?.problems).toEqual([])
    const total = sums(made ? [made] : [])[0] ?? 0
    expect(Math.abs(total - 10)).toBeLessThanOrEqual(0.005)
    expect(made?.ledger.entries.some(({ note }) => note?.startsWith('公开数 33300 元'))).toBe(true)
  })

  test('parts that contradict their total stay as they are, and it is said', () => {
    const [made] = ledgersFrom('a', {}, [
      stated('t1', { use: 'basic' }, 12),
      stated('t1', { use: 'basic', econ: '30101' }, 3.33),
      stated('t1', { use: 'basic', econ: '30102' }, 3.33),
    ])
    expect(made?.problems).toMatchObject([{ id: 'import/does-not-add-up', severity: 'warning' }])
    expect(made?.ledger.entries.map(({ amount }) => amount)).toEqual([3_330_000, 3_330_000])
  })
})
