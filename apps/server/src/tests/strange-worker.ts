import { parentPort, threadId } from 'node:worker_threads'
import type { AuditAnswer, AuditJob } from '../audit-pool.ts'

/* A thread that answers as the audit worker does, and misbehaves when the file's name says so. */

const answer = (message: AuditAnswer): void => parentPort?.postMessage(message)

const hoard: string[][] = []

parentPort?.on('message', ({ bytes, fileName }: AuditJob) => {
  answer({ kind: 'phase', phase: 'reading' })
  if (fileName === 'spin') for (;;) hoard.length = 0
  if (fileName === 'hoard') for (;;) hoard.push(Array.from({ length: 100_000 }, (_, index) => `${index}`))
  if (fileName === 'throw') throw new TypeError('a bug')
  if (fileName === 'exit') process.exit(0)
  const what = `${threadId} ${bytes.byteLength}`
  const refusal = { id: 'test/answer', what, why: '', toDo: '' }
  answer({ kind: 'outcome', outcome: { ok: false, refusal }, isSpent: fileName === 'spent' })
})
