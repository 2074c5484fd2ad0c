import type { Item } from './page-items.ts'

/** Share of the page's height at its top and foot in which headers, footers and page numbers stand. */
const margin = 0.12
/** Two prints of one header are at most this far apart in height, in points. */
const sameHeight = 4

const pageNumber =
  /^[-—–－―·\s]*(?:第\s*)?(?:\d{1,4}|[ivxⅰ-ⅻ]{1,5})(?:\s*页)?(?:\s*[/，,]?\s*共?\s*\d{1,4}\s*页?)?[-—–－―·\s]*$/iu

/** The blanks of a longer line could be told apart in too many ways. */
const isPageNumber = (text: string): boolean => text.length <= 60 && pageNumber.test(text)

/** Lines that belong to a table or are its title are said on each page, and are no header. */
const ofTable = /单位[:：]|(?:部门|单位)(?:名称)?[:：]|表(?:[（(].*)?$|^(?:注|备注)/u

/**
 * 页眉页脚 Which items are headers, footers or page numbers: digits alone at the head or foot of a page, and the same
 * words at the same height on at least three pages and on two of five.
 *
 * @param pages items by page, from top to bottom
 */
export function furnitureOf(pages: readonly (readonly Item[])[]): ReadonlySet<Item> {
  const candidates = pages.flatMap(edgeLines)
  const found = new Set(candidates.filter(({ item }) => isPageNumber(item.line.text)).map(({ item }) => item))
  const byText = Map.groupBy(
    candidates.filter(({ item }) => !ofTable.test(item.line.text)),
    ({ item, side }) => `${side} ${item.line.text.replace(/\d+/gu, '#')}`,
  )
  for (const group of byText.values()) {
    for (const { item } of group) {
      const near = group.filter(
        (other) => Math.abs(offset(other) - offset({ item, side: other.side })) < sameHeight,
      )
      const isExact =
        near.every((other) => other.item.line.text === item.line.text) || group[0]?.side === 'foot'
      if (isExact && near.length >= 3 && near.length * 5 >= pages.length * 2) found.add(item)
    }
  }
  return found
}

type LineItem = Extract<Item, { kind: 'line' }>
type Edge = { readonly item: LineItem; readonly side: 'head' | 'foot' }

/** The two lines next to either edge of a page, if they stand in its margin. */
function edgeLines(items: readonly Item[]): Edge[] {
  const isLine = (item: Item): item is LineItem => item.kind === 'line'
  const head = items
    .slice(0, 2)
    .filter(isLine)
    .filter((item) => item.line.base < item.page.height * margin)
  const foot = items
    .slice(-2)
    .filter(isLine)
    .filter((item) => item.line.base > item.page.height * (1 - margin))
  return [
    ...head.map((item): Edge => ({ item, side: 'head' })),
    ...foot.filter((item) => !head.includes(item)).map((item): Edge => ({ item, side: 'foot' })),
  ]
}

/** Distance from the edge of the page, which may be upright or landscape. */
const offset = ({ item, side }: Edge): number =>
  side === 'head' ? item.line.base : item.page.height - item.line.base
