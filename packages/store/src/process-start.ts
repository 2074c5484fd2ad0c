import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * 进程启动时刻 When a process started, as an opaque text that differs for a later process with the same number.
 *
 * On Linux from /proc (boot id and clock ticks since boot), elsewhere from `ps`; null when it cannot be told.
 */
export function processStart(pid: number): string | null {
  try {
    return process.platform === 'linux' ? startOnLinux(pid) : startFromPs(pid)
  } catch {
    return null
  }
}

/** Is there a process with this number? One of another user counts. */
export function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}

/** Field 22 of stat; the command name in field 2 may hold blanks and brackets, so fields are counted after it. */
function startOnLinux(pid: number): string | null {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  return ticks === undefined ? null : `${boot} ${ticks}`
}

function startFromPs(pid: number): string | null {
  if (process.platform === 'win32') return null
  const options = {
    encoding: 'utf8',
    timeout: 2_000,
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
  } as const
  return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], options).trim() || null
}
