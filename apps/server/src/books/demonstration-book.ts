import { dayInChina } from '@mingzhang/model'
import {
  appendLog,
  type DocumentSummary,
  getDocument,
  listAccounts,
  listBooks,
  listDocuments,
  type Store,
  saveBook,
  transact,
} from '@mingzhang/store'
import { beginBook } from './begin-book.ts'
import { figuresOfBook } from './check-book.ts'

/**
 * 演示账本 A book begun with last year's figures for the year after a document: one of the unit whose compiler can sign
 * in, else the one with the most tables. Nothing happens where there is a book already.
 *
 * @returns whether it was made
 */
export async function demonstrationBook(
  store: Store,
  { by, at }: { readonly by: string; readonly at: string },
): Promise<boolean> {
  if ((await listBooks(store)).length > 0) return false
  const richest = await documentToBeginFrom(store)
  const document = richest && (await getDocument(store, richest.id))
  if (!document) return false
  const { disclosure } = document
  const { working } = beginBook({ from: 'document', disclosure, as: 'next-year', amounts: 'last-year' })
  if (!working || disclosure.document.year === null) return false
  const { unitKey } = richest
  const year = disclosure.document.year + 1
  return transact(store, async (transaction) => {
    const saved = await saveBook(transaction, {
      ...{ unitKey, year, basedOn: null, content: JSON.stringify(working) },
      ...figuresOfBook(working, dayInChina(at)),
      ...{ by: { account: '', name: by, at }, note: '起编（演示）' },
    })
    if (saved.status !== 'saved') return false
    await appendLog(transaction, {
      ...{ at, account: null, name: by, what: 'book.created', about: `${unitKey}/${year}` },
      ...{ organisation: unitKey, detail: { demonstration: true } },
    })
    return true
  })
}

async function documentToBeginFrom(store: Store): Promise<DocumentSummary | undefined> {
  const compilers = (await listAccounts(store)).filter(({ roles }) => roles.includes('compiler'))
  const own = new Set(compilers.map(({ organisation }) => organisation))
  const { documents } = await listDocuments(store)
  const byTables = documents.toSorted((one, other) => other.contents.tables - one.contents.tables)
  return byTables.find(({ unitKey }) => own.has(unitKey)) ?? byTables[0]
}
