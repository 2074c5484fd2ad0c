import { type AccountMemory, accountMemory } from '../book/propose-accounts.ts'
import { type LedgerMemory, ledgerMemory } from '../ledger/ledger-memory.ts'
import type { FigureMemory } from '../rounding/figures.ts'
import { type LastYearMemory, lastYearMemory } from '../working/last-year.ts'
import { type ReadingMemory, readingMemory } from '../working/reading-memory.ts'
import { type PlanMemory, planMemory } from './plan-book.ts'
import type { TableMemory } from './print-table.ts'

/**
 * 编制的记忆 What reading and compiling a book leaves for the next time: made once by who does it at every key, and handed in each
 * time. Whatever book it is handed in with, the result is what it would be without it; nothing in it is kept that is not looked at
 * again before it is used.
 */
export type CompileMemory = {
  readonly reading: ReadingMemory
  readonly accounts: AccountMemory
  readonly ledgers: LedgerMemory
  readonly plan: PlanMemory
  readonly figures: FigureMemory
  readonly tables: TableMemory
  readonly lastYear: LastYearMemory
}

export const compileMemory = (): CompileMemory => ({
  reading: readingMemory(),
  accounts: accountMemory(),
  ledgers: ledgerMemory(),
  plan: planMemory(),
  figures: new WeakMap(),
  tables: new WeakMap(),
  lastYear: lastYearMemory(),
})
