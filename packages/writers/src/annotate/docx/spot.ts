import type { XmlNode } from '../package/scan-xml.ts'

/** 字段 A piece of printed text: which characters of its spot it is, and where it stands in the part. */
export type Piece = {
  /** Characters of the spot's text, `to` exclusive. */
  readonly from: number
  readonly to: number
  /** Where its raw text (or, for a mark such as a tab, its element) begins and ends in the part. */
  readonly start: number
  readonly end: number
  /** The run it stands in, the outermost of its paragraph; null outside of any. */
  readonly run: XmlNode | null
  /** The child of the run that holds it, when the run can be parted there; null when it cannot. */
  readonly holder: XmlNode | null
  /** Can it be parted between its characters? */
  readonly isText: boolean
}

/** 文位 A paragraph line or a table cell: its text as read, its pieces, and the paragraphs it stands in. */
export type Spot = {
  readonly text: string
  readonly pieces: readonly Piece[]
  readonly paragraphs: readonly XmlNode[]
}

export const emptySpot: Spot = { text: '', pieces: [], paragraphs: [] }

/** Two spots, one behind the other, with `between` read between them. */
export const joinSpots = (one: Spot, other: Spot, between: string): Spot => {
  const shift = one.text.length + between.length
  return {
    text: one.text + between + other.text,
    pieces: [
      ...one.pieces,
      ...other.pieces.map((piece) => ({ ...piece, from: piece.from + shift, to: piece.to + shift })),
    ],
    paragraphs: [...new Set([...one.paragraphs, ...other.paragraphs])],
  }
}

/** 一段字 Characters of a spot from one to another (exclusive). */
export type Stretch = { readonly spot: Spot; readonly from: number; readonly to: number }

/**
 * 找字 Where the text of a place stands in its spot; the whole spot where it is not found as printed (automatic numbers
 * stand in what was read and not in the file).
 */
export function stretchOf(spot: Spot, within: { from: number; to: number }, text: string): Stretch {
  const wanted = text.trim()
  const at = wanted === '' ? -1 : spot.text.slice(within.from, within.to).indexOf(wanted)
  if (at >= 0) return { spot, from: within.from + at, to: within.from + at + wanted.length }
  const line = spot.text.slice(within.from, within.to)
  const lead = line.length - line.trimStart().length
  return { spot, from: within.from + lead, to: within.from + Math.max(lead, line.trimEnd().length) }
}
