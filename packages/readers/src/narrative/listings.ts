import type { Frame } from './claim-state.ts'

/** 段落位置 Where a passage stands in the document. */
export type Standing = {
  readonly text: string
  /** Is it a heading? */
  readonly heads: boolean
  /** How deep its numbering is (1 第一部分, 2 一、, 3 （一）, 4 1., 5 (1)); null when it has none. */
  readonly depth: number | null
  /** Depth of the heading it stands under, 0 under none. */
  readonly under: number
  /** A table stands between it and the passage before. */
  readonly parted: boolean
}

/** 跨段列示 A listing announced by one paragraph (其中：) whose items are the paragraphs below. */
export type Listing = {
  readonly wholes: readonly Frame[]
  /** Items are numbered deeper than the paragraph that announced them, */
  readonly limit: number
  /** and deeper than the heading they stand under, unless a count begins right below. */
  readonly under: number
  /** Depth of the items; null before the first, or when they are not numbered. */
  items: number | null
  ordinal: number
  /** The next paragraph without a number is an item. */
  open: boolean
}

/**
 * 列入 The wholes that a passage is an item of, and the listings that end before it.
 *
 * @param listings open listings, outermost first; ended ones are taken out
 */
export function wholesAbove(listings: Listing[], standing: Standing): readonly Frame[] {
  if (standing.parted) listings.length = 0
  const { depth } = standing
  while (listings.length > 0 && hasEnded(listings.at(-1), standing)) listings.pop()
  const listing = listings.at(-1)
  if (!listing) return []
  if (depth === null) {
    const isItem = listing.open
    listing.open &&= /[；;，,、]$/u.test(standing.text)
    return isItem ? listing.wholes : []
  }
  listing.open = false
  listing.items ??= depth
  if (depth === listing.items) listing.ordinal = ordinalOf(standing.text)
  return standing.heads ? [] : listing.wholes
}

function hasEnded(listing: Listing | undefined, { text, depth }: Standing): boolean {
  if (!listing) return false
  if (depth === null) return listing.items === null && !listing.open
  if (depth <= listing.limit) return true
  if (listing.items === null) return depth <= listing.under && !(listing.open && ordinalOf(text) === 1)
  // A list that begins again is another one.
  return depth < listing.items || (depth === listing.items && ordinalOf(text) <= listing.ordinal)
}

const numerals = '一二三四五六七八九十'

function ordinalOf(text: string): number {
  const [printed = ''] = /\d{1,2}|[一二三四五六七八九十]{1,3}/u.exec(text) ?? []
  if (/^\d/u.test(printed)) return Number(printed)
  const [tens = '', units = ''] = printed.includes('十') ? printed.split('十') : ['零', printed]
  const ten = tens === '' ? 1 : numerals.indexOf(tens) + 1
  return 10 * ten + numerals.indexOf(units || '零') + 1
}

/** Opens the listing that a passage announces. */
export function announce(listings: Listing[], wholes: readonly Frame[], { depth, under }: Standing): void {
  listings.push({ wholes, limit: depth ?? 0, under, items: null, ordinal: 0, open: true })
}
