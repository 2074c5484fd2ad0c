/** 日志 One line of the log. No addresses with search words, no file names, no contents, no parameters. */
export type LogEntry = {
  readonly level: 'info' | 'error'
  readonly event: string
  readonly method?: string
  /** The pattern of the route, not the address asked for. */
  readonly route?: string
  readonly status?: number
  readonly milliseconds?: number
  readonly error?: LoggedError
}

export type Log = (entry: LogEntry) => void

/** Name, code and where; the message is left out, because parsers and drivers quote their input in it. */
export type LoggedError = {
  readonly name: string
  readonly code: string | null
  readonly frames: readonly string[]
}

/** An error as the log may show it. */
export function loggedError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { name: typeof error, code: null, frames: [] }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null
  // The message stands before the frames, and may hold lines that look like some.
  const lines = (error.stack ?? '').replace(error.message, '').split('\n')
  const frames = lines.filter((line) => /^\s+at .+:\d+:\d+\)?$/u.test(line)).map((line) => line.trim())
  return { name: error.name, code, frames: frames.slice(0, 12) }
}
