import { getHeapStatistics } from 'node:v8'
import { parentPort } from 'node:worker_threads'
import type { AuditPhase } from './audit-function.ts'
import type { AuditAnswer, AuditJob } from './audit-pool.ts'
import { auditSheet } from './audit-sheet.ts'
import { auditBytes } from './convert/audit-bytes.ts'

/*
 * The thread in which files of strangers are read. One job at a time; a bug ends the thread and with it only the job.
 * Relations stay here: the server does not keep them, and they are the largest part of an audit.
 *
 * The heap gives back what a file took. The memory of the PDF engine only grows, to what its largest file needed: above
 * a bound this thread asks to be replaced.
 */

const mostHeldOutsideHeap = 256 * 2 ** 20

const answer = (message: AuditAnswer): void => parentPort?.postMessage(message)
const enter = (phase: AuditPhase): void => answer({ kind: 'phase', phase })

parentPort?.on('message', async ({ bytes, fileName, conversion, sheet }: AuditJob) => {
  enter('reading')
  const result = sheet ? auditSheet(bytes, fileName) : await auditBytes(bytes, fileName, conversion, enter)
  const isSpent = getHeapStatistics().external_memory > mostHeldOutsideHeap
  if (!result.ok) return answer({ kind: 'outcome', outcome: result, isSpent })
  const { source, disclosure, statements, findings, counts } = result.value
  answer({
    kind: 'outcome',
    outcome: { ok: true, value: { source, disclosure, statements, findings, counts } },
    isSpent,
  })
})
