import {
  appendLog,
  type BookKey,
  booksWithoutEdition,
  getBook,
  listLog,
  publishMissingEdition,
  transact,
} from '@mingzhang/store'
import { loggedError } from '../log.ts'
import type { ServerOptions } from '../server-options.ts'
import { editionOfBook } from './edition-of-book.ts'

type Surroundings = Pick<ServerOptions, 'store' | 'audit' | 'now' | 'log'>

/** What one start takes in at most; the next start goes on. */
const atOnce = 100

/**
 * 补入公开稿 Takes books that were published before there were editions into the open book, as the version that was published
 * then, one after the other. Which one that was is in the log: a publication without a document. One whose document was
 * removed since has it in the log, and stays removed. What cannot be compiled is told and left.
 *
 * @param stop asked before each book
 * @returns how many were taken in
 */
export async function takeInEditions(options: Surroundings, stop: () => boolean): Promise<number> {
  let taken = 0
  for (const key of await booksWithoutEdition(options.store)) {
    if (taken >= atOnce || stop()) break
    try {
      if (await takeIn(options, key)) taken += 1
    } catch (error) {
      options.log?.({ level: 'error', event: 'edition-not-taken-in', error: loggedError(error) })
    }
  }
  return taken
}

async function takeIn(options: Surroundings, key: BookKey): Promise<boolean> {
  const { store, log, now = () => new Date() } = options
  const about = `${key.unitKey}/${key.year}`
  const [[published], [before]] = await Promise.all([
    listLog(store, { what: 'book.published', about, limit: 1 }),
    listLog(store, { what: takenIn, about, limit: 1 }),
  ])
  const version = published?.detail['version']
  if (!published || before || 'document' in published.detail || typeof version !== 'number') return false
  const stored = await getBook(store, key, version)
  if (!stored?.publishedOn) {
    log?.({ level: 'error', event: 'edition-not-taken-in' })
    return false
  }
  const at = now().toISOString()
  const { publishedOn, content } = stored
  const edition = await editionOfBook(options, { ...key, version, content }, publishedOn, { account: '', at })
  const document = await transact(store, async (transaction) => {
    const made = await publishMissingEdition(transaction, edition)
    const event = { at, account: null, name: '', what: takenIn, about, organisation: key.unitKey }
    if (made) await appendLog(transaction, { ...event, detail: { version, document: made } })
    return made
  })
  if (document) log?.({ level: 'info', event: 'edition-taken-in' })
  return document !== null
}

const takenIn = 'book.takenIn'
