import { contains } from '@mingzhang/law'
import { type Dimension, dimensions, type Key, withCoordinates } from '@mingzhang/model'
import type { Word } from './words.ts'

/** Is this member the other one, or within it? What is left open (undefined) holds everything. */
const isWithin = (dimension: Dimension, child: string | undefined, parent: string | undefined): boolean =>
  parent === undefined || contains(dimension, parent, child)

/** Is every coordinate of the key within the other key's? */
export const isPart = (part: Key, whole: Key): boolean =>
  dimensions.every((dimension) => isWithin(dimension, part[dimension], whole[dimension]))

/**
 * 合键 One word after another gives the key: the deeper stays, words that contradict give null. A fund before another
 * word only says which fund: that it is this year's revenue was said of the fund alone.
 */
export function keyOfWords(words: readonly Word[]): Key | null {
  const head = words.at(-1)
  if (!head) return null
  let key: Key = head.coordinates
  for (const word of words.slice(0, -1)) {
    const merged = merge(key, withCoordinates(word.coordinates, { origin: undefined }))
    if (merged === null) return null
    key = merged
  }
  return key
}

function merge(key: Key, modifier: Key): Key | null {
  let merged = key
  for (const dimension of dimensions) {
    const member = modifier[dimension]
    if (member === undefined || isWithin(dimension, key[dimension], member)) continue
    if (!isWithin(dimension, member, key[dimension])) return null
    merged = withCoordinates(merged, { [dimension]: member })
  }
  return merged
}

/**
 * 归入总数 The key of a part named below a whole: what the whole fixes and the part leaves open is inherited. Null when
 * the part does not lie within the whole.
 */
export function keyWithin(part: Key, whole: Key): Key | null {
  // Below an expenditure a fund names who pays, not this year's revenue.
  const spent = whole.use !== undefined || whole.procurement !== undefined
  const own = spent && part.use === undefined ? withCoordinates(part, { origin: undefined }) : part
  let key: Key = own
  for (const dimension of dimensions) {
    const member = whole[dimension]
    if (member !== undefined && own[dimension] === undefined)
      key = withCoordinates(key, { [dimension]: member })
  }
  return isPart(key, whole) ? key : null
}
