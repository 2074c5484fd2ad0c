/** 方块 A rectangle of the tree map, in pixels. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

type Sized = { readonly amount: number }

/**
 * 排方块图 Divides a rectangle among amounts, from large to small, into blocks as near to squares as they come: the
 * squarified tree map of Bruls, Huizing and van Wijk (2000).
 *
 * @param items with positive amounts, from large to small
 * @returns one box for each, in the same order
 */
export function layOutTree(items: readonly Sized[], into: Box): Box[] {
  const total = items.reduce((sum, { amount }) => sum + amount, 0)
  const area = into.width * into.height
  const sizes = items.map(({ amount }) => (total === 0 ? 0 : (amount / total) * area))
  const boxes: Box[] = []
  let rest = into
  let row: number[] = []
  for (const size of sizes) {
    const side = Math.min(rest.width, rest.height)
    if (row.length > 0 && worst([...row, size], side) > worst(row, side)) {
      rest = place(row, rest, boxes)
      row = []
    }
    row.push(size)
  }
  if (row.length > 0) place(row, rest, boxes)
  return boxes
}

/** The worst ratio of sides in a row laid along a side. */
function worst(row: readonly number[], side: number): number {
  const sum = row.reduce((total, size) => total + size, 0)
  if (sum === 0 || side === 0) return Number.POSITIVE_INFINITY
  const thick = sum / side
  return Math.max(...row.map((size) => Math.max((thick * thick) / size, size / (thick * thick))))
}

/** Lays a row along the shorter side and says what is left. */
function place(row: readonly number[], rest: Box, boxes: Box[]): Box {
  const sum = row.reduce((total, size) => total + size, 0)
  const upright = rest.width >= rest.height
  const side = upright ? rest.height : rest.width
  const thick = side === 0 ? 0 : sum / side
  let along = upright ? rest.y : rest.x
  for (const size of row) {
    const length = thick === 0 ? 0 : size / thick
    boxes.push(
      upright
        ? { x: rest.x, y: along, width: thick, height: length }
        : { x: along, y: rest.y, width: length, height: thick },
    )
    along += length
  }
  return upright
    ? { ...rest, x: rest.x + thick, width: Math.max(0, rest.width - thick) }
    : { ...rest, y: rest.y + thick, height: Math.max(0, rest.height - thick) }
}
