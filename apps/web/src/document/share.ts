import type { Place } from '@mingzhang/model'
import type { Spot } from '../places/source-index.ts'
import type { Reading } from './reading.ts'

/**
 * 占位 How far down the document a spot stands, 0 to 1: by its line or page where the format has them, else by
 * its block.
 */
export function shareOf(reading: Reading, { block, row }: Pick<Spot, 'block' | 'row'>): number {
  const piece = reading.index.blocks[block]
  if (!piece) return 0
  const place = piece.kind === 'grid' && row !== null ? (piece.rows[row]?.place ?? piece.place) : piece.place
  return shareOfPlace(reading, place, block)
}

/** The share at which a block ends. */
export function shareOfEnd(reading: Reading, block: number): number {
  const piece = reading.index.blocks[block]
  if (piece?.place.kind === 'text' && reading.counts.lines > 0) {
    return Math.min(1, (piece.place.endLine ?? piece.place.line) / reading.counts.lines)
  }
  const next = reading.index.blocks[block + 1]
  return next ? shareOfPlace(reading, next.place, block + 1) : 1
}

function shareOfPlace(reading: Reading, place: Place, block: number): number {
  if (place.kind === 'text' && reading.counts.lines > 0)
    return Math.min(1, (place.line - 1) / reading.counts.lines)
  if ((place.kind === 'pdf' || place.kind === 'ofd') && reading.pages) {
    const { count, height } = reading.pages
    return (place.page - 1 + Math.min(1, place.box[1] / height)) / count
  }
  return block / Math.max(1, reading.counts.blocks)
}
