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
    optionDescription: ({ description, mandatory }) => (mandatory ? `${description}（必填）` : description),
  })

const mistakes: Readonly<Record<string, (piece: string) => string>> = {
  'commander.unknownOption': (piece) => `没有这个选项 ${piece}`,
  'commander.unknownCommand': (piece) => `没有这个命令 ${piece}`,
  'commander.missingArgument': (piece) => `缺少参数 ${piece}`,
  'commander.missingMandatoryOptionValue': (piece) => `缺少选项 ${piece}`,
  'commander.optionMissingArgument': (piece) => `选项缺少值 ${piece}`,
  'commander.invalidArgument': (piece) => `参数不对 ${piece}`,
  'commander.excessArguments': (piece) => `${piece} 的参数太多`,
}

/**
 * A wrong call in one Chinese line: the piece that is wrong as it was typed, what was probably meant, where the help is.
 *
 * @param called the command that was called, if there is one of that name
 */
export function wrongCall(code: string, message: string, called: string | null): string {
  const [option, value] = /option '(\S+)[^']*' argument '([^']*)' is invalid/u.exec(message)?.slice(1) ?? []
  const piece = option === undefined ? (/'([^']+)'/u.exec(message)?.[1] ?? '') : `${option} ${value ?? ''}`
  const reason = /is invalid(?: for argument '[^']*')?\. (.+)$/u.exec(message)?.[1] ?? ''
  const meant = /\(Did you mean (?:one of )?(.+?)\?\)/u.exec(message)?.[1]?.replaceAll(', ', '、') ?? ''
  return [
    mistakes[code]?.(piece) ?? message,
    reason,
    meant && `是不是 ${meant}`,
    called === null ? 'mingzhang --help 列出全部命令' : `用法见 mingzhang ${called} --help`,
  ]
    .filter(Boolean)
    .join('；')
}
