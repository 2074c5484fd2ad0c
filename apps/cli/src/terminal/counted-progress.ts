import { cutTo } from './columns.ts'
import { progressLine } from './progress.ts'

/** 计数的进度 How many of how many, seconds used and left. */
export type CountedProgress = {
  /** Begins a step: what is done, and how often. */
  readonly begin: (what: string, total: number) => void
  /** More is to be done than was thought. */
  readonly grow: (by: number) => void
  /** What is being done now. */
  readonly at: (name: string) => void
  /** One more is done. */
  readonly step: (name: string) => void
  readonly clear: () => void
}

/** Progress of long work on one line of a terminal; elsewhere nothing is shown. */
export function countedProgress(
  now: () => number = () => performance.now(),
  stream: NodeJS.WriteStream = process.stderr,
): CountedProgress {
  const line = progressLine(stream)
  let step = { what: '', total: 0, done: 0, since: 0 }
  const show = (name: string): void => {
    line.show(cutTo(progressText(step, now(), name), Math.max(20, (stream.columns || 80) - 1)))
  }
  return {
    begin: (what, total) => {
      step = { what, total, done: 0, since: now() }
      show('')
    },
    grow: (by) => {
      step.total += by
    },
    at: show,
    step: (name) => {
      step.done += 1
      show(name)
    },
    clear: line.clear,
  }
}

/** 进度的话 In words: 查 120/1000  用时 12 秒  约剩 1 分 28 秒  name. */
export function progressText(
  { what, total, done, since }: { what: string; total: number; done: number; since: number },
  now: number,
  name: string,
): string {
  const used = (now - since) / 1_000
  const left = done === 0 ? null : (used / done) * Math.max(0, total - done)
  return [
    `${what} ${done}/${total}`,
    `用时 ${inWords(used)}`,
    left === null ? '' : `约剩 ${inWords(left)}`,
    name,
  ]
    .filter((part) => part !== '')
    .join('  ')
}

/** 多久 Seconds in words: 8 秒, 2 分 5 秒, 1 小时 3 分. */
export function inWords(seconds: number): string {
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole} 秒`
  if (whole < 3_600) return `${Math.floor(whole / 60)} 分 ${whole % 60} 秒`
  return `${Math.floor(whole / 3_600)} 小时 ${Math.floor((whole % 3_600) / 60)} 分`
}
