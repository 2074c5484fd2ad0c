import type { Block, Finding, GridRow, Place, SourceDocument } from '@mingzhang/model'

/** Lines, blocks and pages that one file may have; the next file begins above them. */
const room = 2 ** 26
const mark = '\u0000'

/**
 * 编号的出处 A place that knows which of several files it is in, without a field that a reader could drop on the way: the
 * lines of file n are counted from n × 2²⁶.
 */
export function spotOf(place: Place, n: number): Place {
  switch (place.kind) {
    case 'text':
      return {
        ...place,
        line: place.line + n * room,
        ...(place.endLine !== undefined && { endLine: place.endLine + n * room }),
      }
    case 'docx':
      return { ...place, block: place.block + n * room }
    case 'pdf':
    case 'ofd':
      return { ...place, page: place.page + n * room }
    case 'xlsx':
      return { ...place, sheet: `${n}${mark}${place.sheet}` }
    case 'html':
      return { ...place, path: `${n}${mark}${place.path}` }
    case 'entry':
      return { ...place, book: `${n}${mark}${place.book}` }
    case 'derived':
      return { ...place, from: place.from.map((part) => spotOf(part, n)) }
  }
}

/** Which file a spot is in. */
export function fileOfSpot(spot: Place): number {
  switch (spot.kind) {
    case 'text':
      return Math.floor(spot.line / room)
    case 'docx':
      return Math.floor(spot.block / room)
    case 'pdf':
    case 'ofd':
      return Math.floor(spot.page / room)
    case 'xlsx':
      return Number(spot.sheet.split(mark)[0])
    case 'html':
      return Number(spot.path.split(mark)[0])
    case 'entry':
      return Number(spot.book.split(mark)[0])
    case 'derived': {
      const [first] = spot.from
      return first ? fileOfSpot(first) : 0
    }
  }
}

/** The place as its own file counts it. */
export function placeOfSpot(spot: Place): Place {
  const plain = (text: string): string => text.slice(text.indexOf(mark) + 1)
  switch (spot.kind) {
    case 'text':
      return {
        ...spot,
        line: spot.line % room,
        ...(spot.endLine !== undefined && { endLine: spot.endLine % room }),
      }
    case 'docx':
      return { ...spot, block: spot.block % room }
    case 'pdf':
    case 'ofd':
      return { ...spot, page: spot.page % room }
    case 'xlsx':
      return { ...spot, sheet: plain(spot.sheet) }
    case 'html':
      return { ...spot, path: plain(spot.path) }
    case 'entry':
      return { ...spot, book: plain(spot.book) }
    case 'derived':
      return { ...spot, from: spot.from.map(placeOfSpot) }
  }
}

/** 原件的编号 A source document whose places know that they are in file n. */
export const sourceAtSpots = (source: SourceDocument, n: number): SourceDocument => ({
  ...source,
  blocks: source.blocks.map((block): Block => {
    const place = spotOf(block.place, n)
    return block.kind === 'paragraph'
      ? { ...block, place }
      : { ...block, place, rows: block.rows.map((row) => rowAtSpots(row, n)) }
  }),
})

const rowAtSpots = (row: GridRow, n: number): GridRow => ({
  ...row,
  place: spotOf(row.place, n),
  cells: row.cells.map((cell) => ({ ...cell, place: spotOf(cell.place, n) })),
})

/** The finding with every place run through a function. */
export const withPlaces = (finding: Finding, change: (place: Place) => Place): Finding => ({
  ...finding,
  places: finding.places.map(change),
  evidence: finding.evidence.map((line) => ({ ...line, places: line.places.map(change) })),
  correction: finding.correction && { ...finding.correction, place: change(finding.correction.place) },
})

/** A finding over spots, as the file it is about tells it: places of other files bear the names of those files. */
export function findingIn(finding: Finding, own: number, names: readonly string[]): Finding {
  return withPlaces(finding, (spot) => {
    const n = fileOfSpot(spot)
    const place = placeOfSpot(spot)
    return n === own ? place : { ...place, file: names[n] ?? '' }
  })
}
