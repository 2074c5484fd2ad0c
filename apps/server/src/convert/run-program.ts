import { spawn } from 'node:child_process'
import { platform } from 'node:os'
import { delimiter } from 'node:path'

/** 外部程序的限度 What another program may take. */
export type ProgramLimits = {
  readonly seconds: number
  readonly megabytes: number
  /** Whoever asked gave up: the program is ended and the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined
}

/** How a program ended: its output when it did its work, else why not. */
export type ProgramEnd =
  | { readonly kind: 'done'; readonly output: string }
  | { readonly kind: 'missing' | 'failed' | 'too-long' }

const mostOutput = 4 * 1024 * 1024

/**
 * 运行程序 Runs an installed program on a stranger's file: in a folder of its own that is also its home, with nothing of
 * our environment but the path to programs, within limits of time, memory and size of files, and ended with everything
 * it started.
 *
 * @param name of the program, looked up in the path
 * @param folder where it works; taken away by the caller
 */
export function runProgram(
  name: string,
  args: readonly string[],
  folder: string,
  { seconds, megabytes, signal }: ProgramLimits,
): Promise<ProgramEnd> {
  const isUnix = platform() !== 'win32'
  // Limits of the shell: seconds of processor, blocks of 512 bytes a file, KiB of memory. Status 127 is a missing program.
  const bounds = `ulimit -t ${seconds * 2}; ulimit -f ${megabytes * 2_048}; ulimit -v ${8 * 1024 * 1024}; exec "$@"`
  const [command, given] = isUnix ? ['/bin/sh', ['-c', bounds, 'sh', name, ...args]] : [name, [...args]]
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const child = spawn(command, given, {
      cwd: folder,
      detached: isUnix,
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { PATH: searchPath(), HOME: folder, TMPDIR: folder, LANG: 'C.UTF-8', OMP_THREAD_LIMIT: '1' },
    })
    const chunks: Buffer[] = []
    let size = 0
    let isOver = false
    const end = (how: ProgramEnd | null): void => {
      if (isOver) return
      isOver = true
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
      endAll(child.pid, isUnix)
      if (how) resolve(how)
      else reject(signal?.reason)
    }
    const onAbort = (): void => end(null)
    signal?.addEventListener('abort', onAbort)
    const timer = setTimeout(() => end({ kind: 'too-long' }), seconds * 1_000)
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= mostOutput) chunks.push(chunk)
    })
    child.on('error', () => end({ kind: 'missing' }))
    child.on('close', (status) => {
      if (status === 0) end({ kind: 'done', output: Buffer.concat(chunks).toString('utf8') })
      else end({ kind: status === 127 ? 'missing' : 'failed' })
    })
  })
}

/** The group of the program: LibreOffice is a script that starts another process. */
function endAll(pid: number | undefined, isUnix: boolean): void {
  if (pid === undefined) return
  try {
    process.kill(isUnix ? -pid : pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

const searchPath = (): string => process.env['PATH'] ?? ['/usr/local/bin', '/usr/bin', '/bin'].join(delimiter)
