import type { Severity } from '@mingzhang/model'
import { attributeOf, childOf, treeOf, type XmlNode } from '../package/scan-xml.ts'
import { type Edit, edited, insertion } from '../package/xml-text.ts'

/** 底色 Light enough to read black figures on, in print too. */
const colors: Readonly<Record<Severity, string>> = {
  error: 'FFFFC7CE',
  warning: 'FFFFEB9C',
  note: 'FFDDEBF7',
}

/** 加底色 Styles that differ from others in nothing but a fill. */
export type FillStyles = {
  /** The style of a cell with the fill of a severity, from the style it has. */
  readonly styleOf: (style: number, severity: Severity) => number
  /** The part with all styles asked for. */
  readonly xml: () => string
}

/** Null when the part has no list of fills or of cell styles. */
export function fillStyles(xml: string): FillStyles | null {
  const root = treeOf(xml)
  const fills = root && childOf(root, 'fills')
  const formats = root && childOf(root, 'cellXfs')
  if (!root || !fills || !formats) return null
  const prefix = root.tag.slice(0, root.tag.length - root.name.length)
  const fillCount = elements(fills).length
  const originals = elements(formats)
  const newFills: Severity[] = []
  const newFormats = new Map<string, string>()
  const order: string[] = []
  return {
    styleOf: (style, severity) => {
      const key = `${style} ${severity}`
      const original = originals[style]
      if (!original) return style
      if (!newFills.includes(severity)) newFills.push(severity)
      if (!newFormats.has(key)) {
        newFormats.set(key, filled(xml, original, fillCount + newFills.indexOf(severity)))
        order.push(key)
      }
      return originals.length + order.indexOf(key)
    },
    xml: () => {
      const fillTexts = newFills.map(
        (severity) =>
          `<${prefix}fill><${prefix}patternFill patternType="solid"><${prefix}fgColor rgb="${colors[severity]}"/><${prefix}bgColor indexed="64"/></${prefix}patternFill></${prefix}fill>`,
      )
      return edited(xml, [
        ...longer(xml, fills, fillCount, fillTexts),
        ...longer(xml, formats, originals.length, [...newFormats.values()]),
      ])
    },
  }
}

const elements = (node: XmlNode): XmlNode[] =>
  node.children.filter((child): child is XmlNode => child.tag !== null)

function filled(xml: string, format: XmlNode, fill: number): string {
  const own = xml.slice(format.start, format.end)
  const tag = xml.slice(format.start, format.innerStart)
  const plain = tag.replace(/\s(?:fillId|applyFill)\s*=\s*(?:"[^"]*"|'[^']*')/gu, '')
  const begins = `<${format.tag}`
  return `${begins} fillId="${fill}" applyFill="1"${plain.slice(begins.length)}${own.slice(tag.length)}`
}

function longer(xml: string, node: XmlNode, count: number, entries: readonly string[]): Edit[] {
  if (entries.length === 0) return []
  const tag = xml.slice(node.start, node.innerStart)
  const stated = attributeOf(node.raw, 'count')
  const counted =
    stated === null ? tag : tag.replace(/(\scount\s*=\s*["'])\d+/u, `$1${count + entries.length}`)
  return [
    { from: node.start, to: node.innerStart, text: counted },
    insertion(node.innerEnd, entries.join('')),
  ]
}
