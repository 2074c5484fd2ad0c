import { Command } from 'commander'
import { addAccountsCommand } from './commands/accounts.ts'
import { addBookCommand } from './commands/book.ts'
import { addCheckCommand } from './commands/check.ts'
import { addCompileCommand } from './commands/compile.ts'
import { addEditionCommand } from './commands/edition.ts'
import { addExportCommand } from './commands/export.ts'
import { addImportCommand } from './commands/import.ts'
import { addLogCommand } from './commands/log.ts'
import { addMcpCommand } from './commands/mcp.ts'
import { addMonitorCommand } from './commands/monitor.ts'
import { addReadCommand } from './commands/read.ts'
import { addRecordsCommand } from './commands/records.ts'
import { addReviewCommand } from './commands/review.ts'
import { addScoreCommand } from './commands/score.ts'
import { addServeCommand } from './commands/serve.ts'
import { addVerifyCommand } from './commands/verify.ts'
import { complain } from './terminal/complain.ts'
import { chineseHelp, wrongCall } from './terminal/help.ts'

async function main(): Promise<void> {
  const program = chineseHelp(new Command('mingzhang'))
    .usage('<命令> [选项]')
    .description('明账：读、查、编部门预算公开文件')
    .version('0.1.0', '-V, --version', '版本')
    .helpOption('-h, --help', '帮助')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ outputError: () => {} })
  for (const add of [
    addReadCommand,
    addCheckCommand,
    addReviewCommand,
    addScoreCommand,
    addMonitorCommand,
    addRecordsCommand,
    addBookCommand,
    addCompileCommand,
    addEditionCommand,
    addVerifyCommand,
    addImportCommand,
    addExportCommand,
    addServeCommand,
    addAccountsCommand,
    addLogCommand,
    addMcpCommand,
  ]) {
    add(program, (status) => {
      process.exitCode = status
    })
  }
  try {
    await program.parseAsync()
  } catch (error) {
    if (!isCallError(error)) throw error
    if (error.code === 'commander.help') process.exitCode = 2
    else if (error.exitCode !== 0) {
      complain(wrongCall(error.code, error.message))
      process.exitCode = 2
    }
  }
}

const isCallError = (error: unknown): error is Error & { code: string; exitCode: number } =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('commander.')

// A reader that closes early (`| head`) is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit()
  throw error
})

await main()
