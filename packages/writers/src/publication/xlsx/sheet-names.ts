import { safeText } from '../../safe-text.ts'

const longest = 31

/**
 * 工作表名 Names that every spreadsheet program takes: at most 31 characters, none of []:*?/\, none twice (case does not
 * count), never empty; no ! and no apostrophe, so that a formula can quote them as they are.
 *
 * @param endings what a name must end with, for a long title too (（续）), by the place of the title
 */
export function sheetNames(titles: readonly string[], endings: readonly string[] = []): string[] {
  const taken = new Set<string>(['history'])
  return titles.map((title, index) => {
    const ending = endings[index] ?? ''
    const plain = legal(title)
    const name = plain === '' ? legal(`表${index + 1}`) : plain
    let unique = cut(name, longest - ending.length) + ending
    for (let number = 2; taken.has(unique.toLowerCase()); number += 1) {
      const suffix = `${ending}（${number}）`
      unique = cut(name, longest - suffix.length) + suffix
    }
    taken.add(unique.toLowerCase())
    return unique
  })
}

const legal = (title: string): string =>
  cut(
    safeText(title)
      .replace(/[[\]:*?/\\\s\ufffd]+/gu, ' ')
      .replaceAll("'", '’')
      .replaceAll('!', '！')
      .trim(),
    longest,
  ).trim()

/** No half of a character is left at the end. */
const cut = (text: string, length: number): string =>
  text.length <= length ? text : text.slice(0, length).replace(/[\ud800-\udbff]$/u, '')
