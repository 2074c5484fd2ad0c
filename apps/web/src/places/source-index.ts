import {
  type Block,
  type Grid,
  type Paragraph,
  type Place,
  placeText,
  type SourceDocument,
} from '@mingzhang/model'

/**
 * 落点 Where a place falls in what is shown: a paragraph or a cell, and the characters of its shown text.
 * `from` and `to` count characters (0-based, end not included); both null means all of it.
 */
export type Spot = {
  readonly block: number
  readonly row: number | null
  readonly cell: number | null
  readonly from: number | null
  readonly to: number | null
}

/** A piece of shown text on one line of the source. */
type Piece = {
  readonly block: number
  readonly row: number | null
  readonly cell: number | null
  readonly text: string
  readonly line: number
  /** 0-based character of the line where the piece starts, and where it ends. */
  readonly start: number
  readonly end: number
  readonly origin: readonly number[] | null
}

/** 原件索引 Finds the block, row and cell of any place of a document. */
export type SourceIndex = {
  readonly blocks: readonly Block[]
  readonly lines: ReadonlyMap<number, readonly Piece[]>
  readonly exact: ReadonlyMap<string, Spot>
  /** Rows by line, for places that name no cell. */
  readonly rows: ReadonlyMap<number, { readonly block: number; readonly row: number }>
}

/** Builds the index once for a document. */
export function indexSource(source: SourceDocument): SourceIndex {
  const lines = new Map<number, Piece[]>()
  const exact = new Map<string, Spot>()
  const rows = new Map<number, { block: number; row: number }>()
  const add = (piece: Piece) => {
    const pieces = lines.get(piece.line)
    if (pieces) pieces.push(piece)
    else lines.set(piece.line, [piece])
  }
  source.blocks.forEach((block, at) => {
    if (block.kind === 'paragraph') {
      const spot: Spot = { block: at, row: null, cell: null, from: null, to: null }
      indexPiece(block, spot, add, exact)
      return
    }
    indexGrid(block, at, add, exact, rows)
  })
  return { blocks: source.blocks, lines, exact, rows }
}

function indexGrid(
  grid: Grid,
  block: number,
  add: (piece: Piece) => void,
  exact: Map<string, Spot>,
  rows: Map<number, { block: number; row: number }>,
): void {
  grid.rows.forEach((gridRow, row) => {
    if (gridRow.place.kind === 'text') {
      const last = gridRow.place.endLine ?? gridRow.place.line
      for (let line = gridRow.place.line; line <= last; line += 1) {
        if (!rows.has(line)) rows.set(line, { block, row })
      }
    }
    gridRow.cells.forEach((cell, index) => {
      indexPiece(cell, { block, row, cell: index, from: null, to: null }, add, exact)
    })
  })
}

function indexPiece(
  piece: Pick<Paragraph, 'text' | 'place' | 'origin'>,
  spot: Spot,
  add: (piece: Piece) => void,
  exact: Map<string, Spot>,
): void {
  const { place, text } = piece
  if (place.kind !== 'text') {
    exact.set(placeText(place), spot)
    return
  }
  const origin = piece.origin ?? null
  const start = (place.column ?? 1) - 1
  const last = origin?.at(-1)
  const end = Math.max(last === undefined ? 0 : last + 1, start + Math.max(text.length, place.text.length))
  add({ block: spot.block, row: spot.row, cell: spot.cell, text, line: place.line, start, end, origin })
}

/**
 * 找落点 Every spot a place falls on, in reading order; a derived place falls on the spots it comes from.
 * An empty list says that the place is not in this document.
 */
export function locate(index: SourceIndex, place: Place): readonly Spot[] {
  if (place.kind === 'derived') return place.from.flatMap((from) => locate(index, from))
  if (place.kind === 'text') {
    const spot = locateText(index, place)
    return spot ? [spot] : []
  }
  if (place.kind === 'docx') return locateWord(index, place)
  const spot = index.exact.get(placeText(place))
  return spot ? [spot] : []
}

type TextPlace = Extract<Place, { kind: 'text' }>

function locateText(index: SourceIndex, place: TextPlace): Spot | null {
  const pieces = piecesOf(index, place)
  const { column } = place
  if (column !== undefined) {
    const piece = pieceAt(pieces, column - 1)
    if (piece) return spotIn(piece, column - 1, place.text)
  }
  const same = pieces.filter((piece) => piece.text !== '' && piece.text === place.text)
  if (same.length === 1 && same[0]) return whole(same[0])
  if (column === undefined) return rowOrParagraph(index, place, pieces)
  const holding = pieces.find((piece) => place.text !== '' && piece.text.includes(place.text))
  return holding ? within(holding, holding.text.indexOf(place.text), place.text.length) : null
}

function piecesOf(index: SourceIndex, place: TextPlace): readonly Piece[] {
  const pieces: Piece[] = []
  for (let line = place.line; line <= Math.max(place.line, place.endLine ?? place.line); line += 1) {
    pieces.push(...(index.lines.get(line) ?? []))
    if (pieces.length > 500) break
  }
  return pieces
}

/** A piece that starts at the column wins over one that merely ends there: cells touch each other. */
function pieceAt(pieces: readonly Piece[], at: number): Piece | undefined {
  const starting = pieces.find((piece) => piece.start === at)
  if (starting) return starting
  return pieces.find((piece) => piece.start < at && at < piece.end)
}

function rowOrParagraph(index: SourceIndex, place: TextPlace, pieces: readonly Piece[]): Spot | null {
  const paragraph = pieces.find((piece) => piece.row === null)
  if (paragraph) {
    const at = place.text === '' ? -1 : paragraph.text.indexOf(place.text)
    return at < 0 ? whole(paragraph) : within(paragraph, at, place.text.length)
  }
  const row = index.rows.get(place.line)
  return row ? { ...row, cell: null, from: null, to: null } : null
}

const whole = ({ block, row, cell }: Piece): Spot => ({ block, row, cell, from: null, to: null })

function within(piece: Piece, from: number, length: number): Spot {
  const to = Math.min(piece.text.length, from + length)
  if (to <= from || (from === 0 && to === piece.text.length)) return whole(piece)
  const { block, row, cell } = piece
  return { block, row, cell, from, to }
}

/** The characters of the shown text: by the text where it reads the same, else by the columns of the line. */
function spotIn(piece: Piece, at: number, text: string): Spot {
  const from = shownAt(piece, at)
  if (text === '' || text === piece.text) return whole(piece)
  if (piece.text.startsWith(text, from)) return within(piece, from, text.length)
  const near = nearest(piece.text, text, from)
  if (near >= 0) return within(piece, near, text.length)
  return within(piece, from, shownAt(piece, at + text.length) - from)
}

/** The first shown character that stands at or after a character of the line. */
function shownAt(piece: Piece, at: number): number {
  if (!piece.origin) return Math.max(0, at - piece.start)
  const found = piece.origin.findIndex((column) => column >= at)
  return found < 0 ? piece.text.length : found
}

function nearest(text: string, wanted: string, from: number): number {
  const after = text.indexOf(wanted, from)
  const before = text.lastIndexOf(wanted, from)
  if (after < 0 || before < 0) return Math.max(after, before)
  return after - from <= from - before ? after : before
}

function locateWord(index: SourceIndex, place: Extract<Place, { kind: 'docx' }>): readonly Spot[] {
  const spot = index.exact.get(placeText(place))
  if (!spot) return []
  const block = index.blocks[spot.block]
  const text = spot.cell === null && block?.kind === 'paragraph' ? block.text : ''
  const at = place.text && text !== place.text ? text.indexOf(place.text) : -1
  return [at < 0 ? spot : { ...spot, from: at, to: at + place.text.length }]
}

/** 落点的名 One text for one paragraph or cell, whatever the characters. */
export const spotText = ({ block, row, cell }: Pick<Spot, 'block' | 'row' | 'cell'>): string =>
  row === null ? `${block}` : `${block}.${row}.${cell ?? ''}`

/** Reading order of two spots. */
export const compareSpots = (a: Spot, b: Spot): number =>
  a.block - b.block ||
  (a.row ?? -1) - (b.row ?? -1) ||
  (a.cell ?? -1) - (b.cell ?? -1) ||
  (a.from ?? -1) - (b.from ?? -1)

/** 行号 The line of the file a place starts on; null when its format has no lines. */
export function lineOf(place: Place): number | null {
  if (place.kind === 'text') return place.line
  if (place.kind === 'derived') return place.from[0] ? lineOf(place.from[0]) : null
  return null
}
