/** A heading of docs/command-line.md and the first fenced block below it: there stands the help of that command. */
const blockBelow = /^(#{1,2} (\S+)[^\n]*\n(?:(?!```)[^\n]*\n)*?```\n)([\s\S]*?)(```)/gmu

/** The page with every command's help as the program prints it now. */
export const withHelp = (page: string, helpOf: (command: string) => string): string =>
  page.replace(blockBelow, (_, head: string, command: string, _old: string, close: string) => {
    const help = helpOf(/^[a-z]+$/u.test(command) ? command : '')
    return `${head}${help.trim()}\n${close}`
  })

/** Every command that has a heading of its own on the page. */
export const commandsOn = (page: string): string[] =>
  [...page.matchAll(/^## ([a-z]+)/gmu)].map((match) => match[1] ?? '')
