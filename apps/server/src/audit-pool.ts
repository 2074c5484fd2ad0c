import type { Audited, AuditFunction, AuditPhase, Conversion } from './audit-function.ts'
import { type WorkerAnswer, type WorkerPoolOptions, workerPool } from './worker-pool.ts'

/** 任务 One file for a worker. */
export type AuditJob = {
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly conversion: Conversion | null
  readonly sheet: boolean
}

/** What a worker says while it works: any number of phases, then one outcome. */
export type AuditAnswer = WorkerAnswer<AuditPhase, Audited>

/** The worker is the bundled audit-worker, or a module that answers the same messages. */
export type AuditPoolOptions = WorkerPoolOptions

export type AuditPool = { readonly audit: AuditFunction; readonly close: () => Promise<void> }

/** 审读线程池 Audits files in threads of their own with limits of time and memory; see workerPool. */
export function auditPool(options: AuditPoolOptions): AuditPool {
  const pool = workerPool<AuditJob, AuditPhase, Audited>(options)
  const audit: AuditFunction = (bytes, fileName, auditOptions = {}) => {
    const { conversion = null, sheet = false, ...jobOptions } = auditOptions
    return pool.run({ bytes, fileName, conversion, sheet }, jobOptions)
  }
  return { audit, close: pool.close }
}
