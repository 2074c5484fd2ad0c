import { spotText } from '../places/source-index.ts'
import type { Figure, Reading } from './reading.ts'

/** 数的地址 What the address calls a figure: its paragraph or cell, and where in it the figure begins. */
export const figureId = ({ spot }: Pick<Figure, 'spot'>): string =>
  spot.from === null ? spotText(spot) : `${spotText(spot)}:${spot.from}`

/** The figure an address names; null when the document has none there. */
export function figureAt(reading: Reading, at: string | null): Figure | null {
  if (at === null) return null
  const [where = '', from] = at.split(':')
  const here = reading.figures.get(where) ?? []
  const exact = here.find(({ spot }) =>
    spot.from === null ? from === undefined : String(spot.from) === from,
  )
  return exact ?? here[0] ?? null
}
