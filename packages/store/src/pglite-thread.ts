import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { PGlite } from 'kysely'
import type { Numbered, PgliteAnswer, PgliteRequest, PgliteRows, PgliteStart } from './pglite-protocol.ts'

/** 内置库线程 The embedded database as the query builder wants it, living in a thread of its own. */
export type PgliteThread = PGlite & {
  /** The data folder as an archive that a new folder can be filled with. */
  readonly dump: () => Promise<Uint8Array>
}

/** The worker's file beside this one: .ts when run from source, .js when bundled. */
export const defaultWorkerFile = (): URL =>
  new URL(`./pglite-worker${extname(new URL(import.meta.url).pathname)}`, import.meta.url)

/**
 * 起线程 Starts the thread and opens the folder in it.
 *
 * @returns resolves when the database is ready; rejects when it does not start
 */
export async function startPglite(start: PgliteStart, workerFile: URL): Promise<PgliteThread> {
  const thread = connect(
    new Worker(workerFile, { workerData: start, execArgv: [], stdout: true, stderr: true }),
  )
  await thread.started
  const query: PGlite['query'] = async <T>(sql: string, params: unknown[] = []) => {
    const { rows, affectedRows, fields } = await thread.ask<PgliteRows & { rows: T[] }>({
      kind: 'query',
      sql,
      params,
    })
    return { rows, affectedRows, fields: [...fields] }
  }
  let closed = false
  return {
    query,
    transaction: (callback) => transaction(query, callback),
    dump: () => thread.ask<Uint8Array>({ kind: 'dump' }),
    ready: true,
    waitReady: Promise.resolve(),
    get closed() {
      return closed
    },
    close: async () => {
      if (closed) return
      closed = true
      await thread.ask({ kind: 'close' })
      await thread.ended
    },
  }
}

/** The query builder lets one caller at a time to the connection, so a transaction needs no queue of its own. */
async function transaction<T>(
  query: PGlite['query'],
  callback: Parameters<PGlite['transaction']>[0],
): Promise<T> {
  await query('begin')
  try {
    const result = await callback({ query, rollback: async () => void (await query('rollback')) })
    await query('commit')
    return result as T
  } catch (error) {
    await query('rollback')
    throw error
  }
}

type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void }

function connect(worker: Worker) {
  const waiting = new Map<number, Waiting>()
  let failure: Error | null = null
  let last = 0

  const wait = (number: number) =>
    new Promise<unknown>((resolve, reject) => {
      if (failure) reject(failure)
      else waiting.set(number, { resolve, reject })
    })
  const fail = (error: Error) => {
    failure ??= error
    for (const { reject } of waiting.values()) reject(failure)
    waiting.clear()
  }

  worker.on('message', ({ number, body }: Numbered<PgliteAnswer>) => {
    const caller = waiting.get(number)
    waiting.delete(number)
    if (body.ok) caller?.resolve(body.value)
    else caller?.reject(Object.assign(new Error(body.message), { code: body.code }))
  })
  worker.on('error', fail)
  const ended = new Promise<void>((resolve) => {
    worker.on('exit', () => {
      fail(new Error('the thread of the embedded database has ended'))
      resolve()
    })
  })

  const ask = <T>(body: PgliteRequest): Promise<T> => {
    last += 1
    const answer = wait(last)
    const message: Numbered<PgliteRequest> = { number: last, body }
    worker.postMessage(message)
    return answer as Promise<T>
  }
  return { started: wait(0), ask, ended }
}
