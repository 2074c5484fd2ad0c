import { type Disclosure, namedPlaces, type Place } from '@mingzhang/model'
import { locate, type SourceIndex, spotText } from '../places/source-index.ts'
import { fill } from '../words/fill.ts'
import type { Words } from '../words/zh-cn.ts'

/** 位置的名 How places are called: the table and row, the programme and indicator, the section. */
export type PlaceNames = (place: Place, length?: 'short') => string | null

/** Reads the names of all places once. */
export function placeNames(disclosure: Disclosure, index: SourceIndex): PlaceNames {
  const names = new Map<string, { readonly long: string; readonly short: string }>()
  for (const { place, ...name } of namedPlaces(disclosure)) {
    for (const spot of locate(index, place)) {
      const exact = `${spotText(spot)}:${spot.from ?? ''}`
      // A cell may hold several figures; any other place in it goes by the first of them.
      for (const at of spot.row === null ? [exact] : [exact, spotText(spot)])
        if (!names.has(at)) names.set(at, name)
    }
  }
  return (place, length) => {
    const spot = locate(index, place)[0]
    if (!spot) return null
    const name = names.get(`${spotText(spot)}:${spot.from ?? ''}`) ?? names.get(spotText(spot))
    return name ? (length === 'short' ? name.short : name.long) : null
  }
}

/** Where a place stands, in words: 第 79 行. */
export const whereInWords = (place: Place, words: Pick<Words, 'document'>): string =>
  [place.file, spotInWords(place, words)].filter(Boolean).join(' ')

function spotInWords(place: Place, { document: words }: Pick<Words, 'document'>): string {
  switch (place.kind) {
    case 'text':
      return fill(words.line, { n: place.line })
    case 'pdf':
    case 'ofd':
      return fill(words.page, { n: place.page })
    case 'xlsx':
      return fill(words.sheet, { sheet: place.sheet, cell: place.cell })
    case 'docx':
      return fill(words.block, { n: place.block })
    case 'html':
      return pathInWords(place.path, words)
    case 'entry':
      return `${place.book} ${place.field}`
    case 'derived':
      return place.from[0] ? whereInWords(place.from[0], { document: words }) : ''
  }
}

/** /table[14]/tr[4]/td[2] and /p[81] as a person counts them; other paths as they are. */
function pathInWords(path: string, words: Words['document']): string {
  const [, table, row] = /^\/table\[(\d+)\]\/tr\[(\d+)\]/u.exec(path) ?? []
  if (table !== undefined && row !== undefined) return fill(words.tableRow, { table, row })
  const paragraph = /^\/p\[(\d+)\]/u.exec(path)?.[1]
  return paragraph === undefined ? path : fill(words.block, { n: paragraph })
}
