import type { Command } from 'commander'
import type { ExitStatus } from '../exit-status.ts'

/** 命令 Adds a command to the program; it says with what status the process is to end. */
export type AddCommand = (program: Command, exit: (status: ExitStatus) => void) => void

/**
 * 各命令 Every command by its name, in the order the help lists them. Each comes with what it needs and is loaded when it is
 * called: who checks a file waits neither for the store nor for the writers.
 */
export const commands: Readonly<Record<string, () => Promise<AddCommand>>> = {
  read: async () => (await import('./read.ts')).addReadCommand,
  check: async () => (await import('./check.ts')).addCheckCommand,
  review: async () => (await import('./review.ts')).addReviewCommand,
  score: async () => (await import('./score.ts')).addScoreCommand,
  monitor: async () => (await import('./monitor.ts')).addMonitorCommand,
  records: async () => (await import('./records.ts')).addRecordsCommand,
  book: async () => (await import('./book.ts')).addBookCommand,
  compile: async () => (await import('./compile.ts')).addCompileCommand,
  edition: async () => (await import('./edition.ts')).addEditionCommand,
  verify: async () => (await import('./verify.ts')).addVerifyCommand,
  import: async () => (await import('./import.ts')).addImportCommand,
  export: async () => (await import('./export.ts')).addExportCommand,
  serve: async () => (await import('./serve.ts')).addServeCommand,
  accounts: async () => (await import('./accounts.ts')).addAccountsCommand,
  log: async () => (await import('./log.ts')).addLogCommand,
  mcp: async () => (await import('./mcp.ts')).addMcpCommand,
}

/** 要用的命令 The one that is called; all of them where none is, for the help and for whoever mistypes. */
export const wantedCommands = (called: string | undefined): Promise<AddCommand[]> =>
  Promise.all(
    Object.entries(commands)
      .filter(([name]) => called === undefined || !Object.hasOwn(commands, called) || name === called)
      .map(([, load]) => load()),
  )
