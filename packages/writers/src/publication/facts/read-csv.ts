/**
 * 读逗号分隔值 The records of a CSV text by RFC 4180, each with the line of the file where it begins (from 1). A text that
 * was kept from being a formula loses its apostrophe again.
 */
export function readCsv(text: string): { readonly line: number; readonly fields: readonly string[] }[] {
  const records: { line: number; fields: string[] }[] = []
  let fields: string[] = []
  let line = 1
  let start = 1
  const field = /"((?:[^"]|"")*)"(,|\r?\n|$)|([^,\r\n]*)(,|\r?\n|$)/uy
  const content = text.replace(/^\ufeff/u, '')
  while (field.lastIndex < content.length) {
    const match = field.exec(content)
    if (match === null) break
    const [whole, quoted, , plain = '', endOfPlain] = match
    const end = match[2] ?? endOfPlain
    const value = quoted === undefined ? plain : quoted.replaceAll('""', '"')
    fields.push(value.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/u, ''))
    line += whole.split('\n').length - 1
    if (end === ',') continue
    records.push({ line: start, fields })
    fields = []
    start = line
  }
  if (fields.length > 0) records.push({ line: start, fields: [...fields, ''] })
  return records
}
