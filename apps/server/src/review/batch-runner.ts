import { setTimeout as sleep } from 'node:timers/promises'
import { type BatchTrouble, type Person, thePublic } from '@mingzhang/cycle'
import {
  type BatchKey,
  finishFile,
  getKnownFile,
  holdFile,
  isAway,
  isFull,
  listBatches,
  moveBatch,
  type ReviewBatch,
  resetFiles,
  takeFile,
  type WaitingFile,
} from '@mingzhang/store'
import { importFile, refused } from '../import-file.ts'
import type { ImportResult } from '../import-line.ts'
import { loggedError } from '../log.ts'
import type { ServerContext } from '../people/server-context.ts'
import { noRoom, storeAway } from '../refusals.ts'
import { mayRead } from '../rights/assert-readable.ts'
import { knownElsewhere } from '../rights/known-elsewhere.ts'
import { settleNotices } from './settle-notices.ts'

/** 批次执行 Reads the files of running batches in the background; what is left is in the store, never only here. */
export type BatchRunner = {
  /** Begins, or goes on, with a batch that is `running` in the store. */
  readonly run: (key: BatchKey) => void
  /** Lets the files being read end and takes no more: the batch was paused or stopped. */
  readonly halt: (key: BatchKey) => void
  /** Why a batch stands still although it is running; null when it does not. */
  readonly troubleOf: (key: BatchKey) => BatchTrouble | null
  /** After a start: what was being read waits again, and every running batch goes on. */
  readonly resume: () => Promise<void>
  /** Ends at once; the store knows where to go on. */
  readonly close: () => Promise<void>
}

/** Files of one batch that are read at once: the pool of workers has as many threads. */
const atOnce = 2

/** Whoever takes a file holds it this long, and holds it anew while reading: servers on one database share a batch. */
const holdMilliseconds = 90_000
const renewMilliseconds = 30_000

/** After trouble it is tried again, ever more seldom. */
const firstWait = 1_000
const longestWait = 60_000

type Entry = { halted: boolean; trouble: BatchTrouble | null; readonly ended: Promise<void> }

export function batchRunner(context: ServerContext): BatchRunner {
  const { store, now, log } = context
  const working = new Map<string, Entry>()
  const closing = new AbortController()

  const run = (key: BatchKey): void => {
    const name = nameOf(key)
    if (closing.signal.aborted) return
    const busy = working.get(name)
    if (busy) {
      busy.halted = false
      return
    }
    const entry: Entry = { halted: false, trouble: null, ended: Promise.resolve() }
    const ended = workOn(context, key, entry, closing.signal).finally(() => working.delete(name))
    working.set(name, Object.assign(entry, { ended }))
  }

  return {
    run,
    halt: (key) => {
      const entry = working.get(nameOf(key))
      if (entry) entry.halted = true
    },
    troubleOf: (key) => working.get(nameOf(key))?.trouble ?? null,
    resume: async () => {
      try {
        // The embedded store is one process's alone: nobody else can be reading.
        await resetFiles(store, store.engine === 'embedded' ? null : now().toISOString())
        for (const batch of await listBatches(store, null)) if (batch.state === 'running') run(batch)
      } catch (error) {
        // The server comes up all the same and says of every request what is wrong with the store.
        log?.({ level: 'error', event: 'review batches not resumed', error: loggedError(error) })
      }
    },
    close: async () => {
      closing.abort()
      await Promise.all([...working.values()].map(({ ended }) => ended))
    },
  }
}

const nameOf = ({ desk, id }: BatchKey): string => `${desk}/${id}`

/**
 * Reads the batch to its end. A full disk or a database that does not answer stops nothing for good: the files that were
 * being read wait again, the board says why it stands still, and after a while it is tried again.
 */
async function workOn(
  context: ServerContext,
  key: BatchKey,
  entry: Entry,
  signal: AbortSignal,
): Promise<void> {
  const isOver = (): boolean => entry.halted || signal.aborted
  const mine = new Set<number>()
  for (let wait = firstWait; !isOver(); wait = Math.min(longestWait, wait * 2)) {
    try {
      for (const ordinal of mine) await holdFile(context.store, key, ordinal, null)
      mine.clear()
      const went = () => {
        entry.trouble = null
        wait = firstWait
      }
      const reading = Array.from({ length: atOnce }, () =>
        readFiles(context, key, { isOver, signal, mine, went }),
      )
      const failed = (await Promise.allSettled(reading)).find(({ status }) => status === 'rejected')
      if (failed?.status === 'rejected') throw failed.reason
      if (await finish(context, key)) return
      // The rest is held by another server; should that one end, its files wait again when their time has passed.
      await sleep(renewMilliseconds, undefined, { signal }).catch(() => undefined)
    } catch (error) {
      if (signal.aborted) return
      context.log?.({ level: 'error', event: 'review batch broke', error: loggedError(error) })
      const againAt = new Date(context.now().getTime() + wait).toISOString()
      entry.trouble = { kind: isFull(error) ? 'full' : isAway(error) ? 'away' : 'broken', againAt }
      await sleep(wait, undefined, { signal }).catch(() => undefined)
    }
  }
}

type Working = {
  readonly isOver: () => boolean
  readonly signal: AbortSignal
  /** Files taken and not finished. */
  readonly mine: Set<number>
  /** Called after every file that went through. */
  readonly went: () => void
}

async function readFiles(context: ServerContext, key: BatchKey, working: Working): Promise<void> {
  const [batch] = await listBatches(context.store, key.desk, key.id)
  if (!batch) return
  while (!working.isOver()) {
    const file = await takeFile(context.store, key, holdFrom(context))
    if (!file) return
    working.mine.add(file.ordinal)
    if (!(await readFile(context, batch, file, working.signal))) return
    working.mine.delete(file.ordinal)
    working.went()
  }
}

const holdFrom = ({ now }: ServerContext) => ({
  now: now().toISOString(),
  until: new Date(now().getTime() + holdMilliseconds).toISOString(),
})

/**
 * Reads, checks and keeps one file; a version that mends a notice closes it.
 *
 * @returns false when it was given up because the server ends: the file waits for the next start
 * @throws what the store says when it is full or away: the file waits
 */
async function readFile(
  context: ServerContext,
  batch: ReviewBatch,
  file: WaitingFile,
  signal: AbortSignal,
): Promise<boolean> {
  const { store } = context
  const started = performance.now()
  const renewing = setInterval(() => {
    holdFile(store, batch, file.ordinal, holdFrom(context).until).catch(() => undefined)
  }, renewMilliseconds)
  try {
    const importing = { ...context, importer: await readerOf(context, batch) }
    const result = await seenBy(importing, await importFile(importing, file, () => {}, signal))
    if (signal.aborted) return false
    const documentId = result.status === 'refused' ? null : result.id
    const milliseconds = performance.now() - started
    const refusal = result.status === 'refused' ? result.refusal : null
    if (refusal) assertNoTrouble(refusal.id)
    const known = result.status === 'already' ? await knownFrom(context, batch, file, result.id) : null
    await finishFile(store, batch, file.ordinal, { documentId, refusal, milliseconds, known })
    if (documentId !== null) await settleNotices(context, documentId)
    return true
  } finally {
    clearInterval(renewing)
  }
}

/** The store's own trouble is no fault of the file: it must not stand on the board as unreadable. */
function assertNoTrouble(refusal: string): void {
  if (refusal === noRoom().id) throw Object.assign(new Error('no room'), { code: 'ENOSPC' })
  if (refusal === storeAway().id) throw Object.assign(new Error('store away'), { code: 'ECONNRESET' })
}

/** Whoever laid the batch on the desk imports its files, and sees what the desk's organisation reaches. */
async function readerOf(
  { tree }: ServerContext,
  { account, accountName, desk }: ReviewBatch,
): Promise<Person> {
  const organisation = desk === '*' ? null : desk
  const scope = await tree.scope(organisation)
  return { ...thePublic, id: account, name: accountName, roles: ['bureau-reviewer'], organisation, scope }
}

async function seenBy(
  context: ServerContext & { readonly importer: Person },
  result: ImportResult,
): Promise<ImportResult> {
  const isHidden = result.status === 'already' && !(await mayRead(context.store, context.importer, result.id))
  return isHidden ? refused(await knownElsewhere(context, result.id)) : result
}

/** Where the same bytes came from; null when they came with this very file, whose reading was broken off. */
async function knownFrom({ store }: ServerContext, batch: ReviewBatch, file: WaitingFile, id: string) {
  const known = await getKnownFile(store, { ...batch, ordinal: file.ordinal }, id)
  const isItself =
    known?.batch === null && known.importedAt >= batch.createdAt && known.fileName === file.name
  return isItself ? null : known
}

/** Ends a batch of which nothing waits. @returns false while it is running and something does */
async function finish({ store, now }: ServerContext, key: BatchKey): Promise<boolean> {
  const [batch] = await listBatches(store, key.desk, key.id)
  if (batch?.state !== 'running') return true
  if (batch.files.waiting > 0) return false
  await moveBatch(store, key, ['running'], 'done', now().toISOString())
  return true
}
