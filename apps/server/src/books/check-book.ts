import {
  type Compiled,
  compile,
  type Gate,
  gate,
  readWorking,
  totalOf,
  type WorkingBook,
  type WorkingProblem,
} from '@mingzhang/forms'
import { editionOf } from '@mingzhang/law'
import type { Book, VerdictCounts } from '@mingzhang/model'
import { writeText } from '@mingzhang/writers/text'
import type { AuditFunction } from '../audit-function.ts'
import { HttpProblem } from '../problem.ts'
import { mostLines, tooManyLines } from './book-problems.ts'

/** 待公开 A book that was compiled and checked like any published disclosure. */
export type CheckedBook = {
  readonly book: Book
  readonly compiled: Compiled
  readonly verdicts: VerdictCounts
  readonly gate: Gate
}

/** Why a working book cannot even be compiled. */
export type NotCompiled = { readonly problems: readonly WorkingProblem[]; readonly noEdition: boolean }

/**
 * 核对账本 Compiles the book and reads the result back through the whole check, as for anybody's publication.
 *
 * @param issuedOn ISO date printed on it
 */
export async function checkBook(
  working: WorkingBook,
  issuedOn: string,
  audit: AuditFunction,
): Promise<CheckedBook | NotCompiled> {
  const { book, problems } = readWorking(working)
  const edition = book?.edition ? editionOf(book.edition) : null
  if (!book || !edition) return { problems, noEdition: edition === null }
  const compiled = compile(book, edition, { issuedOn })
  const text = new TextEncoder().encode(writeText(compiled.publication))
  const checked = await audit(text, `${book.unit.name}${book.year}.txt`)
  const { findings, counts } = checked.ok
    ? checked.value
    : { findings: [], counts: { holds: 0, fails: 0, unknown: 0, inapplicable: 0 } }
  return {
    book,
    compiled,
    verdicts: counts,
    gate: gate(book, compiled.publication, [...problems, ...compiled.problems], findings),
  }
}

/**
 * 列表所示 What a list shows of a book that is to be kept: how many problems stand in it, and its total in 分.
 *
 * @throws HttpProblem 413 for a book of more lines than anybody compiles
 */
export function figuresOfBook(working: WorkingBook, issuedOn: string) {
  if (working.rows.length > mostLines) throw new HttpProblem(413, tooManyLines(working.rows.length))
  const { book, problems } = readWorking(working)
  const edition = book?.edition ? editionOf(book.edition) : null
  const all = book && edition ? [...problems, ...compile(book, edition, { issuedOn }).problems] : problems
  const count = (severity: string): number => all.filter((one) => one.severity === severity).length
  return {
    unitName: book?.unit.name ?? '',
    unitCode: book?.unit.code ?? null,
    edition: book?.edition ?? null,
    errors: count('error'),
    warnings: count('warning'),
    total: book ? totalOf(book) : 0,
  }
}
