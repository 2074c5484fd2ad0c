/** 逗号分隔的文字 Rows of a CSV text (RFC 4180): quoted fields may hold commas, quotes and line breaks. Blank lines go. */
export function csvRows(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let field = ''
  let quoted = false
  const body = text.replace(/^\ufeff/u, '')
  const endField = () => {
    row.push(field.trim())
    field = ''
  }
  const endRow = () => {
    endField()
    if (row.some((cell) => cell !== '')) rows.push(row)
    row = []
  }
  for (let at = 0; at < body.length; at += 1) {
    const char = body[at] ?? ''
    if (quoted) {
      if (char !== '"') field += char
      else if (body[at + 1] === '"') {
        field += '"'
        at += 1
      } else quoted = false
    } else if (char === '"' && field.trim() === '') {
      field = ''
      quoted = true
    } else if (char === ',') endField()
    else if (char === '\n') endRow()
    else if (char !== '\r') field += char
  }
  endRow()
  return rows
}

/** One row by the names of the header. */
export type CsvRecord = { readonly line: number; readonly cells: ReadonlyMap<string, string> }

/** 带表头的行 Rows of a CSV text by the names of its header; `line` counts rows that hold something, the header is 1. */
export function csvRecords(text: string): {
  readonly header: readonly string[]
  readonly records: readonly CsvRecord[]
} {
  const [header = [], ...rows] = csvRows(text)
  return {
    header,
    records: rows.map((row, index) => ({
      line: index + 2,
      cells: new Map(header.map((name, column) => [name, row[column] ?? ''])),
    })),
  }
}
