/** 值的格 Rows of cells; a cell in quotation marks may hold separators and line ends. Blank rows are left out. */
export const cellsOfText = (text: string, separator: string): string[][] =>
  rowsOfText(text, separator).filter((cells) => cells.some((one) => one !== ''))

function rowsOfText(text: string, separator: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let isQuoted = false
  const source = text.replace(/\r\n?/gu, '\n').replace(/\n$/u, '')
  for (let at = 0; at < source.length; at += 1) {
    const char = source[at] ?? ''
    if (char === '"' && (isQuoted || cell === '')) {
      if (isQuoted && source[at + 1] === '"') {
        cell += '"'
        at += 1
      } else isQuoted = !isQuoted
    } else if (isQuoted || (char !== separator && char !== '\n')) cell += char
    else {
      row.push(cell.trim())
      cell = ''
      if (char === '\n') {
        rows.push(row)
        row = []
      }
    }
  }
  row.push(cell.trim())
  return [...rows, row]
}

/** 剪贴板的格 Cells of a table from the clipboard, where rows are lines and tabs part cells. */
export const cellsOfClipboard = (text: string): string[][] => cellsOfText(text, '\t')

/** 原位的格 The same with its blank rows: where cells are laid beside rows that are there, a gap must stay a gap. */
export const cellsInPlace = (text: string): string[][] => rowsOfText(text, '\t')
