import { Command } from 'commander'
import { wantedCommands } from './commands/commands.ts'
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
  for (const add of await wantedCommands(process.argv[2])) {
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
