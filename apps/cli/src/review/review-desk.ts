import { availableParallelism } from 'node:os'
import type { Read, Refusal } from '@mingzhang/model'
import { type WorkerPool, workerPool } from '@mingzhang/server/worker-pool'
import { complainOf } from '../terminal/complain.ts'
import { type CountedProgress, countedProgress } from '../terminal/counted-progress.ts'
import type { ReviewJob, ReviewValue } from './review-job.ts'

/** 审读台 What the steps of a review share: threads, a way to stop, a line of progress. */
export type ReviewDesk = {
  /** Jobs at once. */
  readonly size: number
  readonly signal: AbortSignal
  readonly progress: CountedProgress
  /** Null when the review was stopped before the job was done. */
  readonly run: (job: ReviewJob) => Promise<Read<ReviewValue> | null>
  readonly refuse: (file: string, refusal: Refusal) => void
  readonly refused: { readonly file: string; readonly refusal: Refusal }[]
  readonly close: () => Promise<void>
}

/** One file may take so long; several together so long each, and together no longer than an hour. */
const secondsPerFile = 60

export function openDesk(signal: AbortSignal): ReviewDesk {
  const size = availableParallelism()
  const pool: WorkerPool<ReviewJob, never, ReviewValue> = workerPool({
    workerFile: new URL('./review-worker.mjs', import.meta.url),
    size,
  })
  const progress = countedProgress()
  const refused: ReviewDesk['refused'] = []
  const run = async (job: ReviewJob): Promise<Read<ReviewValue> | null> => {
    if (signal.aborted) return null
    const files = job.kind === 'together' ? Math.min(job.files.length, 60) : 1
    try {
      const outcome = await pool.run(job, { signal, timeLimitMilliseconds: secondsPerFile * 1_000 * files })
      return outcome.ok ? outcome : { ok: false, refusal: refusalOf(outcome.refusal, secondsPerFile * files) }
    } catch {
      return signal.aborted ? null : { ok: false, refusal: programError }
    }
  }
  const refuse = (file: string, refusal: Refusal): void => {
    refused.push({ file, refusal })
    progress.clear()
    complainOf(file, refusal)
  }
  return { size, signal, progress, run, refuse, refused, close: pool.close }
}

/** The pool's own refusals speak of an import; here nothing is imported. */
function refusalOf(refusal: Refusal, seconds: number): Refusal {
  if (refusal.id === 'import/took-too-long') return { ...refusal, what: `${seconds} 秒还没有读完，已停止` }
  if (refusal.id === 'import/too-much-memory') return { ...refusal, what: '需要的内存超过了限度，已停止' }
  return refusal
}

const programError: Refusal = {
  id: 'review/program-error',
  what: '处理这份文件时程序出错',
  why: '这是程序的缺陷，不是文件的问题；其他文件不受影响',
  toDo: '请换一种格式再试，并把这份文件反馈给我们',
}

/** Does each thing with at most so many at once, in order of their coming; stops when the signal says so. */
export async function eachAtMost<T>(
  items: AsyncIterable<T> | Iterable<T>,
  { size, signal }: Pick<ReviewDesk, 'size' | 'signal'>,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const active = new Set<Promise<void>>()
  for await (const item of items) {
    if (signal.aborted) break
    const task = work(item).finally(() => active.delete(task))
    active.add(task)
    // One more than there are threads, so that none waits for a file to be loaded.
    if (active.size > size) await Promise.race(active)
  }
  await Promise.all(active)
}
