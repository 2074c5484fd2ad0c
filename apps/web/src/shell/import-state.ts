import { useQueryClient } from '@tanstack/react-query'
import { createContext, useCallback, useContext, useMemo, useRef, useState } from 'react'
import type { ImportProgress, ImportRefusal, ImportStage } from '../api/decode-progress.ts'
import { importFile } from '../api/import-file.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import type { Words } from '../words/zh-cn.ts'

export type JobStage = ImportStage | 'waiting' | 'sending' | 'unchanged' | 'stopped' | 'failed'

/** 导入的一份文件 One file on its way in. */
export type Job = {
  readonly key: number
  readonly file: File
  /** Its name where it came in a bundle, as bundle/name; the bundle is the job that can be stopped. */
  readonly memberName?: string
  readonly stage: JobStage
  readonly id: string | null
  readonly refusal: ImportRefusal | null
}

export type Imports = {
  readonly jobs: readonly Job[]
  readonly add: (files: Iterable<File>) => void
  readonly stop: (key: number) => void
  readonly again: (key: number) => void
  readonly clear: () => void
}

const none: Imports = {
  jobs: [],
  add: () => undefined,
  stop: () => undefined,
  again: () => undefined,
  clear: () => undefined,
}

export const ImportsContext = createContext<Imports>(none)

/** The imports of this window. */
export const useImports = (): Imports => useContext(ImportsContext)

/** Has a file come to its end, whichever? */
export const isOver = (stage: JobStage): boolean =>
  ['done', 'unchanged', 'refused', 'stopped', 'failed'].includes(stage)

/** How many files are sent at once; the others wait. */
const atOnce = 2

/** What one line of the report makes of a job. */
export function afterProgress(job: Job, progress: ImportProgress): Job {
  const unchanged = progress.stage === 'done' && progress.status === 'already'
  return {
    ...job,
    stage: unchanged ? 'unchanged' : progress.stage,
    id: progress.id ?? job.id,
    refusal: progress.refusal ?? job.refusal,
  }
}

/** The bundle is at work as long as its files come; what becomes of each stands in a line of its own below it. */
export function afterMember(jobs: readonly Job[], bundle: number, progress: ImportProgress): readonly Job[] {
  const key = bundle + ((progress.member ?? 0) + 1) / membersOfBundle
  const known = jobs.some((job) => job.key === key)
  const after = jobs.flatMap((job): readonly Job[] => {
    if (job.key === key) return [afterProgress(job, progress)]
    if (job.key !== bundle) return [job]
    const atWork: Job = { ...job, stage: isOver(progress.stage) ? 'saving' : progress.stage }
    if (known) return [atWork]
    const { file } = job
    const member: Job = { key, file, memberName: progress.file, stage: 'waiting', id: null, refusal: null }
    return [atWork, afterProgress(member, progress)]
  })
  return after.toSorted((one, other) => one.key - other.key)
}

/** More than a bundle can hold; the keys of its files lie between those of jobs. */
const membersOfBundle = 1_000_000

/**
 * How a job ended when the report did not say so itself: refused outright, stopped, or broken off;
 * else null.
 */
async function sendFile(
  file: File,
  signal: AbortSignal,
  words: Words,
  report: (progress: ImportProgress) => void,
): Promise<Pick<Job, 'stage' | 'refusal'> | null> {
  let last: JobStage = 'sending'
  let isBundle = false
  try {
    const refusal = await importFile(file, signal, (progress) => {
      last = progress.stage
      isBundle ||= progress.member !== undefined
      report(progress)
    })
    if (refusal) return { stage: 'refused', refusal }
    if (!isOver(last)) return lost(words, last)
    return isBundle ? { stage: 'done', refusal: null } : null
  } catch (error) {
    if (signal.aborted) return { stage: 'stopped', refusal: null }
    return lost(words, error instanceof Error ? error.message : String(error))
  }
}

const lost = (words: Words, why: string): Pick<Job, 'stage' | 'refusal'> => ({
  stage: 'failed',
  refusal: {
    what: words.import.lost,
    why: fill(words.import.lostWhy, { why }),
    toDo: words.import.lostToDo,
  },
})

/**
 * 导入 Holds the files on their way in: two at a time, each with its own request, so that each can be
 * stopped.
 */
export function useImportState(): Imports {
  const words = useWords()
  const client = useQueryClient()
  const [jobs, setJobs] = useState<readonly Job[]>([])
  const stops = useRef(new Map<number, AbortController>())
  const waiting = useRef<Job[]>([])
  const counter = useRef(0)

  const change = useCallback((key: number, next: (job: Job) => Job) => {
    setJobs((all) => all.map((job) => (job.key === key ? next(job) : job)))
  }, [])

  const run = useCallback(
    async (job: Job): Promise<void> => {
      const stop = new AbortController()
      stops.current.set(job.key, stop)
      change(job.key, (now) => ({ ...now, stage: 'sending', refusal: null }))
      const end = await sendFile(job.file, stop.signal, words, (progress) => {
        if (progress.member === undefined) change(job.key, (now) => afterProgress(now, progress))
        else setJobs((all) => afterMember(all, job.key, progress))
      })
      if (end) change(job.key, (now) => ({ ...now, ...end }))
      stops.current.delete(job.key)
      await client.invalidateQueries({ queryKey: ['documents'] })
    },
    [change, client, words],
  )

  const next = useCallback(() => {
    while (stops.current.size < atOnce) {
      const job = waiting.current.shift()
      if (!job) return
      void run(job).then(next)
    }
  }, [run])

  return useMemo(() => {
    const queue = (added: readonly Job[]) => {
      waiting.current.push(...added)
      next()
    }
    return {
      jobs,
      add: (files) => {
        const added = [...files].map((file): Job => {
          counter.current += 1
          return { key: counter.current, file, stage: 'waiting', id: null, refusal: null }
        })
        setJobs((all) => [...all.filter(({ stage }) => !isOver(stage) || stage === 'refused'), ...added])
        queue(added)
      },
      stop: (key) => {
        waiting.current = waiting.current.filter((job) => job.key !== key)
        const stop = stops.current.get(key)
        if (stop) stop.abort()
        else change(key, (job) => ({ ...job, stage: 'stopped' }))
      },
      again: (key) => {
        const job = jobs.find((one) => one.key === key)
        if (!job) return
        change(key, (now) => ({ ...now, stage: 'waiting', refusal: null }))
        queue([job])
      },
      clear: () => setJobs((all) => all.filter(({ stage }) => !isOver(stage))),
    }
  }, [jobs, next, change])
}
