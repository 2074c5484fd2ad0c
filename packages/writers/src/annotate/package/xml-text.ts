import { safeText } from '../../safe-text.ts'

/** 部件文字 The text of an XML part, and whether its declaration names another encoding than UTF-8. */
export function xmlOf(bytes: Uint8Array): string | null {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe
  const start = String.fromCharCode(...bytes.subarray(0, 120))
  const narrow = /^<\?xml[^>]*encoding=["'](gb[\w-]*)["']/iu.test(start) ? 'gb18030' : 'utf-8'
  try {
    const text = new TextDecoder(wide ? 'utf-16le' : narrow, { fatal: true }).decode(bytes)
    return text.replace(/^(<\?xml[^>]*encoding=["'])[^"']+/u, '$1UTF-8')
  } catch {
    return null
  }
}

/** 部件字节 The bytes of an XML part. */
export const bytesOfXml = (xml: string): Uint8Array => new TextEncoder().encode(xml)

/** A change of a text: what stands from `from` to `to` (exclusive) becomes `text`. */
export type Edit = { readonly from: number; readonly to: number; readonly text: string }

/** 改文字 All edits of a text at once; edits at one spot stand in their order, and they never overlap. */
export function edited(text: string, edits: readonly Edit[]): string {
  const sorted = [...edits].sort((one, other) => one.from - other.from || one.to - other.to)
  const out: string[] = []
  let at = 0
  for (const { from, to, text: by } of sorted) {
    if (from < at) throw new Error('two edits overlap')
    out.push(text.slice(at, from), by)
    at = to
  }
  return out.join('') + text.slice(at)
}

/** 一处插入 An insertion. */
export const insertion = (at: number, text: string): Edit => ({ from: at, to: at, text })

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** 转义 Text of a document made fit for element content and attributes in double quotes. */
export const escapeXml = (text: string): string =>
  safeText(text).replace(/[&<>"]/gu, (character) => entities[character] ?? '')

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** 解字 What an entity stands for; an unknown one stands for itself. */
export function unescapeXml(raw: string): string {
  return raw.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/giu,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return named[name] ?? whole
      const code = Number.parseInt(hex ?? decimal ?? '', hex === undefined ? 10 : 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}

/** The index in a raw text at which its unescaped text has come to the character `index`. */
export function rawIndexOf(raw: string, index: number): number {
  let left = index
  let at = 0
  while (left > 0 && at < raw.length) {
    const entity = raw[at] === '&' ? /^&[^;]{1,12};/u.exec(raw.slice(at, at + 14))?.[0] : undefined
    left -= entity === undefined ? 1 : unescapeXml(entity).length
    at += entity?.length ?? 1
  }
  return at
}
