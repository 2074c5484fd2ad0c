import type { Rule } from '../page/page.ts'

/** 灰度图 A picture in shades of grey, a byte a point, row by row; 0 is black. */
export type GreyPicture = { readonly width: number; readonly height: number; readonly pixels: Uint8Array }

/** 读 PGM A picture as pdftoppm draws it (binary PGM, 8 bits); null when the bytes are none. */
export function greyPicture(bytes: Uint8Array): GreyPicture | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 64))
  const found = /^P5\s+(\d+)\s+(\d+)\s+255\s/u.exec(head)
  if (!found) return null
  const [width, height] = [Number(found[1]), Number(found[2])]
  const pixels = bytes.subarray(found[0].length)
  return pixels.length < width * height || width * height === 0 ? null : { width, height, pixels }
}

/** Darker than this is ink. */
const ink = 150
/** A line of a table is at least this long, in points: longer than any stroke of a character. */
const shortest = 26
/** A straight piece of a line that is not quite level, in points. */
const shortestPiece = 12

type Segment = { from: number; to: number; readonly first: number; last: number }

/**
 * 找框线 Ruling lines of a scanned page, in points, origin at the top left: dark runs longer than any character, put
 * together where the paper lay a little askew.
 */
export function ruledLines(picture: GreyPicture, dotsPerInch: number): Rule[] {
  const scale = 72 / dotsPerInch
  return [true, false].flatMap((isLevel) =>
    segmentsOf(picture, isLevel, shortestPiece / scale)
      .filter(
        ({ from, to, first, last }) => (to - from) * scale >= shortest && (last - first) * 8 < to - from,
      )
      .map(({ from, to, first, last }) => ({
        isLevel,
        at: ((first + last + 1) / 2) * scale,
        from: from * scale,
        to: to * scale,
      })),
  )
}

function segmentsOf({ width, height, pixels }: GreyPicture, isLevel: boolean, piece: number): Segment[] {
  const [lanes, length] = isLevel ? [height, width] : [width, height]
  const [laneStep, step] = isLevel ? [width, 1] : [1, width]
  const closed: Segment[] = []
  let open: Segment[] = []
  for (let lane = 0; lane < lanes; lane += 1) {
    for (const [from, to] of darkRuns(pixels, lane * laneStep, step, length, piece)) {
      const known = open.find((segment) => from <= segment.to + 4 && to >= segment.from - 4)
      if (known) {
        known.from = Math.min(known.from, from)
        known.to = Math.max(known.to, to)
        known.last = lane
      } else open.push({ from, to, first: lane, last: lane })
    }
    closed.push(...open.filter(({ last }) => last < lane - 2))
    open = open.filter(({ last }) => last >= lane - 2)
  }
  return [...closed, ...open]
}

/** Runs of ink of at least so many points in one lane; gaps of two points are dust. */
function darkRuns(
  pixels: Uint8Array,
  start: number,
  step: number,
  length: number,
  fewest: number,
): (readonly [from: number, to: number])[] {
  const runs: (readonly [number, number])[] = []
  let [from, last] = [-1, -1]
  for (let at = 0; at < length; at += 1) {
    if ((pixels[start + at * step] ?? 255) >= ink) continue
    if (from >= 0 && at - last > 3) {
      if (last - from >= fewest) runs.push([from, last + 1])
      from = at
    }
    if (from < 0) from = at
    last = at
  }
  if (from >= 0 && last - from >= fewest) runs.push([from, last + 1])
  return runs
}
