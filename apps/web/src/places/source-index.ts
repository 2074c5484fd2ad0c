import { type Block, type Paragraph, type Place, placeText, type SourceDocument } from '@mingzhang/model'

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

/** A piece of shown text, and where its raw text stands on a line of the file. */
type Piece = {
  readonly block: number
  readonly row: number | null
  readonly cell: number | null
  readonly text: string
  /** The text before cleaning, as the place has it. */
  readonly raw: string
  /** Where this text begins in what is shown: a printed line inside a paragraph of several. */
  readonly shift: number
  /** 0-based character of the line where the raw text starts. */
  readonly start: number
  /** For each shown character its place in the raw text; null when they are the same. */
  readonly origin: readonly number[] | null
}

/** 原件索引 Finds the block, row and cell of any place of a document. */
export type SourceIndex = {
  readonly blocks: readonly Block[]
  readonly lines: ReadonlyMap<number, readonly Piece[]>
  /** Pieces by their exact place, for formats that have no lines. */
  readonly exact: ReadonlyMap<string, readonly Piece[]>
  /** Rows by line, for places that name no cell. */
  readonly rows: ReadonlyMap<number, { readonly block: number; readonly row: number }>
}

type Rows = Map<number, { block: number; row: number }>

/** Builds the index once for a document. */
export function indexSource(source: SourceDocument): SourceIndex {
  const lines = new Map<number, Piece[]>()
  const exact = new Map<string, Piece[]>()
  const rows: Rows = new Map()
  const add = (shown: Shown, block: number, row: number | null, cell: number | null) => {
    const { place, text } = shown
    const start = place.kind === 'text' ? (place.column ?? 1) - 1 : 0
    const origin = shown.origin ?? null
    const piece = { block, row, cell, text, raw: place.text, shift: 0, start, origin }
    if (place.kind === 'text') push(lines, place.line, piece)
    else push(exact, placeText(place), piece)
    for (const line of printedLines(shown, piece)) push(exact, placeText(line.place), line.piece)
  }
  source.blocks.forEach((block, at) => {
    if (block.kind === 'paragraph') {
      add(block, at, null, null)
      return
    }
    block.rows.forEach((gridRow, row) => {
      indexRow(gridRow.place, { block: at, row }, rows)
      for (const [cell, shown] of gridRow.cells.entries()) add(shown, at, row, cell)
    })
  })
  return { blocks: source.blocks, lines, exact, rows }
}

type Shown = Pick<Paragraph, 'text' | 'place' | 'origin' | 'lines'>

/** The printed lines of a paragraph that say where they stand, each a piece of its own. */
function printedLines({ text, lines = [] }: Shown, piece: Piece): readonly { place: Place; piece: Piece }[] {
  return lines.map(({ start, place }, at) => {
    const line = text.slice(start, lines[at + 1]?.start ?? text.length)
    return { place, piece: { ...piece, text: line, raw: place.text, shift: start, start: 0, origin: null } }
  })
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key)
  if (values) values.push(value)
  else map.set(key, [value])
}

function indexRow(place: Place, at: { block: number; row: number }, rows: Rows): void {
  if (place.kind !== 'text') return
  for (let line = place.line; line <= (place.endLine ?? place.line); line += 1) {
    if (!rows.has(line)) rows.set(line, at)
  }
}

/**
 * 找落点 Every spot a place falls on, in reading order; a derived place falls on the spots it comes from.
 * An empty list says that the place is not in this document.
 */
export function locate(index: SourceIndex, place: Place): readonly Spot[] {
  if (place.file !== undefined) return []
  if (place.kind === 'derived') return place.from.flatMap((from) => locate(index, from))
  const spot = place.kind === 'text' ? locateText(index, place) : locateExact(index, place)
  return spot ? [spot] : []
}

/** A place of a format without lines: its piece, and in it the text where that is only a part. */
function locateExact(index: SourceIndex, place: Place): Spot | null {
  const pieces = index.exact.get(placeText(place)) ?? []
  const same = pieces.find((piece) => piece.text === place.text || piece.raw === place.text)
  if (same) return whole(same)
  const holding = pieces.find((piece) => place.text !== '' && piece.text.includes(place.text))
  if (holding) return within(holding, holding.text.indexOf(place.text), place.text.length)
  return pieces[0] ? whole(pieces[0]) : null
}

type TextPlace = Extract<Place, { kind: 'text' }>

function locateText(index: SourceIndex, place: TextPlace): Spot | null {
  const pieces = piecesOf(index, place)
  const { column } = place
  if (column !== undefined) {
    const piece = pieceAt(pieces, column - 1)
    if (piece) return isWholeRow(piece, place) ? rowOf(index, place) : spotIn(piece, column - 1, place.text)
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
  return pieces.find((piece) => piece.start < at && at < piece.start + piece.raw.length)
}

/** A place that begins with a cell and says more than the cell: the row. */
const isWholeRow = (piece: Piece, { text }: TextPlace): boolean =>
  piece.row !== null && text.length > Math.max(piece.raw.length, piece.text.length)

function rowOf(index: SourceIndex, { line }: TextPlace): Spot | null {
  const row = index.rows.get(line)
  return row ? { ...row, cell: null, from: null, to: null } : null
}

function rowOrParagraph(index: SourceIndex, place: TextPlace, pieces: readonly Piece[]): Spot | null {
  const paragraph = pieces.find((piece) => piece.row === null)
  if (paragraph) {
    const at = place.text === '' ? -1 : paragraph.text.indexOf(place.text)
    return at < 0 ? whole(paragraph) : within(paragraph, at, place.text.length)
  }
  return rowOf(index, place)
}

function whole({ block, row, cell, shift, text }: Piece): Spot {
  if (shift === 0) return { block, row, cell, from: null, to: null }
  return { block, row, cell, from: shift, to: shift + text.length }
}

function within(piece: Piece, from: number, length: number): Spot {
  const to = Math.min(piece.text.length, from + length)
  if (to <= from || (from === 0 && to === piece.text.length)) return whole(piece)
  const { block, row, cell } = piece
  return { block, row, cell, from: from + piece.shift, to: to + piece.shift }
}

/** The characters of the shown text: by the text where it reads the same, else by the columns of the line. */
function spotIn(piece: Piece, at: number, text: string): Spot {
  const from = shownAt(piece, at)
  if (text === '' || text === piece.text || text === piece.raw) return whole(piece)
  if (piece.text.startsWith(text, from)) return within(piece, from, text.length)
  const near = nearest(piece.text, text, from)
  if (near >= 0) return within(piece, near, text.length)
  return within(piece, from, shownAt(piece, at + text.length) - from)
}

/** The first shown character that stands at or after a character of the line. */
function shownAt(piece: Piece, at: number): number {
  const raw = Math.max(0, at - piece.start)
  if (!piece.origin) return raw
  const found = piece.origin.findIndex((from) => from >= raw)
  return found < 0 ? piece.text.length : found
}

function nearest(text: string, wanted: string, from: number): number {
  const after = text.indexOf(wanted, from)
  const before = text.lastIndexOf(wanted, from)
  if (after < 0 || before < 0) return Math.max(after, before)
  return after - from <= from - before ? after : before
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
