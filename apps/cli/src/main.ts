import { Command } from 'commander'
import { commands, wantedCommands } from './commands/commands.ts'
import { complain } from './terminal/complain.ts'
import { chineseHelp, wrongCall } from './terminal/help.ts'

/** `mingzhang help check` is `mingzhang check --help`, as with other programs. */
const argumentsOf = ([first, ...rest]: readonly string[]): string[] =>
  first === 'help' ? [...rest.slice(0, 1), '--help'] : first === undefined ? [] : [first, ...rest]

async function main(typed: readonly string[]): Promise<void> {
  const program = chineseHelp(new Command('mingzhang'))
    .usage('<命令> [选项]')
    .description('明账：读、查、编部门预算公开文件')
    .version('0.1.0', '-V, --version', '版本')
    .helpOption('-h, --help', '帮助')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ outputError: () => {} })
  const given = argumentsOf(typed)
  const called = given[0] !== undefined && Object.hasOwn(commands, given[0]) ? given[0] : null
  for (const add of await wantedCommands(given[0])) {
    add(program, (status) => {
      process.exitCode = status
    })
  }
  try {
    await program.parseAsync(given, { from: 'user' })
  } catch (error) {
    if (!isCallError(error)) throw error
    if (error.code === 'commander.help') process.exitCode = 2
    else if (error.exitCode !== 0) {
      complain(wrongCall(error.code, error.message, called))
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

// A mistake of the program must not look like "errors were found", which is status 1.
process.on('uncaughtException', (error) => {
  complain('程序出了错，这是程序的缺陷，不是文件的问题；请把这条命令和下面的内容反馈给我们')
  process.stderr.write(`${error.stack ?? String(error)}\n`)
  process.exit(2)
})

await main(process.argv.slice(2))
