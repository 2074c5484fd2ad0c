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

/** A head has so many cells, none of them a figure. */
const fewestCells = 3
const figure = /^[-−－]?[\d,，]+(?:\.\d+)?[%％]?$/u

function mayBeHead({ cells }: GridRow): boolean {
  const filled = cells.filter(({ text }) => text !== '')
  return filled.length >= fewestCells && !filled.some(({ text }) => figure.test(text))
}

/**
 * 可能的表头 The rows of a table that may be its head, with those of the page before; a row that the page broke says its
 * part and the whole.
 */
export function headsOf(rows: readonly GridRow[], before: Said): ReadonlySet<string> {
  const own = rows.filter(mayBeHead).map(wordsOf)
  const said = [...own, before.foot + wordsOf(rows[0])].map(signature)
  return new Set([...before.heads, ...said.filter((each) => each !== null)])
}
