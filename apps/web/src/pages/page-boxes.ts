import type { Block, LineStart, Place } from '@mingzhang/model'
import { widthOfText } from '../document/printed-table.ts'
import type { Spot } from '../places/source-index.ts'

/** 页上的框 A box on a page: pages from 1, points from the top left, y downwards: [x0, y0, x1, y1]. */
export type PageBox = {
  readonly page: number
  readonly box: readonly [number, number, number, number]
  /** What stands in the box, where it is cut out of a line. */
  readonly words?: string
}

/**
 * 框出来 The boxes of a spot on the pages as published: one for a cell, one a printed line for words. Empty when the format
 * has no pages.
 *
 * Inside a line the box is cut by the usual widths of the characters (`fitWords` then moves it to where the file prints
 * them): a place says which line, not where in it each character stands.
 */
export function boxesOf(blocks: readonly Block[], spot: Spot): readonly PageBox[] {
  const block = blocks[spot.block]
  if (!block) return []
  if (block.kind === 'grid') {
    const row = spot.row === null ? undefined : block.rows[spot.row]
    const cell = spot.cell === null ? undefined : row?.cells[spot.cell]
    return boxOf((cell ?? row ?? block).place)
  }
  const { text, place, lines = [] } = block
  const [from, to] = [spot.from ?? 0, spot.to ?? text.length]
  if (lines.length === 0) return cut(boxOf(place), text, from, to)
  return lines.flatMap((line, at) => boxesInLine(text, line, lines[at + 1], from, to))
}

function boxesInLine(
  text: string,
  line: LineStart,
  next: LineStart | undefined,
  from: number,
  to: number,
): readonly PageBox[] {
  const printed = text.slice(line.start, next?.start ?? text.length)
  const [first, last] = [Math.max(0, from - line.start), Math.min(printed.length, to - line.start)]
  return first < last ? cut(boxOf(line.place), printed, first, last) : []
}

function boxOf(place: Place): readonly PageBox[] {
  return place.kind === 'pdf' || place.kind === 'ofd' ? [{ page: place.page, box: place.box }] : []
}

/** The part of a line's box that some of its characters take. */
function cut(boxes: readonly PageBox[], text: string, from: number, to: number): readonly PageBox[] {
  if (from <= 0 && to >= text.length) return boxes
  const whole = widthOfText(text)
  if (whole === 0) return boxes
  const [before, until] = [widthOfText(text.slice(0, from)) / whole, widthOfText(text.slice(0, to)) / whole]
  return boxes.map(({ page, box }): PageBox => {
    const [x0, y0, x1, y1] = box
    const width = x1 - x0
    // A line printed sideways is lit whole: the box does not say which way it runs.
    if (y1 - y0 > width) return { page, box }
    return { page, box: [x0 + before * width, y0, x0 + until * width, y1], words: text.slice(from, to) }
  })
}
