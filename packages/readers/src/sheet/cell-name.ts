/** 格名 Name of a cell (C12) from its 0-based row and column. */
export function cellName(row: number, column: number): string {
  let letters = ''
  for (let left = column; left >= 0; left = Math.floor(left / 26) - 1) {
    letters = String.fromCharCode(65 + (left % 26)) + letters
  }
  return `${letters}${row + 1}`
}

/** 0-based row and column from the name of a cell; null when it is no name inside a sheet. */
export function cellAt(name: string): { readonly row: number; readonly column: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/u.exec(name)
  if (!match?.[1]) return null
  let column = 0
  for (const letter of match[1]) column = column * 26 + letter.charCodeAt(0) - 64
  const row = Number(match[2]) - 1
  return row >= 0 && row < 1_048_576 && column <= 16_384 ? { row, column: column - 1 } : null
}
