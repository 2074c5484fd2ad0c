/** Widths in em, rather too high, so that a machine without the font that is named has room for its stand-in. */
const widthsOf = { digit: 0.6, letter: 0.7, point: 0.32, other: 1 }

/** 文字宽度 How wide a line of text is, in widths of a Chinese character. */
export function emsOf(text: string): number {
  let ems = 0
  for (const character of text) ems += widthOf(character)
  return ems
}

export const widthOf = (character: string): number =>
  character > '\u02ff'
    ? widthsOf.other
    : /\d/u.test(character)
      ? widthsOf.digit
      : /[.,\- ]/u.test(character)
        ? widthsOf.point
        : widthsOf.letter

/** Words and numbers of Latin letters and digits are never broken; Chinese may be broken anywhere. */
const pieces = /[\u0021-\u02ff]+|[\s\S]/gu

/**
 * 行数 How many lines a text takes.
 *
 * @param ems width of a line; the first line of a text may be shorter by `indent`
 */
export function linesNeeded(text: string, ems: number, indent = 0): number {
  return text.split('\n').reduce((lines, line) => lines + linesOfLine(line, ems, indent), 0)
}

function linesOfLine(line: string, ems: number, indent: number): number {
  const whole = emsOf(line)
  if (whole + indent <= ems) return 1
  let lines = 1
  let filled = indent
  for (const [piece] of line.matchAll(pieces)) {
    const width = emsOf(piece)
    if (filled + width > ems && filled > 0) {
      lines += 1
      filled = 0
    }
    // A number longer than a line is broken all the same.
    lines += Math.max(0, Math.ceil(width / ems) - 1)
    filled += width > ems ? width % ems : width
  }
  return lines
}
