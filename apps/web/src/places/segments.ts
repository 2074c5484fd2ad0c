/** 标记 A range of shown text that means something; both ends null: all of it. */
export type Mark<T> = { readonly from: number | null; readonly to: number | null; readonly value: T }

/** A run of text with the marks that cover it, the narrowest first. */
export type Segment<T> = { readonly text: string; readonly at: number; readonly values: readonly T[] }

/**
 * 分段 Cuts a text where marks begin and end.
 *
 * @param text what is shown
 * @param marks ranges in characters of it, in any order, overlapping or not
 * @returns runs that put together give the text again
 */
export function segmentsOf<T>(text: string, marks: readonly Mark<T>[]): readonly Segment<T>[] {
  if (marks.length === 0) return [{ text, at: 0, values: [] }]
  const ranges = marks.map(({ from, to, value }) => ({
    from: Math.max(0, from ?? 0),
    to: Math.min(text.length, to ?? text.length),
    value,
  }))
  const cuts = new Set([0, text.length])
  for (const { from, to } of ranges) {
    if (from < to) cuts.add(from).add(to)
  }
  const stops = [...cuts].sort((a, b) => a - b)
  const segments: Segment<T>[] = []
  for (let index = 0; index + 1 < stops.length; index += 1) {
    const at = stops[index] ?? 0
    const end = stops[index + 1] ?? at
    const covering = ranges.filter(({ from, to }) => from <= at && end <= to)
    covering.sort((a, b) => a.to - a.from - (b.to - b.from))
    segments.push({ text: text.slice(at, end), at, values: covering.map(({ value }) => value) })
  }
  return segments
}
