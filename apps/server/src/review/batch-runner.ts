import { type Person, thePublic } from '@mingzhang/cycle'
import {
  type BatchKey,
  finishFile,
  getDocumentAccess,
  listBatches,
  moveBatch,
  type ReviewBatch,
  resetFiles,
  takeFile,
  type WaitingFile,
} from '@mingzhang/store'
import { importFile } from '../import-file.ts'
import { loggedError } from '../log.ts'
import type { ServerContext } from '../people/server-context.ts'
import { settleNotices } from './settle-notices.ts'

/** 批次执行 Reads the files of running batches in the background; what is left is in the store, never only here. */
export type BatchRunner = {
  /** Begins, or goes on, with a batch that is `running` in the store. */
  readonly run: (key: BatchKey) => void
  /** Lets the files being read end and takes no more: the batch was paused or stopped. */
  readonly halt: (key: BatchKey) => void
  /** After a start: what was being read waits again, and every running batch goes on. */
  readonly resume: () => Promise<void>
  /** Ends at once; the store knows where to go on. */
  readonly close: () => Promise<void>
}

/** Files of one batch that are read at once: the pool of workers has as many threads. */
const atOnce = 2

export function batchRunner(context: ServerContext): BatchRunner {
  const working = new Map<string, { halted: boolean; readonly ended: Promise<void> }>()
  const closing = new AbortController()

  const run = (key: BatchKey): void => {
    const name = nameOf(key)
    if (working.has(name) || closing.signal.aborted) return
    const entry = { halted: false, ended: Promise.resolve() }
    const isOver = (): boolean => entry.halted || closing.signal.aborted
    const ended = Promise.all(
      Array.from({ length: atOnce }, () => readFiles(context, key, isOver, closing.signal)),
    )
      .then(() => finish(context, key, isOver))
      .catch((error: unknown) =>
        context.log?.({ level: 'error', event: 'review batch broke', error: loggedError(error) }),
      )
      .finally(() => working.delete(name))
    working.set(name, Object.assign(entry, { ended }))
  }

  return {
    run,
    halt: (key) => {
      const entry = working.get(nameOf(key))
      if (entry) entry.halted = true
    },
    resume: async () => {
      try {
        await resetFiles(context.store)
        for (const batch of await listBatches(context.store, null)) if (batch.state === 'running') run(batch)
      } catch (error) {
        // The server comes up all the same and says of every request what is wrong with the store.
        context.log?.({ level: 'error', event: 'review batches not resumed', error: loggedError(error) })
      }
    },
    close: async () => {
      closing.abort()
      await Promise.all([...working.values()].map(({ ended }) => ended))
    },
  }
}

const nameOf = ({ desk, id }: BatchKey): string => `${desk}/${id}`

async function readFiles(
  context: ServerContext,
  key: BatchKey,
  isOver: () => boolean,
  signal: AbortSignal,
): Promise<void> {
  const [batch] = await listBatches(context.store, key.desk, key.id)
  if (!batch) return
  while (!isOver()) {
    const file = await takeFile(context.store, key)
    if (!file) return
    await readFile(context, batch, file, signal)
  }
}

/** Reads, checks and keeps one file; a version that mends a notice closes it. */
async function readFile(
  context: ServerContext,
  batch: ReviewBatch,
  file: WaitingFile,
  signal: AbortSignal,
): Promise<void> {
  const { store, now } = context
  const started = performance.now()
  const importing = { ...context, importer: importerOf(batch) }
  const result = await importFile(importing, file, () => {}, signal)
  // Given up because the server ends: the file waits for the next start.
  if (signal.aborted) return
  const documentId = result.status === 'refused' ? null : result.id
  const milliseconds = performance.now() - started
  const refusal = result.status === 'refused' ? result.refusal : null
  await finishFile(store, batch, file.ordinal, { documentId, refusal, milliseconds })
  const access = documentId === null ? null : await getDocumentAccess(store, documentId)
  if (documentId !== null && access)
    await settleNotices(store, batch.desk, { id: documentId, unitKey: access.unitKey }, now().toISOString())
}

/** Whoever laid the batch on the desk imports its files. */
const importerOf = ({ account, accountName }: ReviewBatch): Person => ({
  ...thePublic,
  id: account,
  name: accountName,
})

async function finish({ store, now }: ServerContext, key: BatchKey, isOver: () => boolean): Promise<void> {
  if (isOver()) return
  const [batch] = await listBatches(store, key.desk, key.id)
  if (batch?.files.waiting === 0) await moveBatch(store, key, ['running'], 'done', now().toISOString())
}
