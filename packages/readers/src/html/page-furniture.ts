import { attributeOf, type Element, isElement, type Node } from './parse-page.ts'

/** Elements that hold no text for readers, or the furniture of a site. */
const unseen =
  /^(?:script|style|noscript|template|head|nav|footer|aside|iframe|object|embed|svg|math|canvas|audio|video|select|option|button|textarea|input|xml|link|meta|title)$/u

/** 不见 Is nothing of this element seen by a reader of the page, or only its furniture? */
export const isUnseen = (element: Element): boolean =>
  unseen.test(element.tagName) ||
  element.attrs.some(({ name }) => name === 'hidden') ||
  /display\s*:\s*none|mso-hide\s*:\s*all/iu.test(attributeOf(element, 'style'))

/** 导航 A list whose text is nearly all links to other pages; links inside the page are a list of contents. */
export function isNavigation(element: Element): boolean {
  if (!/^(?:ul|ol|dl|div)$/u.test(element.tagName)) return false
  const found: Found = { links: 0, linked: 0, all: 0, nodes: 0 }
  count(element, false, found)
  return found.nodes <= enough && found.links >= 4 && found.linked * 10 >= found.all * 9
}

type Found = { links: number; linked: number; all: number; nodes: number }

/** Nodes; navigation has fewer, and a page of text need not be counted to its end. */
const enough = 2000

function count(node: Node, isLinked: boolean, found: Found): void {
  found.nodes += 1
  if (found.nodes > enough) return
  if (!isElement(node)) {
    const length = node.nodeName === '#text' && 'value' in node ? node.value.trim().length : 0
    found.all += length
    if (isLinked) found.linked += length
    return
  }
  const isLink = node.tagName === 'a' && /^(?!#)./u.test(attributeOf(node, 'href'))
  if (isLink) found.links += 1
  for (const child of node.childNodes) count(child, isLinked || isLink, found)
}
