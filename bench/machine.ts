import { execFileSync } from 'node:child_process'
import { cpus, platform, release, totalmem } from 'node:os'

/** What the figures were measured on, and which commit. */
export function machine(root: string): string[] {
  const [cpu] = cpus()
  return [
    `${cpu?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`,
    `${platform()} ${release()}, Node ${process.version}`,
    `commit ${git(root, 'rev-parse', '--short', 'HEAD')}${git(root, 'status', '--porcelain', '-uno') ? ' with changes' : ''}`,
    new Date().toISOString().slice(0, 10),
  ]
}

const git = (root: string, ...args: string[]): string => {
  try {
    return execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()
  } catch {
    return 'unknown'
  }
}

/** The middle one of several measurements, and the worst. */
export function summary(values: readonly number[]): { readonly median: number; readonly worst: number } {
  const sorted = values.toSorted((one, other) => one - other)
  return { median: sorted[Math.floor(sorted.length / 2)] ?? 0, worst: sorted.at(-1) ?? 0 }
}

export const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`

/** Where Linux says how much memory a process has had. */
export const ownStatus = '/proc/self/status'

/**
 * 最高内存 The peak memory of a process, in MB, from its status. Not `resourceUsage().maxRSS`: a process begins there with the memory of
 * the one that started it.
 */
export const peakIn = (status: string): number => Number(/^VmHWM:\s*(\d+) kB$/mu.exec(status)?.[1]) / 1024
