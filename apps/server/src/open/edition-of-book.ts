import { createHash } from 'node:crypto'
import type { Book, DocumentHeader } from '@mingzhang/model'
import type { BookKey, NewEdition, StoredBook } from '@mingzhang/store'
import { factsOf, writePublicationHtml } from '@mingzhang/writers/publication'
import { notABook } from '../books/book-problems.ts'
import { checkBook } from '../books/check-book.ts'
import { decodeKept } from '../books/decode-working.ts'
import { HttpProblem } from '../problem.ts'
import type { ServerOptions } from '../server-options.ts'
import { editionName } from './edition-name.ts'

/** 经手 Who publishes. */
export type Publisher = { readonly account: string; readonly at: string }

/**
 * 成版 The version of a book that is being published, as the public will read it: compiled, written as a page, and that
 * page read back and checked like anybody's publication. Unit and year are those of the book, whatever was read.
 *
 * @param publishedOn `YYYY-MM-DD`, printed on it
 * @throws HttpProblem 400 where the version cannot be compiled
 */
export async function editionOfBook(
  options: Pick<ServerOptions, 'audit' | 'now'>,
  stored: Pick<StoredBook, 'unitKey' | 'year' | 'version' | 'content'>,
  publishedOn: string,
  by: Publisher,
): Promise<NewEdition> {
  const working = decodeKept(stored.content)
  const checked = working && (await checkBook(working, publishedOn, options.audit))
  if (!checked || !('gate' in checked)) throw new HttpProblem(400, notABook('这一版编不出公开稿。'))
  const { book, compiled, verdicts } = checked
  const bytes = writePublicationHtml(compiled.publication, factsOf(compiled.publication, verdicts))
  const fileName = editionName(book, 'html')
  const read = await options.audit(bytes, fileName)
  if (!read.ok) throw new Error(`an edition of ours was refused: ${read.refusal.id}`)
  const { disclosure, ...audited } = read.value
  return {
    book: { unitKey: stored.unitKey, year: stored.year, version: stored.version },
    document: {
      ...audited,
      disclosure: { ...disclosure, document: headerOf(disclosure.document, book, stored) },
      bytes,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      fileName,
      importedAt: by.at,
      importedBy: by.account || null,
      organisation: stored.unitKey,
    },
    publishedOn,
    content: JSON.stringify({ book, compiled, verdicts }),
  }
}

/** What is known of a book need not be read out of it. */
const headerOf = (read: DocumentHeader, { unit, year }: Book, key: BookKey): DocumentHeader => ({
  ...read,
  unit: { code: unit.code ?? read.unit.code, name: unit.name },
  year,
  region: read.region ?? regionOf(key.unitKey),
})

/** A unit's key begins with its region where its name does not. */
const regionOf = (unitKey: string): string | null =>
  unitKey.includes('/') ? (unitKey.split('/')[0] ?? null) : null
