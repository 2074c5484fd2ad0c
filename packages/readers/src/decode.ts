import type { Read, Refusal } from '@mingzhang/model'

/** 读取上限 How large an input may be, in bytes. */
export type DecodeLimits = { readonly maxBytes: number }

/** 64 MiB: a hundred times the largest disclosure seen as text. */
export const defaultDecodeLimits: DecodeLimits = { maxBytes: 64 * 1024 * 1024 }

/**
 * 解码 Bytes of a text file to text: UTF-8 with or without its mark, UTF-16 with its mark, else GB18030 when what
 * comes out is Chinese.
 *
 * @param bytes the whole file
 * @param limits largest size read
 * @returns the text without a byte-order mark, or why the file is not text
 */
export function decode(bytes: Uint8Array, limits: DecodeLimits = defaultDecodeLimits): Read<string> {
  if (bytes.length === 0) return refused(empty)
  if (bytes.length > limits.maxBytes) return refused(tooLarge(bytes.length, limits.maxBytes))
  const wide = wideEncoding(bytes)
  if (wide) return textOrRefusal(decodeAs(bytes, wide))
  const format = formatOf(bytes)
  if (format !== null) return refused(notText(format))
  if (bytes.includes(0)) return refused(notText(null))
  return textOrRefusal(decodeAs(bytes, 'utf-8') ?? plausibleChinese(bytes))
}

const refused = (refusal: Refusal): Read<string> => ({ ok: false, refusal })

function textOrRefusal(text: string | null): Read<string> {
  if (text === null) return refused(unknownEncoding)
  return text.trim() === '' ? refused(blank) : { ok: true, value: text }
}

function decodeAs(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function wideEncoding(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

/**
 * Nearly any bytes decode as GB18030, so the text must look like Chinese: ideographs and Chinese punctuation among
 * what is not ASCII, and no control characters.
 */
function plausibleChinese(bytes: Uint8Array): string | null {
  const text = decodeAs(bytes, 'gb18030')
  if (text === null || control.test(text)) return null
  const foreign = text.match(/\P{ASCII}/gu)?.length ?? 0
  const chinese = text.match(/[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’—…·①-⑳≥≤×÷]/gu)?.length ?? 0
  return foreign > 0 && chinese / foreign >= 0.9 ? text : null
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: their presence is what tells binary from text
const control = /[\x01-\x08\x0e-\x1a\x1c-\x1f]/u

/** First bytes of the formats that people hand in by mistake. */
const magics: readonly { readonly format: string; readonly bytes: readonly number[] }[] = [
  { format: 'PDF 文件', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { format: 'Word、Excel（新格式）、OFD 或 ZIP 压缩文件', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { format: '空的 ZIP 压缩文件', bytes: [0x50, 0x4b, 0x05, 0x06] },
  { format: '旧格式的 Word、Excel 或 PowerPoint 文件', bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { format: 'RAR 压缩文件', bytes: [0x52, 0x61, 0x72, 0x21, 0x1a] },
  { format: '7z 压缩文件', bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27] },
  { format: 'GZIP 压缩文件', bytes: [0x1f, 0x8b] },
  { format: 'PNG 图片', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { format: 'JPEG 图片', bytes: [0xff, 0xd8, 0xff] },
  { format: 'GIF 图片', bytes: [0x47, 0x49, 0x46, 0x38] },
  { format: 'TIFF 图片', bytes: [0x49, 0x49, 0x2a, 0x00] },
  { format: 'TIFF 图片', bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { format: 'RTF 文件', bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
]

const formatOf = (bytes: Uint8Array): string | null =>
  magics.find((magic) => magic.bytes.every((byte, index) => bytes[index] === byte))?.format ?? null

const empty: Refusal = {
  id: 'reading/empty',
  what: '文件是空的。',
  why: '文件里一个字节也没有。',
  toDo: '请重新导出或重新下载后再试。',
}

const blank: Refusal = {
  id: 'reading/blank',
  what: '文件里没有文字。',
  why: '文件只有空格和换行。',
  toDo: '请重新导出或重新下载后再试。',
}

const unknownEncoding: Refusal = {
  id: 'reading/unknown-encoding',
  what: '认不出文件的文字编码。',
  why: '内容既不是 UTF-8、UTF-16，也不是 GB18030 中文。',
  toDo: '请另存为 UTF-8 编码的文本后再试。',
}

const notText = (format: string | null): Refusal => ({
  id: 'reading/not-text',
  what: format ? `这不是文本文件，而是${format}。` : '这不是文本文件。',
  why: format ? '文件开头的标识表明了它的格式。' : '文件里有文本中不会出现的零字节。',
  toDo: /压缩/u.test(format ?? '') ? '请解压后再试。' : '请另存为 docx、xlsx、PDF 或文本后再试。',
})

const tooLarge = (size: number, max: number): Refusal => ({
  id: 'reading/too-large',
  what: `文件太大：${mebibytes(size)} MiB。`,
  why: `一次最多读 ${mebibytes(max)} MiB。`,
  toDo: '请拆分文件，或提高读取上限后再试。',
})

const mebibytes = (bytes: number): string => String(Math.round(bytes / 1024 / 102.4) / 10)
