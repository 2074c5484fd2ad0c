/** One row of a CSV text with the line it begins on, as an editor counts them from 1. */
export type CsvLine = { readonly line: number; readonly cells: readonly string[] }

/** 逗号分隔的文字 Rows of a CSV text (RFC 4180): quoted fields may hold commas, quotes and line breaks. Blank lines go. */
export function csvLines(text: string): CsvLine[] {
  const rows: CsvLine[] = []
  let row: string[] = []
  let field = ''
  let quoted = false
  let [line, began] = [1, 1]
  const body = text.replace(/^\ufeff/u, '')
  const endField = () => {
    row.push(field.trim())
    field = ''
  }
  const endRow = () => {
    endField()
    if (row.some((cell) => cell !== '')) rows.push({ line: began, cells: row })
    row = []
    began = line
  }
  for (let at = 0; at < body.length; at += 1) {
    const char = body[at] ?? ''
    if (char === '\n') line += 1
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

/** 带表头的行 Rows of a CSV text by the names of its header; `line` is where each begins. */
export function csvRecords(text: string): {
  readonly header: readonly string[]
  readonly records: readonly CsvRecord[]
} {
  const [header, ...rows] = csvLines(text)
  const names = header?.cells ?? []
  return {
    header: names,
    records: rows.map(({ line, cells }) => ({
      line,
      cells: new Map(names.map((name, column) => [name, cells[column] ?? ''])),
    })),
  }
}
