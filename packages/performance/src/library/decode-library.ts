import type { IndicatorLibrary, LibraryEntry } from './indicator-library.ts'

type Stored = { readonly [field: string]: unknown }

const counted = ['variants', 'level2', 'units', 'operators', 'targets', 'weights', 'sectors'] as const

/** 存指标库 The library as a text; the same library gives the same text. */
export const encodeLibrary = ({ entries }: IndicatorLibrary): string =>
  JSON.stringify(
    [...entries].map(([key, entry]) => [
      key,
      { ...entry, ...Object.fromEntries(counted.map((field) => [field, [...entry[field]]])) },
    ]),
  )

/** 取指标库 The library from the text that `encodeLibrary` wrote; null when it is another text. */
export function decodeLibrary(text: string): IndicatorLibrary | null {
  const list: unknown = JSON.parse(text)
  if (!Array.isArray(list)) return null
  const entries = new Map<string, LibraryEntry>()
  for (const pair of list) {
    const [key, stored]: unknown[] = Array.isArray(pair) ? pair : []
    if (typeof key !== 'string' || typeof stored !== 'object' || stored === null) return null
    entries.set(key, entryOf({ ...stored }))
  }
  return { entries }
}

const countsOf = (value: unknown): ReadonlyMap<string, number> =>
  new Map(
    (Array.isArray(value) ? value : []).flatMap((pair: unknown) =>
      Array.isArray(pair) ? [[String(pair[0]), Number(pair[1])] as const] : [],
    ),
  )

const entryOf = (stored: Stored): LibraryEntry => ({
  name: String(stored['name']),
  uses: Number(stored['uses']),
  sources: Number(stored['sources']),
  variants: countsOf(stored['variants']),
  level2: countsOf(stored['level2']),
  units: countsOf(stored['units']),
  operators: countsOf(stored['operators']),
  targets: countsOf(stored['targets']),
  weights: countsOf(stored['weights']),
  sectors: countsOf(stored['sectors']),
})
