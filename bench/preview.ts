import { performance } from 'node:perf_hooks'
import { audit } from '@mingzhang/audit'
import {
  bookOfDisclosure,
  changedEquations,
  compile,
  compileMemory,
  publicationChanges,
  readWorking,
  startingBook,
  suggestEdition,
  type WorkingBook,
} from '@mingzhang/forms'
import { editionOf } from '@mingzhang/law'
import type { BenchDocument } from './documents.ts'
import { milliseconds, summary } from './machine.ts'

/** One line's amount as it is being typed: a book that nobody compiled before. */
const typed = (working: WorkingBook, turn: number): WorkingBook => ({
  ...working,
  rows: working.rows.map((row, at) => (at === 3 ? { ...row, money: { general: `${10 + turn}.5` } } : row)),
})

/**
 * 按键到预览 What the editor computes at a keystroke: the table read as typed, every form and the narrative compiled in the
 * book's edition, what moved in print and the equations it stands in. Drawing the page comes on top. The processor's time of
 * the worst run, all threads together, tells a slow run from a machine that was busy with something else.
 */
export function previewSpeed(document: BenchDocument): string | null {
  const read = audit(document.bytes, document.name)
  const id = read.ok ? suggestEdition(read.value.disclosure) : null
  const edition = id === null ? null : editionOf(id)
  if (!read.ok || edition === null) return null
  const working = startingBook(bookOfDisclosure(read.value.disclosure).book, 'last-year')
  const memory = compileMemory()
  const printing = { issuedOn: '2025-01-20', memory }
  const measured: number[] = []
  const worked: number[] = []
  let before = readWorking(working, memory.reading).book
  if (before === null) return null
  let printed = compile(before, edition, printing).publication
  for (let turn = -10; turn < 40; turn += 1) {
    const spent = process.cpuUsage()
    const start = performance.now()
    before = readWorking(typed(working, turn + 20), memory.reading).book
    if (before === null) return null
    const { publication } = compile(before, edition, printing)
    changedEquations(publication, publicationChanges(printed, publication))
    if (turn >= 0) {
      measured.push(performance.now() - start)
      const { user, system } = process.cpuUsage(spent)
      worked.push((user + system) / 1000)
    }
    printed = publication
  }
  const { median, worst } = summary(measured)
  const processor = milliseconds(summary(worked).worst)
  return `| ${document.name} | ${edition.id} | ${working.rows.length} | ${milliseconds(median)}, ${milliseconds(worst)} | ${processor} |`
}
