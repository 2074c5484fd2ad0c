import type { GridCell, Place, TextWithPlace } from '@mingzhang/model'

const han = String.raw`[\u3400-\u9fff，。、；：（）“”《》]`

/** 去断行 A name without the blanks and line breaks that printing put between its characters. */
export const withoutBreaks = (text: string): string =>
  text
    .replace(/\s*\n\s*/gu, '')
    .replace(new RegExp(`(?<=${han})[ \\u3000]+(?=${han})`, 'gu'), '')
    .trim()

/** The text of a cell without any white space, for looking words up. */
export const compact = (cell: GridCell | undefined): string => (cell?.text ?? '').replace(/\s+/gu, '')

export const isBlank = (cell: GridCell | undefined): boolean => compact(cell) === ''

/** One place for something printed in several pieces; neighbouring lines of a text stay one stretch of lines. */
export function joinedPlace(places: readonly Place[]): Place {
  const [first] = places
  if (!first) throw new Error('something printed has at least one place')
  if (places.length === 1) return first
  return { kind: 'derived', from: places, text: places.map((place) => place.text).join('') }
}

export const textOf = (cell: GridCell): TextWithPlace => ({ text: cell.text, place: cell.place })
