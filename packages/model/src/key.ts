/**
 * 预算立方体 The budget cube: a key says which money a figure speaks of.
 *
 * One member in every dimension; a dimension that is not named stands at its root, "all of it". Measure, year, stage
 * and unit have no root: what they leave out is "as the document says".
 */
export const dimensions = [
  'measure',
  'unit',
  'year',
  'stage',
  'origin',
  'fund',
  'use',
  'func',
  'econ',
  'agency',
  'project',
  'tier',
  'procurement',
  'article',
  'service',
  'entry',
  'asset',
] as const

export type Dimension = (typeof dimensions)[number]

/** 坐标 A point of the cube, written by what is not root. */
export type Key = { readonly [D in Dimension]?: string }

/** Canonical text of a key: equal keys, equal texts. */
export function keyText(key: Key): string {
  let text = ''
  for (const dimension of dimensions) {
    const member = key[dimension]
    if (member !== undefined) text += `${text && ' '}${dimension}=${member}`
  }
  return text
}

/** The key with some coordinates replaced; `undefined` or `all` resets one to its root. */
export function withCoordinates(key: Key, change: { readonly [D in Dimension]?: string | undefined }): Key {
  const next: { [D in Dimension]?: string } = { ...key }
  for (const dimension of dimensions) {
    if (!Object.hasOwn(change, dimension)) continue
    const member = change[dimension]
    if (member === undefined || member === 'all') delete next[dimension]
    else next[dimension] = member
  }
  return next
}
