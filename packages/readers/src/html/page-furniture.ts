import { attributeOf, type Element, isElement } from './parse-page.ts'

/** Elements that hold no text for readers, or the furniture of a site. */
const unseen =
  /^(?:script|style|noscript|template|head|nav|footer|aside|iframe|object|embed|svg|math|canvas|audio|video|select|option|button|textarea|input|xml|link|meta|title)$/u

/** 不见 Is nothing of this element seen by a reader of the page, or only its furniture? */
export const isUnseen = (element: Element): boolean =>
  unseen.test(element.tagName) ||
  isWayAbout(element) ||
  element.attrs.some(({ name }) => name === 'hidden') ||
  /display\s*:\s*none|mso-hide\s*:\s*all/iu.test(attributeOf(element, 'style'))

/** A link about the page that stands by itself, outside what is read: to its main part, back to its top. */
const isWayAbout = (element: Element): boolean =>
  element.tagName === 'a' &&
  attributeOf(element, 'href').startsWith('#') &&
  element.parentNode?.nodeName === 'body'

/** 量 How much text an element holds, how much of it in links to other pages, and whether there is a table in it. */
export type Measure = {
  readonly length: number
  readonly linked: number
  readonly links: number
  readonly holdsTable: boolean
}

const nothing: Measure = { length: 0, linked: 0, links: 0, holdsTable: false }

/** Measures an element; each element is measured once. */
export function measureOf(element: Element, known: Map<Element, Measure>): Measure {
  const before = known.get(element)
  if (before) return before
  let { length, linked, links, holdsTable } = nothing
  for (const node of isUnseen(element) ? [] : element.childNodes) {
    if (isElement(node)) {
      const inside = measureOf(node, known)
      length += inside.length
      linked += inside.linked
      links += inside.links
      holdsTable ||= inside.holdsTable || node.tagName === 'table'
    } else if (node.nodeName === '#text' && 'value' in node) length += node.value.trim().length
  }
  const isLink = element.tagName === 'a' && /^(?!#)./u.test(attributeOf(element, 'href'))
  const measure = { length, linked: isLink ? length : linked, links: isLink ? 1 : links, holdsTable }
  known.set(element, measure)
  return measure
}

/** 导航 A list whose text is nearly all links to other pages; links inside the page are a list of contents. */
export function isNavigation(element: Element, known: Map<Element, Measure>): boolean {
  if (!/^(?:ul|ol|dl|div)$/u.test(element.tagName)) return false
  const { links, linked, length } = measureOf(element, known)
  return links >= 4 && linked * 10 >= length * 9
}
