import { contains } from '@mingzhang/law'
import { type Dimension, dimensions, type Key, withCoordinates } from '@mingzhang/model'

/**
 * 叠加坐标 Words put on top of a key: on one path the deeper member stays, off the path the later word wins, and an
 * explicit `all` resets the dimension.
 */
export function refined(key: Key, words: Key): Key {
  let next: { [D in Dimension]?: string } = key
  for (const dimension of dimensions) {
    const member = words[dimension]
    if (member === undefined) continue
    const now = next[dimension]
    const staysDeeper =
      member !== 'all' && now !== undefined && now !== 'all' && contains(dimension, member, now)
    if (!staysDeeper) next = { ...next, [dimension]: member }
  }
  return next
}

/**
 * 合计上提 A total's member in one dimension: at the least member over its parts. The title's own member stays when it
 * is that member or lies below it without a part outside (财政拨款 over 一般 + 基金 is still 财政拨款).
 */
export function raised(key: Key, base: Key, dimension: Dimension, common: string): Key {
  const title = base[dimension]
  const isTitleDeeper =
    title !== undefined &&
    title !== 'all' &&
    common === 'all' &&
    dimension !== 'use' &&
    dimension !== 'origin'
  return isTitleDeeper ? key : { ...key, [dimension]: common }
}

/** Coordinates without the resets that have done their work. */
export function settled(key: Key): Key {
  return withCoordinates({}, key)
}
