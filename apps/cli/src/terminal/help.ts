import type { Command } from 'commander'
import stringWidth from 'string-width'

const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
}

/** Help in Chinese, aligned by what a terminal shows. */
export const chineseHelp = (program: Command): Command =>
  program.configureHelp({
    displayWidth: stringWidth,
    styleTitle: (title) => titles[title] ?? title,
    subcommandTerm: (command) => [command.name(), command.usage()].join(' '),
  })

const mistakes: Readonly<Record<string, string>> = {
  'commander.unknownOption': '没有这个选项',
  'commander.unknownCommand': '没有这个命令',
  'commander.missingArgument': '缺少参数',
  'commander.optionMissingArgument': '选项缺少值',
  'commander.invalidArgument': '参数不对',
  'commander.excessArguments': '参数太多',
}

/** A wrong call in one Chinese line, with the piece that is wrong as it was typed. */
export function wrongCall(code: string, message: string): string {
  const piece = /'([^']+)'/u.exec(message)?.[1] ?? ''
  const reason = /is invalid\. (.+)$/u.exec(message)?.[1] ?? ''
  const what = mistakes[code] ?? message
  return [`${what}${piece && ` ${piece}`}`, reason, 'mingzhang --help 列出全部命令']
    .filter(Boolean)
    .join('；')
}
