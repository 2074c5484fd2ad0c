import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { AuditFunction, AuditOptions, AuditOutcome, AuditPhase, Conversion } from './audit-function.ts'
import { tookTooLong, tooMuchMemory } from './refusals.ts'

/** 任务 One file for a worker. */
export type AuditJob = {
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly conversion: Conversion | null
}

/** What a worker says while it works: any number of phases, then one outcome. */
export type AuditAnswer =
  | { readonly kind: 'phase'; readonly phase: AuditPhase }
  | { readonly kind: 'outcome'; readonly outcome: AuditOutcome }

export type AuditPoolOptions = {
  /** The bundled audit-worker, or a module that answers the same messages. */
  readonly workerFile: URL | string
  /** How many files at once; by default half the processors, at least one. */
  readonly size?: number
  /** After which a file is refused and its thread ended; 60 seconds by default. */
  readonly timeLimitMilliseconds?: number
  /** Of the thread's heap; 1,024 by default. */
  readonly memoryLimitMegabytes?: number
}

export type AuditPool = { readonly audit: AuditFunction; readonly close: () => Promise<void> }

type Waiting = AuditJob & {
  readonly options: AuditOptions
  readonly settle: (outcome: AuditOutcome) => void
  readonly fail: (reason: Error) => void
}

/**
 * 审读线程池 Audits files in threads of their own with limits of time and memory, one file a thread at a time.
 *
 * A file that takes too long or too much memory is refused; a bug rejects. Either way the thread is replaced and the
 * others do not notice. Threads start when first needed and keep no process alive while idle.
 */
export function auditPool(options: AuditPoolOptions): AuditPool {
  const size = options.size ?? Math.max(1, Math.floor(availableParallelism() / 2))
  const idle: Worker[] = []
  const threads = new Set<Worker>()
  const queue: Waiting[] = []
  let closed = false

  const next = (): void => {
    const job = queue.shift()
    if (!job) return
    const worker = idle.pop() ?? startWorker(options, threads)
    void run(worker, job, options).then((reusable) => {
      if (reusable && !closed) idle.push(worker)
      else discard(worker, threads)
      next()
    })
  }

  const audit: AuditFunction = (bytes, fileName, auditOptions = {}) =>
    new Promise((settle, fail) => {
      if (closed) return fail(new Error('the audit pool is closed'))
      const { conversion = null } = auditOptions
      queue.push({ bytes, fileName, conversion, options: auditOptions, settle, fail })
      if (threads.size - idle.length < size) next()
    })

  const close = async (): Promise<void> => {
    closed = true
    for (const { fail } of queue.splice(0)) fail(new Error('the audit pool is closed'))
    await Promise.all([...threads].map((worker) => worker.terminate()))
  }
  return { audit, close }
}

function startWorker(
  { workerFile, memoryLimitMegabytes = 1_024 }: AuditPoolOptions,
  threads: Set<Worker>,
): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: memoryLimitMegabytes, maxYoungGenerationSizeMb: 64 }
  const worker = new Worker(workerFile, { resourceLimits, execArgv: [], stdout: true, stderr: true })
  threads.add(worker)
  // An idle thread that fails is noticed when it is next used; without a listener it would end the process.
  worker.on('error', () => {})
  return worker
}

function discard(worker: Worker, threads: Set<Worker>): void {
  threads.delete(worker)
  void worker.terminate()
}

/** Runs one job to its end. Resolves to whether the thread can take another. */
function run(worker: Worker, job: Waiting, options: AuditPoolOptions): Promise<boolean> {
  const { signal, onPhase } = job.options
  const milliseconds = options.timeLimitMilliseconds ?? 60_000
  return new Promise((resolve) => {
    const end = (reusable: boolean, settle: () => void): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      worker.unref()
      settle()
      resolve(reusable)
    }
    const onMessage = (answer: AuditAnswer): void => {
      if (answer.kind === 'phase') onPhase?.(answer.phase)
      else end(true, () => job.settle(answer.outcome))
    }
    const onError = (error: Error): void => end(false, () => settleError(job, error))
    const onExit = (): void => end(false, () => job.fail(new Error('the audit thread ended')))
    const onAbort = (): void => end(false, () => job.fail(new Error('the audit was stopped')))
    const onTime = (): void =>
      end(false, () => job.settle({ ok: false, refusal: tookTooLong(milliseconds / 1_000) }))
    const timer = setTimeout(onTime, milliseconds)
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    worker.ref()
    if (signal?.aborted) return onAbort()
    signal?.addEventListener('abort', onAbort)
    const { bytes, fileName, conversion } = job
    worker.postMessage({ bytes, fileName, conversion } satisfies AuditJob)
  })
}

function settleError(job: Waiting, error: Error): void {
  if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    job.settle({ ok: false, refusal: tooMuchMemory() })
  } else job.fail(error)
}
