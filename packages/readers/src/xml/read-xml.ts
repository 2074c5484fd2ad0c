import type { Refusal } from '@mingzhang/model'
import { SaxesParser } from 'saxes'
import type { Limits } from '../limits.ts'
import { beyondLimits, damaged, declaresType } from '../refusals.ts'

/** 元素 An element's local name (without prefix) and its attributes by local name. */
export type XmlElement = { readonly name: string; readonly attributes: Readonly<Record<string, string>> }

export type XmlHandlers = {
  readonly open: (element: XmlElement) => void
  readonly close: (name: string) => void
  readonly text: (text: string) => void
  /** Asked now and then: why the rest is not to be read. */
  readonly trouble?: () => Refusal | null
}

const step = 64 * 1024

/**
 * 读 XML One part of an office file, from first to last element.
 *
 * Prefixes are dropped: office programs agree on names, not on prefixes. A declared document type is refused, so that
 * no entity but the five of XML exists.
 *
 * @returns why the part could not be read, or null when all of it was
 */
export function readXml(bytes: Uint8Array, limits: Limits, handlers: XmlHandlers): Refusal | null {
  const text = decodeXml(bytes)
  if (text === null) return damaged('文件')
  let trouble: Refusal | null = null
  let depth = 0
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false })
  parser.on('error', () => {
    trouble ??= damaged('文件')
  })
  parser.on('doctype', () => {
    trouble ??= declaresType
  })
  parser.on('opentag', (tag) => {
    depth += 1
    if (depth > limits.maxDepth) trouble ??= beyondLimits('的结构套得太深')
    if (trouble === null)
      handlers.open({ name: localName(tag.name), attributes: localAttributes(tag.attributes) })
  })
  parser.on('closetag', (tag) => {
    depth -= 1
    if (trouble === null) handlers.close(localName(tag.name))
  })
  const onText = (piece: string) => {
    if (trouble === null) handlers.text(piece)
  }
  parser.on('text', onText)
  parser.on('cdata', onText)
  for (let from = 0; from < text.length && trouble === null; from += step) {
    parser.write(text.slice(from, from + step))
    trouble ??= handlers.trouble?.() ?? null
  }
  if (trouble === null) parser.close()
  return trouble
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Prefixes are dropped but for r:, whose id is a relation and not the element's own. */
function localAttributes(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  let local: Record<string, string> | null = null
  for (const name in attributes) {
    const colon = name.indexOf(':')
    if (colon < 0 && local === null) continue
    local ??= withoutPrefixed(attributes)
    const plain = colon < 0 || name.startsWith('r:') ? name : name.slice(colon + 1)
    local[plain] ??= attributes[name] ?? ''
  }
  return local ?? attributes
}

/** Names without a prefix come first: they win over the same name with one. */
function withoutPrefixed(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const plain: Record<string, string> = {}
  for (const name in attributes) if (!name.includes(':')) plain[name] = attributes[name] ?? ''
  return plain
}

function decodeXml(bytes: Uint8Array): string | null {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : null
  const narrow = /^<\?xml[^>]*encoding=["'](gb[\w-]*)["']/iu.exec(asciiStart(bytes)) ? 'gb18030' : 'utf-8'
  try {
    return new TextDecoder(wide ?? narrow, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

const asciiStart = (bytes: Uint8Array): string => String.fromCharCode(...bytes.subarray(0, 120))
