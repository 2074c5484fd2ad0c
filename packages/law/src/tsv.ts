/** One row of a tab-separated file of law/, by column name; a blank cell is an empty string. */
export type TsvRow = { readonly [column: string]: string }

/** Reads a tab-separated text with a header line. Rows shorter than the header have blanks at their end. */
export function rowsOfTsv(text: string): TsvRow[] {
  const [head = '', ...lines] = text.split(/\r?\n/u)
  const columns = head.split('\t')
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const cells = line.split('\t')
      return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']))
    })
}

/** A value computed once, when first asked for: the catalogues are large and most commands need few of them. */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
