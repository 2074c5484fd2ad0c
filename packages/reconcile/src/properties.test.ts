import { type Disclosure, type Finding, formatAmount, placeText, statementsOf } from '@mingzhang/model'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reconcile } from './reconcile.ts'
import { disclosureOf } from './testing/notation.ts'
import { ledgers, tablesOf } from './testing/random-cube.ts'

const check = (disclosure: Disclosure) => reconcile(disclosure, statementsOf(disclosure))

/** The disclosure with one printed figure replaced. */
function withFigure(
  disclosure: Disclosure,
  at: number,
  amount: string,
): { changed: Disclosure; place: string } {
  let place = ''
  let index = 0
  const tables = disclosure.tables.map((table) => ({
    ...table,
    cells: table.cells.map((cell) => {
      index += 1
      if (index - 1 !== at) return cell
      place = placeText(cell.place)
      return { ...cell, text: amount, amount }
    }),
  }))
  return { changed: { ...disclosure, tables }, place }
}

test('tables printed from one ledger, every figure rounded by itself, never contradict each other', () => {
  fc.assert(
    fc.property(ledgers, (ledger) => {
      const { findings, counts } = check(disclosureOf(tablesOf(ledger)))
      expect(findings.map(({ what }) => what)).toEqual([])
      expect(counts.fails).toBe(0)
    }),
    { numRuns: 60 },
  )
})

test('one figure changed beyond the allowance is found, and no other is accused with certainty', () => {
  let trials = 0
  let accused = 0
  fc.assert(
    fc.property(ledgers, fc.nat(), fc.integer({ min: 100, max: 99_999 }), (ledger, pick, extra) => {
      const disclosure = disclosureOf(tablesOf(ledger))
      const cells = disclosure.tables.flatMap((table) => table.cells)
      const cell = cells[pick % cells.length]
      if (!cell) return
      const amount = formatAmount({
        value: Math.round(Number(cell.amount) * 100) * 10_000 + extra * 10_000,
        step: 10_000,
        unit: '万元',
      })
      const { changed, place } = withFigure(disclosure, pick % cells.length, amount)
      const { findings } = check(changed)
      const firsts = (finding: Finding) => (finding.places[0] ? placeText(finding.places[0]) : '')
      const wronged = findings.filter(
        (f) => f.certainty === 'certain' && f.cause !== null && firsts(f) !== place,
      )
      expect(wronged.map(({ what }) => what)).toEqual([])
      expect(findings.length).toBeGreaterThan(0)
      trials += 1
      if (findings.some((finding) => firsts(finding) === place)) accused += 1
    }),
    { numRuns: 60, seed: 20_240_401 },
  )
  expect(accused / trials).toBeGreaterThan(0.8)
})

test('the order of rows changes nothing', () => {
  fc.assert(
    fc.property(ledgers, fc.integer(), (ledger, seed) => {
      const disclosure = disclosureOf(tablesOf(ledger))
      const shuffled = {
        ...disclosure,
        tables: disclosure.tables.map((table) => {
          const order = table.rows.map((_, r) => (r + Math.abs(seed)) % table.rows.length)
          const rows = order.flatMap((r) => table.rows[r] ?? [])
          const cells = table.cells.map((cell) => ({ ...cell, r: order.indexOf(cell.r) }))
          return { ...table, rows, cells }
        }),
      }
      expect(check(shuffled).counts).toEqual(check(disclosure).counts)
    }),
    { numRuns: 30 },
  )
})
