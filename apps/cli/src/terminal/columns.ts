import stringWidth from 'string-width'

export type Align = 'left' | 'right'

/** 按东亚宽度对齐 Lines of a table whose columns are aligned by what a terminal shows (a Chinese character is two wide). */
export function alignColumns(rows: readonly (readonly string[])[], aligns: readonly Align[]): string[] {
  const widths = aligns.map((_, column) => Math.max(0, ...rows.map((row) => stringWidth(row[column] ?? ''))))
  return rows.map((row) =>
    aligns
      .map((align, column) => padTo(row[column] ?? '', widths[column] ?? 0, align))
      .join('  ')
      .trimEnd(),
  )
}

function padTo(text: string, width: number, align: Align): string {
  const blanks = ' '.repeat(Math.max(0, width - stringWidth(text)))
  return align === 'right' ? blanks + text : text + blanks
}

/** Cuts a text to a terminal width, with … where something was cut. */
export function cutTo(text: string, width: number): string {
  if (stringWidth(text) <= width) return text
  let cut = ''
  for (const char of text) {
    if (stringWidth(cut + char) > width - 1) break
    cut += char
  }
  return `${cut}…`
}

/** Breaks a text into lines of at most a terminal width; Chinese breaks anywhere, Latin words and numbers do not. */
export function wrapTo(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of text.match(/[\w.,%+\-−×÷=≥≤]+|\s+|./gsu) ?? []) {
    if (stringWidth(line + piece) > width && line !== '') {
      lines.push(line.trimEnd())
      line = piece.trimStart()
    } else line += piece
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()]
}
