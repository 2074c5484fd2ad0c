import { dayInChina } from '@mingzhang/model'
import {
  appendLog,
  getDocument,
  listBooks,
  listDocuments,
  moveBook,
  publishEdition,
  type Store,
  saveBook,
  transact,
} from '@mingzhang/store'
import type { AuditFunction } from '../audit-function.ts'
import { beginBook } from '../books/begin-book.ts'
import { checkBook, figuresOfBook } from '../books/check-book.ts'
import { editionOfBook } from './edition-of-book.ts'

type Change = { readonly by: string; readonly at: string }

/**
 * 演示公开 A book of the very year of one of the samples, published: what the cycle ends in. It says nothing but what that
 * sample says; of those without an error the first that may be published is taken. Nothing happens where a book has been
 * published before.
 *
 * @returns whether there was one
 */
export async function demonstrationEdition(
  store: Store,
  audit: AuditFunction,
  change: Change,
): Promise<boolean> {
  const books = await listBooks(store)
  if (books.some(({ publishedOn }) => publishedOn !== null)) return false
  const { documents } = await listDocuments(store)
  const ready = documents.filter(({ findings, year }) => findings.error === 0 && year !== null)
  for (const { id, unitKey, year } of ready) {
    if (books.some((book) => book.unitKey === unitKey && book.year === year)) continue
    if (await publishFrom(store, audit, id, unitKey, change)) return true
  }
  return false
}

async function publishFrom(
  store: Store,
  audit: AuditFunction,
  id: string,
  unitKey: string,
  { by, at }: Change,
): Promise<boolean> {
  const disclosure = (await getDocument(store, id))?.disclosure
  const year = disclosure?.document.year
  if (!disclosure || !year) return false
  const { working } = beginBook({ from: 'document', disclosure, as: 'same-year', amounts: 'last-year' })
  const day = dayInChina(at)
  const checked = working && (await checkBook(working, day, audit))
  if (!checked || !('gate' in checked) || !checked.gate.open) return false
  const key = { unitKey, year }
  const log = { at, account: null, name: by, about: `${unitKey}/${year}`, organisation: unitKey }
  const content = JSON.stringify(working)
  const edition = await editionOfBook({ audit }, { ...key, version: 1, content }, day, { account: '', at })
  return transact(store, async (transaction) => {
    const saved = await saveBook(transaction, {
      ...{ ...key, basedOn: null, content, ...figuresOfBook(working, day) },
      ...{ by: { account: '', name: by, at }, note: '据公开文件重编（演示）' },
    })
    if (saved.status !== 'saved') return false
    await moveBook(transaction, {
      ...{ ...key, from: 'draft', version: 1, to: 'published', approvedOn: day, publishedOn: day },
    })
    const document = await publishEdition(transaction, edition)
    for (const [what, detail] of [
      ['book.created', {}],
      ['book.published', { version: 1, document }],
    ] as const)
      await appendLog(transaction, { ...log, what, detail: { ...detail, demonstration: true } })
    return true
  })
}
