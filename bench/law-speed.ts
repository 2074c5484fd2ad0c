import { performance } from 'node:perf_hooks'
import { audit, check } from '@mingzhang/audit'
import { type Disclosure, type Statement, statementsOf } from '@mingzhang/model'
import { recheck, reconcile, reconcileToEdit } from '@mingzhang/reconcile'
import type { BenchDocument } from './documents.ts'
import { milliseconds, summary } from './machine.ts'
import { budgetDocument } from './planted/documents.ts'
import { print } from './planted/paper.ts'

const timesOf = (work: () => void, times = 30): { median: number; worst: number } => {
  const measured: number[] = []
  for (let turn = -5; turn < times; turn += 1) {
    const start = performance.now()
    work()
    if (turn >= 0) measured.push(performance.now() - start)
  }
  return summary(measured)
}

const disclosureOf = (bytes: Uint8Array, name: string): Disclosure => {
  const result = audit(bytes, name)
  if (!result.ok) throw new Error(result.refusal.what)
  return result.value.disclosure
}

const edited = (statements: readonly Statement[]): Statement => {
  const statement = statements[Math.floor(statements.length / 2)]
  if (!statement) throw new Error('nothing to edit')
  return { ...statement, amount: { ...statement.amount, value: statement.amount.value + 1_230_000 } }
}

/** What the law and the rules cost once a document is read: all of it, the law alone, one edited figure checked again. */
export function lawSpeed(document: BenchDocument): string {
  const disclosure = disclosureOf(document.bytes, document.name)
  const statements = statementsOf(disclosure)
  const before = reconcileToEdit(disclosure, statements)
  const edit = edited(statements)
  const all = timesOf(() => check(disclosure))
  const law = timesOf(() => reconcile(disclosure, statements))
  const again = timesOf(() => recheck(before, edit))
  const cells = [all, law, again].map(
    ({ median, worst }) => `${milliseconds(median)}, ${milliseconds(worst)}`,
  )
  return `| ${document.name} | ${statements.length} | ${cells.join(' | ')} |`
}

/** The statements of many units, read beforehand, through law and rules on one core. */
export function manyUnits(units: number): string {
  const disclosures = Array.from({ length: 30 }, (_, at) =>
    disclosureOf(new TextEncoder().encode(print(budgetDocument(at + 1).paper).texts[0] ?? ''), 'unit.txt'),
  )
  const start = performance.now()
  let statements = 0
  for (let unit = 0; unit < units; unit += 1) {
    const disclosure = disclosures[unit % disclosures.length]
    if (disclosure) statements += check(disclosure).statements.length
  }
  const took = (performance.now() - start) / 1000
  return `${units} units (${statements} statements) through law and rules on one core: ${took.toFixed(1)} s.`
}
