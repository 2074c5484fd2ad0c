import { storableText } from '../storable-text.ts'

/** 检索用的文字 A text as it is compared: NFKC, lower case, runs of blanks as one. */
export const searchable = (text: string): string =>
  storableText(text).normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()

/**
 * 字对 The different pairs of neighbouring characters of searchable texts; no pair spans two words. Two characters are
 * the shortest Chinese word.
 */
export function gramsOf(texts: Iterable<string>): Set<string> {
  const grams = new Set<string>()
  for (const text of texts) {
    for (const word of text.split(' ')) {
      const characters = [...word]
      for (let index = 0; index + 1 < characters.length; index += 1)
        grams.add(`${characters[index]}${characters[index + 1]}`)
    }
  }
  return grams
}

/** 检索词 The words of a query that can be searched for: two characters at least, at most eight words. */
export const wordsOf = (query: string): string[] =>
  searchable(query)
    .split(' ')
    .filter((word) => [...word].length >= 2)
    .slice(0, 8)
