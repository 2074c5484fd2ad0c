/** 由台账算出 How a result was computed: the rows that count, and those left out with the reason. */
export type Measured = {
  readonly why: string
  readonly counted: readonly number[]
  readonly left: readonly { readonly line: number; readonly why: string }[]
}

/** Reads what the server kept; null when it is something else. */
export function decodeMeasured(text: string): Measured | null {
  const value: unknown = JSON.parse(text)
  if (typeof value !== 'object' || value === null || !('why' in value) || !('counted' in value)) return null
  const left: unknown = 'left' in value ? value.left : []
  return {
    why: String(value.why),
    counted: Array.isArray(value.counted) ? value.counted.map(Number) : [],
    left: (Array.isArray(left) ? left : []).flatMap((one: unknown) =>
      typeof one === 'object' && one !== null && 'line' in one && 'why' in one
        ? [{ line: Number(one.line), why: String(one.why) }]
        : [],
    ),
  }
}
