import type { Refusal } from '@mingzhang/model'
import type { Limits } from '../limits.ts'
import { readXml } from '../xml/read-xml.ts'

/** 段落样式 What of a paragraph style matters for reading: the list its paragraphs belong to. */
export type ParagraphStyle = { readonly list: string | null; readonly level: number | null }

type OpenStyle = { list: string | null; level: number | null; basedOn: string | null }

/** 样式表 Paragraph styles by name, with what they take over from the style they are based on. */
export function readStyles(
  bytes: Uint8Array,
  limits: Limits,
): { readonly styles: ReadonlyMap<string, ParagraphStyle>; readonly trouble: Refusal | null } {
  const open = new Map<string, OpenStyle>()
  let style: OpenStyle | null = null
  const trouble = readXml(bytes, limits, {
    open: ({ name, attributes }) => {
      const value = attributes['val'] ?? ''
      if (name === 'style') {
        style = { list: null, level: null, basedOn: null }
        if (attributes['type'] === 'paragraph') open.set(attributes['styleId'] ?? '', style)
      } else if (!style) return
      else if (name === 'basedOn') style.basedOn = value
      else if (name === 'numId') style.list = value
      else if (name === 'ilvl') style.level = Number(value)
    },
    close: (name) => {
      if (name === 'style') style = null
    },
    text: () => {},
  })
  const resolve = (id: string, depth: number): ParagraphStyle => {
    const own = open.get(id)
    if (!own || depth > 20) return { list: null, level: null }
    const base = own.basedOn === null ? { list: null, level: null } : resolve(own.basedOn, depth + 1)
    return { list: own.list ?? base.list, level: own.level ?? base.level }
  }
  return { styles: new Map([...open.keys()].map((id) => [id, resolve(id, 0)])), trouble }
}
