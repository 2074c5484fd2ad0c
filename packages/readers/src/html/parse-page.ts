import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5'
import type { Limits } from '../limits.ts'

export type Element = DefaultTreeAdapterTypes.Element
export type Node = DefaultTreeAdapterTypes.ChildNode

/** 解析网页 The body of a page as a browser would build it, or null when it nests or grows beyond the limits. */
export function parsePage(text: string, limits: Limits): Element | null {
  let depth = 0
  let elements = 0
  /** The parser offers no other way out than to throw through it. */
  const count = (more: number) => {
    depth += more
    if (more > 0) elements += 1
    if (depth > 2 * limits.maxDepth || elements > limits.maxCells) throw new RangeError('beyond limits')
  }
  const treeAdapter = { ...defaultTreeAdapter, onItemPush: () => count(1), onItemPop: () => count(-1) }
  try {
    const root = parse(text, { treeAdapter }).childNodes.find(isElement)
    return root?.childNodes.filter(isElement).find((element) => element.tagName === 'body') ?? null
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** Is this node an element? */
export const isElement = (node: Node): node is Element => 'tagName' in node

/** The value of an attribute, '' when it is not there. */
export const attributeOf = (element: Element, name: string): string =>
  element.attrs.find((attribute) => attribute.name === name)?.value ?? ''
