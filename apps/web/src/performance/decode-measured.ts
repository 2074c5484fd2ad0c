/** 由台账算出 How a result was computed: the rows that count, and those left out with the reason. */
export type Measured = {
  readonly why: string
  readonly counted: readonly number[]
  readonly left: readonly { readonly line: number; readonly why: string }[]
  /** The first of the rows that count, as they were when the result was computed. */
  readonly rows: readonly { readonly number: number; readonly cells: Readonly<Record<string, string>> }[]
}

/** Reads what the server kept; null when it is something else. */
export function decodeMeasured(text: string): Measured | null {
  const value: unknown = JSON.parse(text)
  if (typeof value !== 'object' || value === null || !('why' in value) || !('counted' in value)) return null
  return {
    why: String(value.why),
    counted: listOf(value.counted).map(Number),
    left: listOf('left' in value ? value.left : []).flatMap((one) =>
      typeof one === 'object' && one !== null && 'line' in one && 'why' in one
        ? [{ line: Number(one.line), why: String(one.why) }]
        : [],
    ),
    rows: listOf('rows' in value ? value.rows : []).flatMap((one) =>
      typeof one === 'object' && one !== null && 'line' in one && 'cells' in one
        ? [{ number: Number(one.line), cells: cellsOf(one.cells) }]
        : [],
    ),
  }
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const cellsOf = (value: unknown): Record<string, string> =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, cell]) => [name, String(cell)]))
    : {}
