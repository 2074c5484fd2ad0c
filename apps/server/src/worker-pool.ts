import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Read } from '@mingzhang/model'
import { tookTooLong, tooMuchMemory } from './refusals.ts'

/** What a worker says while it works on a job: any number of phases, then one outcome. */
export type WorkerAnswer<Phase, Value> =
  | { readonly kind: 'phase'; readonly phase: Phase }
  /** `isSpent`: the thread holds memory that it cannot give back, and should be replaced. */
  | { readonly kind: 'outcome'; readonly outcome: Read<Value>; readonly isSpent?: boolean }

export type WorkerPoolOptions = {
  /** A bundled worker: it takes jobs as messages and answers each as WorkerAnswer. */
  readonly workerFile: URL | string
  /** How many jobs at once; by default half the processors, at least one. */
  readonly size?: number
  /** After which a job is refused and its thread ended; 60 seconds by default. */
  readonly timeLimitMilliseconds?: number
  /** Of the thread's heap; 1,024 by default. */
  readonly memoryLimitMegabytes?: number
}

export type JobOptions<Phase> = {
  readonly onPhase?: (phase: Phase) => void
  /** Stops the job; the promise then rejects. */
  readonly signal?: AbortSignal
  /** For this job, in place of the pool's. */
  readonly timeLimitMilliseconds?: number
}

export type WorkerPool<Job, Phase, Value> = {
  /** Resolves to what the worker answers, or why it could not; rejects on a bug or when stopped. */
  readonly run: (job: Job, options?: JobOptions<Phase>) => Promise<Read<Value>>
  readonly close: () => Promise<void>
}

type Waiting<Job, Phase, Value> = {
  readonly job: Job
  readonly options: JobOptions<Phase>
  readonly settle: (outcome: Read<Value>) => void
  readonly fail: (reason: Error) => void
}

/**
 * 线程池 Works on files of strangers in threads of their own with limits of time and memory, one job a thread at a time.
 *
 * A job that takes too long or too much memory is refused; a bug rejects. Either way the thread is replaced and the
 * others do not notice; so is a thread that says it is spent. Threads start when first needed and keep no process alive while idle.
 */
export function workerPool<Job, Phase, Value>(options: WorkerPoolOptions): WorkerPool<Job, Phase, Value> {
  const size = options.size ?? Math.max(1, Math.floor(availableParallelism() / 2))
  const idle: Worker[] = []
  const threads = new Set<Worker>()
  const queue: Waiting<Job, Phase, Value>[] = []
  let closed = false

  const next = (): void => {
    const waiting = queue.shift()
    if (!waiting) return
    const worker = idle.pop() ?? startWorker(options, threads)
    void work(worker, waiting, options).then((reusable) => {
      if (reusable && !closed) idle.push(worker)
      else discard(worker, threads)
      next()
    })
  }

  const run = (job: Job, jobOptions: JobOptions<Phase> = {}): Promise<Read<Value>> =>
    new Promise((settle, fail) => {
      if (closed) return fail(new Error('the worker pool is closed'))
      queue.push({ job, options: jobOptions, settle, fail })
      if (threads.size - idle.length < size) next()
    })

  const close = async (): Promise<void> => {
    closed = true
    for (const { fail } of queue.splice(0)) fail(new Error('the worker pool is closed'))
    await Promise.all([...threads].map((worker) => worker.terminate()))
  }
  return { run, close }
}

/** New objects of a thread, three times over: with more, a thread that is idle keeps more; with less, it tidies more often. */
const mostYoung = 16

function startWorker(
  { workerFile, memoryLimitMegabytes = 1_024 }: WorkerPoolOptions,
  threads: Set<Worker>,
): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: memoryLimitMegabytes, maxYoungGenerationSizeMb: mostYoung }
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
function work<Job, Phase, Value>(
  worker: Worker,
  waiting: Waiting<Job, Phase, Value>,
  options: WorkerPoolOptions,
): Promise<boolean> {
  const { signal, onPhase } = waiting.options
  const milliseconds = waiting.options.timeLimitMilliseconds ?? options.timeLimitMilliseconds ?? 60_000
  return new Promise((resolve) => {
    const end = (reusable: boolean, settle: () => void): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      worker.unref()
      settle()
      resolve(reusable)
    }
    const onMessage = (answer: WorkerAnswer<Phase, Value>): void => {
      if (answer.kind === 'phase') onPhase?.(answer.phase)
      else end(answer.isSpent !== true, () => waiting.settle(answer.outcome))
    }
    const onError = (error: Error): void => end(false, () => settleError(waiting, error))
    const onExit = (): void => end(false, () => waiting.fail(new Error('the thread ended')))
    const onAbort = (): void => end(false, () => waiting.fail(new Error('the job was stopped')))
    const onTime = (): void =>
      end(false, () => waiting.settle({ ok: false, refusal: tookTooLong(milliseconds / 1_000) }))
    const timer = setTimeout(onTime, milliseconds)
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    worker.ref()
    if (signal?.aborted) return onAbort()
    signal?.addEventListener('abort', onAbort)
    worker.postMessage(waiting.job)
  })
}

function settleError<Job, Phase, Value>(waiting: Waiting<Job, Phase, Value>, error: Error): void {
  if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    waiting.settle({ ok: false, refusal: tooMuchMemory() })
  } else waiting.fail(error)
}
