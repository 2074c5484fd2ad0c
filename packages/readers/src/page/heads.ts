import type { GridRow } from '@mingzhang/model'

/** 表头的字 What the rows of a table say that may be heads, as `signature` gives it, and what its last row says. */
export type Said = { readonly heads: ReadonlySet<string>; readonly foot: string }

/** A head says at least so much. */
const fewestWords = 8

/**
 * 字号 The characters of a row whatever their order, so that the same words wrapped otherwise are the same; null when
 * they are too few to be a head.
 */
export function signature(words: string): string | null {
  const characters = [...words.replace(/\s+/gu, '')]
  return characters.length < fewestWords ? null : characters.toSorted().join('')
}

/** What a row says. */
export const wordsOf = (row: GridRow | undefined): string =>
  (row?.cells ?? []).map(({ text }) => text).join('')

/**
 * 可能的表头 The first rows of a table and those whose cells are merged otherwise than the cells above, with those of the
 * page before; a row that the page broke says its part and the whole.
 */
export function headsOf(rows: readonly GridRow[], before: Said): ReadonlySet<string> {
  const spans = rows.map(({ cells }) => cells.map(({ columnSpan = 1 }) => columnSpan).join())
  const own = rows.filter((_, index) => index < 2 || spans[index] !== spans[index - 1]).map(wordsOf)
  const said = [...own, before.foot + (own[0] ?? '')].map(signature)
  return new Set([...before.heads, ...said.filter((each) => each !== null)])
}
