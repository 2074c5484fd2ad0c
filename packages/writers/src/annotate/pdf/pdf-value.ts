/**
 * PDF 值 A value of a PDF as it is written. `raw` is its text, byte for byte (one character a byte), so that what is not
 * understood can be written again as it was.
 */
export type PdfValue = { readonly raw: string } & (
  | { readonly kind: 'dict'; readonly entries: ReadonlyMap<string, PdfValue> }
  | { readonly kind: 'array'; readonly items: readonly PdfValue[] }
  | { readonly kind: 'ref'; readonly number: number }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'other' }
)

export type PdfDict = Extract<PdfValue, { kind: 'dict' }>

/** 字符 Bytes as text, one character a byte: PDF is neither UTF-8 nor any code page. */
export function textOfBytes(bytes: Uint8Array): string {
  const pieces: string[] = []
  for (let from = 0; from < bytes.length; from += 8192) {
    pieces.push(String.fromCharCode(...bytes.subarray(from, from + 8192)))
  }
  return pieces.join('')
}

/** The bytes of such a text. */
export function bytesOfText(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index)
  return bytes
}

const blank = /(?:[\0\t\n\f\r ]|%[^\r\n]*)*/uy
const reference = /(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/uy
const number = /[+-]?(?:\d+\.?\d*|\.\d+)/uy
const name = /\/[^\0\t\n\f\r ()<>[\]{}/%]*/uy
const keyword = /[^\0\t\n\f\r ()<>[\]{}/%]+/uy
const hex = /<[^<>]*>/uy

const deepest = 64

/** Where the next thing that is neither white space nor a remark begins. */
export function skipBlank(text: string, at: number): number {
  blank.lastIndex = at
  return at + (blank.exec(text)?.[0].length ?? 0)
}

/** 读值 The value that begins at a position (blanks before it are skipped), and where it ends; null when there is none. */
export function valueAt(text: string, from: number, depth = 0): { value: PdfValue; end: number } | null {
  const at = skipBlank(text, from)
  if (depth > deepest || at >= text.length) return null
  if (text.startsWith('<<', at)) return dictAt(text, at, depth)
  if (text[at] === '[') return arrayAt(text, at, depth)
  if (text[at] === '(') return stringAt(text, at)
  const found = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    return pattern.exec(text)
  }
  const ref = found(reference)
  if (ref) return scalar(at, ref[0], (raw) => ({ kind: 'ref', raw, number: Number(ref[1]) }))
  const figure = found(number)
  if (figure) return scalar(at, figure[0], (raw) => ({ kind: 'number', raw, value: Number(raw) }))
  const named = found(name)
  if (named) return scalar(at, named[0], (raw) => ({ kind: 'name', raw, name: nameOf(raw) }))
  const other = found(hex) ?? found(keyword)
  return other ? scalar(at, other[0], (raw) => ({ kind: 'other', raw })) : null
}

const scalar = (at: number, raw: string, make: (raw: string) => PdfValue) => ({
  value: make(raw),
  end: at + raw.length,
})

const nameOf = (raw: string): string =>
  raw
    .slice(1)
    .replace(/#([0-9a-f]{2})/giu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

function dictAt(text: string, start: number, depth: number): { value: PdfValue; end: number } | null {
  const entries = new Map<string, PdfValue>()
  let at = skipBlank(text, start + 2)
  while (!text.startsWith('>>', at)) {
    const key = valueAt(text, at, depth + 1)
    const held = key && valueAt(text, key.end, depth + 1)
    if (key?.value.kind !== 'name' || !held) return null
    entries.set(key.value.name, held.value)
    at = skipBlank(text, held.end)
  }
  const end = at + 2
  return { value: { kind: 'dict', raw: text.slice(start, end), entries }, end }
}

function arrayAt(text: string, start: number, depth: number): { value: PdfValue; end: number } | null {
  const items: PdfValue[] = []
  let at = skipBlank(text, start + 1)
  while (text[at] !== ']') {
    const item = valueAt(text, at, depth + 1)
    if (!item) return null
    items.push(item.value)
    at = skipBlank(text, item.end)
  }
  return { value: { kind: 'array', raw: text.slice(start, at + 1), items }, end: at + 1 }
}

/** Parentheses nest; a backslash takes the character behind it along. */
function stringAt(text: string, start: number): { value: PdfValue; end: number } | null {
  let open = 0
  for (let at = start; at < text.length; at += 1) {
    const character = text[at]
    if (character === '\\') at += 1
    else if (character === '(') open += 1
    else if (character === ')') {
      open -= 1
      if (open === 0) return { value: { kind: 'other', raw: text.slice(start, at + 1) }, end: at + 1 }
    }
  }
  return null
}
