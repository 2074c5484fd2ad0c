import { passageOf } from './passage.ts'
import { type Word, wordAt } from './words.ts'

/** 标题 A numbered line that heads what stands below: how deep, and what it names. */
export type Heading = { readonly text: string; readonly depth: number; readonly words: readonly Word[] }

const numberings: readonly RegExp[] = [
  /^第[一二三四五六七八九十]+(?:部分|章)/u,
  /^[一二三四五六七八九十]{1,3}[、.．\s]/u,
  /^[（(][一二三四五六七八九十]{1,3}[)）]/u,
  /^\d{1,2}[、.．]/u,
  /^[（(]\d{1,2}[)）]/u,
]

/** 编号层次 How deep the numbering of a line is: 1 第一部分, 2 一、, 3 （一）, 4 1., 5 (1); null when it has none. */
export const depthOf = (text: string): number | null =>
  numberings.findIndex((numbering) => numbering.test(text)) + 1 || null

/** 读标题 A short numbered line that states no sum of money, and what it names; null for any other line. */
export function headingOf(text: string): Heading | null {
  const line = text.trim()
  const depth = depthOf(line)
  // （二）事业收入：指…… of a glossary heads nothing.
  const explained = /[:：].{6,}/u.test(line)
  // A line of the contents heads what stands pages away.
  const contents = /(?:…|\.{3}|·{3})\s*\d*$/u.test(line)
  const amount = /\d(?:万|亿)?元/u.test(line.replace(/\s/gu, ''))
  const stated = explained || contents || amount || /[，；,;]|。./u.test(line)
  return depth === null || line.length > 44 || stated
    ? null
    : { text: line, depth, words: wordsOfHeading(line) }
}

/** The word of the nearest heading that names one thing; one that names several without a fund hides nothing. */
export function namedBy(headings: readonly Heading[]): Word | null {
  for (const { words } of headings.toReversed()) {
    if (words.length === 1) return words[0] ?? null
    if (words.some((word) => word.coordinates.fund !== undefined)) return null
  }
  return null
}

/** What a heading names: （二）政府性基金预算财政拨款收支. */
function wordsOfHeading(text: string): readonly Word[] {
  const line = tightText(text)
  const found: Word[] = []
  for (let at = 0; at < line.length; ) {
    const hit = wordAt(line, at)
    const word = hit?.words.find((one) => one.kind === 'measure')
    if (word) found.push(word)
    at = hit?.end ?? at + 1
  }
  return found
}

/** A line without white space, brackets and digits half-width. */
export const tightText = (text: string): string =>
  passageOf([{ text, place: { kind: 'derived', from: [], text } }]).text
