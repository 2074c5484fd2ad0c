import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { int8TypeId, parseInt8 } from './int8.ts'
import type { Numbered, PgliteAnswer, PgliteRequest, PgliteStart } from './pglite-protocol.ts'

/*
 * The thread that holds the embedded database. The engine computes on the thread it lives in, so it must not be the
 * thread that answers people. Requests come one by one and are answered in order.
 */

const { folder, archive }: PgliteStart = workerData
const numberOfStart = 0

const database = new PGlite({
  dataDir: folder,
  parsers: { [int8TypeId]: parseInt8 },
  ...(archive ? { loadDataDir: new Blob([Uint8Array.from(archive)]) } : {}),
})

async function answer(request: PgliteRequest): Promise<unknown> {
  switch (request.kind) {
    case 'query': {
      const { rows, fields, affectedRows } = await database.query(request.sql, [...request.params])
      return { rows, fields, affectedRows: affectedRows ?? 0 }
    }
    case 'dump':
      return new Uint8Array(await (await database.dumpDataDir('gzip')).arrayBuffer())
    case 'close':
      await database.close()
      return null
  }
}

function reply(number: number, body: PgliteAnswer): void {
  const message: Numbered<PgliteAnswer> = { number, body }
  parentPort?.postMessage(message)
}

function replyError(number: number, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error)
  const code = error instanceof Error && 'code' in error ? String(error.code) : null
  reply(number, { ok: false, message, code })
}

let queue: Promise<void> = database.waitReady.then(
  () => reply(numberOfStart, { ok: true, value: null }),
  (error: unknown) => replyError(numberOfStart, error),
)

parentPort?.on('message', ({ number, body }: Numbered<PgliteRequest>) => {
  queue = queue
    .then(() => answer(body))
    .then(
      (value) => reply(number, { ok: true, value }),
      (error: unknown) => replyError(number, error),
    )
    .then(() => {
      if (body.kind === 'close') parentPort?.close()
    })
})
