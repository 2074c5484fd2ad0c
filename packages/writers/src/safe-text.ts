/**
 * 净化文字 Text of a document made fit to be written anywhere.
 *
 * Documents are hostile: control characters break XML, lone surrogates break UTF-8, and direction marks
 * make a reader see other words than the ones printed. All of them become U+FFFD, so that it shows that
 * something stood there.
 */
export const safeText = (text: string): string =>
  text.toWellFormed().replace(/\r\n?/gu, '\n').replace(unfit, '\ufffd')

/** C0 and C1 controls but tab and line feed, direction marks and isolates, byte-order mark, noncharacters. */
const unfit =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be taken out
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff\ufdd0-\ufdef\ufffe\uffff]/gu

/** 一行文字 The same on one line, cut to `length` characters (code points) with … where something was cut. */
export function safeLine(text: string, length: number): string {
  const line = safeText(text).replace(/\s+/gu, ' ').trim()
  if (line.length <= length) return line
  const characters = [...line.slice(0, 2 * length + 2)]
  return characters.length <= length ? line : `${characters.slice(0, length - 1).join('')}…`
}
