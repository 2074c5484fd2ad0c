import { statementsOf } from '@mingzhang/model'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recheck, reconcileToEdit } from './recheck.ts'
import { reconcile } from './reconcile.ts'
import { disclosureOf } from './testing/notation.ts'
import { ledgers, tablesOf } from './testing/random-cube.ts'

const edits = fc.array(fc.tuple(fc.nat(), fc.integer({ min: -90_000, max: 900_000 })), {
  minLength: 1,
  maxLength: 4,
})

test('a figure edited and checked again gives what a full run gives, edit after edit', () => {
  fc.assert(
    fc.property(ledgers, edits, (ledger, changes) => {
      const disclosure = disclosureOf(tablesOf(ledger))
      let now = reconcileToEdit(disclosure, statementsOf(disclosure))
      for (const [pick, by] of changes) {
        const statement = now.statements[pick % now.statements.length]
        if (!statement) return
        const value = Math.max(0, statement.amount.value + by * 10_000)
        now = recheck(now, { ...statement, amount: { ...statement.amount, value } })
        const { relations, findings, counts } = reconcile(disclosure, now.statements)
        expect({ relations: now.relations, findings: now.findings, counts: now.counts }).toEqual({
          relations,
          findings,
          counts,
        })
      }
    }),
    { numRuns: 40 },
  )
})

test('an edit taken back leaves nothing behind', () => {
  fc.assert(
    fc.property(ledgers, fc.nat(), (ledger, pick) => {
      const disclosure = disclosureOf(tablesOf(ledger))
      const before = reconcileToEdit(disclosure, statementsOf(disclosure))
      const statement = before.statements[pick % before.statements.length]
      if (!statement) return
      const { amount } = statement
      const wrong = recheck(before, { ...statement, amount: { ...amount, value: amount.value + 50_000_000 } })
      const after = recheck(wrong, statement)
      expect(after.counts).toEqual(before.counts)
      expect(after.findings).toEqual(before.findings)
    }),
    { numRuns: 30 },
  )
})
