/** 记号 A tag or a run of text of an XML part, with where it stands. */
export type XmlToken = {
  readonly kind: 'open' | 'close' | 'empty' | 'text' | 'cdata'
  /** Name with its prefix; '' for text. */
  readonly tag: string
  /** Name without its prefix. */
  readonly name: string
  /** The attributes of a tag as they stand, or the raw text. */
  readonly raw: string
  readonly start: number
  readonly end: number
}

const pattern =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([^\s/>!?"'<]+)((?:[^"'>/]|"[^"]*"|'[^']*'|\/(?!>))*)(\/?)>|([^<]+)/gu

/**
 * 扫 XML The tags and texts of a part that a reader has found well formed, in order and exact to the character, so that
 * something can be put between them and everything else stays as it is.
 */
export function scanXml(xml: string, each: (token: XmlToken) => void): void {
  for (const match of xml.matchAll(pattern)) {
    const [whole, cdata, slash, tag, attributes = '', empty, text] = match
    const start = match.index
    const at = { start, end: start + whole.length }
    if (text !== undefined) each({ kind: 'text', tag: '', name: '', raw: text, ...at })
    else if (cdata !== undefined) each({ kind: 'cdata', tag: '', name: '', raw: cdata, ...at })
    else if (tag !== undefined) {
      const kind = slash === '/' ? 'close' : empty === '/' ? 'empty' : 'open'
      each({ kind, tag, name: tag.slice(tag.indexOf(':') + 1), raw: attributes, ...at })
    }
  }
}

/** 属性 The raw value of an attribute of a tag, whatever its prefix; null when the tag has none. */
export function attributeOf(raw: string, name: string): string | null {
  const match = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u').exec(raw)
  return match ? (match[1] ?? match[2] ?? '') : null
}

/** 元素 An element with its children, for parts whose structure matters. */
export type XmlNode = {
  readonly tag: string
  readonly name: string
  readonly raw: string
  readonly start: number
  /** Where its content begins and ends; both the end of the tag when it is written as empty. */
  innerStart: number
  innerEnd: number
  end: number
  readonly isEmptyTag: boolean
  readonly parent: XmlNode | null
  readonly children: (XmlNode | XmlText)[]
}

export type XmlText = {
  readonly tag: null
  readonly raw: string
  readonly isCdata: boolean
  readonly start: number
  readonly end: number
}

/** 成树 The root element of a part; null when its tags do not match. */
export function treeOf(xml: string): XmlNode | null {
  let root: XmlNode | null = null
  let open: XmlNode | null = null
  let isBroken = false
  scanXml(xml, ({ kind, tag, name, raw, start, end }) => {
    if (kind === 'text' || kind === 'cdata') {
      open?.children.push({ tag: null, raw, isCdata: kind === 'cdata', start, end })
    } else if (kind === 'close') {
      if (open?.tag !== tag) isBroken = true
      else {
        open.innerEnd = start
        open.end = end
        open = open.parent
      }
    } else {
      const isEmptyTag = kind === 'empty'
      const node: XmlNode = {
        ...{ tag, name, raw, start, innerStart: end, innerEnd: end, end, isEmptyTag },
        parent: open,
        children: [],
      }
      open?.children.push(node)
      root ??= node
      if (!isEmptyTag) open = node
    }
  })
  return isBroken || open !== null ? null : root
}

/** The first child element of a name. */
export const childOf = (node: XmlNode, name: string): XmlNode | null =>
  node.children.find((child): child is XmlNode => child.tag !== null && child.name === name) ?? null
