import type { Glyph, Page, Rule } from '../page/page.ts'

/** 识别的一行 A line of print and its words, in pixels of the picture. */
type Word = {
  readonly text: string
  readonly left: number
  readonly width: number
  /** Lower edge of its line, and how high that line is. */
  readonly foot: number
  readonly height: number
}

/**
 * 识别页 A page from what tesseract recognised in its picture (its table of words, `tsv`), and the ruling lines of the
 * picture. Words carry their box; characters share it by their width.
 *
 * @param tsv the words of this page, with the line of column names
 * @param number 1-based number of the page
 * @param dotsPerInch resolution of the picture
 * @param rules ruling lines in points, as `ruledLines` finds them
 */
export function recognisedPage(
  tsv: string,
  number: number,
  dotsPerInch: number,
  rules: readonly Rule[],
): Page {
  const scale = 72 / dotsPerInch
  const { words, width, height } = wordsOf(tsv)
  const size = typeSize(words) * scale
  return {
    number,
    width: width * scale,
    height: height * scale,
    glyphs: words.flatMap((word) => glyphsOf(word, scale, size)),
    strays: [],
    rules,
    turn: 0,
    pictures: 0,
  }
}

function wordsOf(tsv: string): { words: Word[]; width: number; height: number } {
  const words: Word[] = []
  let [width, height, foot, lineHeight] = [0, 0, 0, 0]
  for (const row of tsv.split(/\r?\n/u).slice(1)) {
    const fields = row.split('\t')
    const [level = 0, , , , , , left = 0, top = 0, wide = 0, high = 0] = fields.map(Number)
    if (level === 1) [width, height] = [wide, high]
    if (level === 4) [foot, lineHeight] = [top + high, high]
    // Upright strokes of a table are often read as signs.
    const text = (fields[11] ?? '').replace(/[|｜]/gu, '').trim()
    if (level === 5 && text !== '' && wide > 0)
      words.push({ text, left, width: wide, foot, height: lineHeight })
  }
  return { words: words.flatMap(wholeFigure), width, height }
}

/**
 * Recognition takes an amount apart at its comma and point (24, 458. 43). The pieces are put together there, and nowhere
 * else: two runs of digits with nothing between them may have lost their point.
 */
function wholeFigure(word: Word, index: number, words: readonly Word[]): Word[] {
  const before = words[index - 1]
  if (before && joins(before, word)) return []
  let { text } = word
  let last = word
  for (const next of words.slice(index + 1)) {
    if (!joins(last, next)) break
    text += next.text
    last = next
  }
  return [
    { ...word, text: text.replace(/(?<=\d)，(?=\d{3})/gu, ','), width: last.left + last.width - word.left },
  ]
}

const joins = (before: Word, word: Word): boolean =>
  before.foot === word.foot &&
  word.left - before.left - before.width < 0.7 * word.height &&
  /^[-\d,，.]+$/u.test(before.text + word.text) &&
  (/[,，.]$/u.test(before.text) || /^[,，.]/u.test(word.text))

const isWide = (char: string): boolean => /[\p{Script=Han}\u3000-\u303f\uff00-\uff60“”‘’—…]/u.test(char)
const weightOf = (char: string): number => (isWide(char) ? 1 : 0.5)

/** The size of type of a page: the usual width of a Chinese character; the usual height of a line where there is none. */
function typeSize(words: readonly Word[]): number {
  const widths = words.flatMap(({ text, width }) => {
    const chars = [...text]
    return chars.every((char) => /\p{Script=Han}/u.test(char)) ? [width / chars.length] : []
  })
  return median(widths.length > 0 ? widths : words.map(({ height }) => height))
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 1

function glyphsOf({ text, left, width, foot }: Word, scale: number, size: number): Glyph[] {
  const chars = [...text]
  const total = chars.reduce((sum, char) => sum + weightOf(char), 0)
  const base = foot * scale - 0.15 * size
  let at = left
  return chars.map((char) => {
    const x0 = at
    at += (width * weightOf(char)) / total
    return {
      text: char,
      x0: x0 * scale,
      x1: at * scale,
      y0: base - 0.85 * size,
      y1: base + 0.15 * size,
      base,
      size,
    }
  })
}
