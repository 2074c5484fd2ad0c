/** A page of the documentation and where it stands. */
export type Page = { readonly file: string; readonly text: string }

/** Links of a page to what lies in the repository: `path#heading`, either part may be empty. */
export const linksOf = ({ text }: Page): string[] =>
  [...text.matchAll(/\]\((?!https?:\/\/)([^)\s]+)\)/gu)].map((match) => match[1] ?? '')

/** The names by which the headings of a page are linked to, as GitHub makes them. */
export const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.*)$/gmu)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_\- ]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  )

/** Files and folders that a page names in code marks; patterns and what is built are left out. */
export const pathsOf = ({ text }: Page): string[] =>
  [
    ...text.matchAll(
      /`((?:apps|bench|docs|law|packages|samples|scripts|tidy|types)\/[\w./-]*)`|node (scripts\/\w+\.mjs)/gu,
    ),
  ]
    .map(([, marked = '', run = '']) => marked || run)
    .filter((path) => !path.includes('/dist'))

/** A command that a page tells its reader to type. */
export type Call = { readonly words: readonly string[]; readonly typed: string }

/** Every call of the command line on a page: in code marks, or a line of a fenced block. */
export const callsOf = ({ text }: Page): Call[] => {
  const fenced = [...text.matchAll(/^```(?:sh)?\n([\s\S]*?)^```/gmu)].flatMap(([, block = '']) =>
    block.split('\n'),
  )
  const marked = [...text.matchAll(/`([^`\n]+)`/gu)].map((match) => match[1] ?? '')
  return [...fenced, ...marked].flatMap((line) => {
    const typed = /^\s*(?:npx )?mingzhang ([a-z].*)$/u.exec(line.replace(/ # .*$| [|>] .*$/u, ''))?.[1]
    return typed === undefined ? [] : [{ words: typed.trim().split(/\s+/u), typed }]
  })
}

/** What is wrong with a call, by the help of its command; null when nothing is. */
export function wrongIn({ words }: Call, helpOf: (command: string) => string | null): string | null {
  const [command = '', ...rest] = words
  if (command === 'help') return null
  const help = helpOf(command)
  if (help === null) return `no command ${command}`
  const known = new Set([...help.matchAll(/--[a-z-]+/gu)].map(([option]) => option))
  const given = rest.filter((word) => word.startsWith('--'))
  const unknown = given.find((option) => !known.has(option))
  if (unknown !== undefined) return `${command} has no ${unknown}`
  if (rest.length === 0 || rest.includes('--help')) return null
  const needed = [...help.matchAll(/^ +(--[a-z-]+) .*（必填）/gmu)].map((match) => match[1] ?? '')
  const lacking = needed.find((option) => !given.includes(option))
  return lacking === undefined ? null : `${command} needs ${lacking}`
}

/** What a page for people quotes from the screen: names of rooms, buttons, notes. */
export const quotesOf = ({ text }: Page): string[] =>
  [...text.matchAll(/“([^”\n]*\p{Script=Han}[^”\n]*)”/gu)]
    .flatMap(([, quoted = '']) => quoted.split(/→| · /u))
    .map((piece) => piece.trim())

/** The words of a program as they are compared: without blanks, with one mark for what is filled in. */
export const asShown = (source: string): string => source.replace(/\s+/gu, '').replace(/\{\w+\}/gu, '\uFFFC')

/** Does a program show what is quoted? A number, 某日, 几 and …… stand for what is filled in. */
export function isShown(quoted: string, shown: string): boolean {
  const plain = quoted.replace(/\s+/gu, '')
  const pieces = plain
    .split(/\d+|某日|几|n|…+/u)
    .map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'))
  return shown.includes(plain) || new RegExp(pieces.join('.{0,6}?'), 'u').test(shown)
}
