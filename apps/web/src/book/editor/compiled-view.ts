import {
  type CompileMemory,
  changedEquations,
  compile,
  type Movement,
  type PrintedEquation,
  type PublicationChanges,
  publicationChanges,
  readWorking,
  type WorkingBook,
  type WorkingProblem,
} from '@mingzhang/forms'
import { editionOf } from '@mingzhang/law'
import type { Book, BookProblem, Publication } from '@mingzhang/model'

/** 编出的样子 A working book as it reads and prints now. */
export type CompiledView = {
  readonly book: Book | null
  readonly publication: Publication | null
  /** Of reading the table and the fields. */
  readonly problems: readonly WorkingProblem[]
  /** Of compiling. */
  readonly compileProblems: readonly BookProblem[]
  readonly movements: readonly Movement[]
  /** What the numbers bound in texts say now. */
  readonly bound: Readonly<Record<string, string | null>>
}

const known = new WeakMap<WorkingBook, CompiledView>()

/** 编一遍 Every state of the book is compiled once, however often it is looked at; one after the other with one memory. */
export function compiledView(working: WorkingBook, issuedOn: string, memory: CompileMemory): CompiledView {
  const before = known.get(working)
  if (before) return before
  const made = viewOf(working, issuedOn, memory)
  known.set(working, made)
  return made
}

function viewOf(working: WorkingBook, issuedOn: string, memory: CompileMemory): CompiledView {
  const { book, problems } = readWorking(working, memory.reading)
  const edition = book?.edition ? editionOf(book.edition) : null
  if (!book || !edition)
    return { book, publication: null, problems, compileProblems: [], movements: [], bound: {} }
  const compiled = compile(book, edition, { issuedOn, memory })
  const { publication, problems: compileProblems, movements, bound = {} } = compiled
  return { book, publication, problems, compileProblems, movements, bound }
}

/** 这次改动 What the last change moved in print, and the equations it stands in. */
export type ViewChanges = {
  readonly changes: PublicationChanges
  readonly equations: readonly PrintedEquation[]
}

const nothing: ViewChanges = { changes: { cells: new Map(), paragraphs: new Map() }, equations: [] }

/** 前后之差 Between the book before the change and the book now. */
export function viewChanges(before: CompiledView | null, now: CompiledView): ViewChanges {
  if (before === null || before === now || !before.publication || !now.publication) return nothing
  const changes = publicationChanges(before.publication, now.publication)
  return { changes, equations: changedEquations(now.publication, changes) }
}
