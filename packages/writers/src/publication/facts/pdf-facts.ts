import { Inflate } from 'fflate'
import { decodeFacts } from './decode-facts.ts'
import type { EmbeddedFacts } from './embedded-facts.ts'

/** Attachments larger than this are not facts of ours. */
const mostBytes = 32 * 1024 * 1024

/**
 * 取自 PDF The facts attached to a PDF file; null when it carries none.
 *
 * A stream stands in the file with its dictionary before it, whatever else is packed; so the attachments are
 * found by their type, without the tables of the file.
 */
export function factsInPdf(bytes: Uint8Array): EmbeddedFacts | null {
  const text = new TextDecoder('latin1').decode(bytes)
  for (let at = text.indexOf('/EmbeddedFile'); at >= 0; at = text.indexOf('/EmbeddedFile', at + 1)) {
    if (/^[\w]/u.test(text.slice(at + 13, at + 14))) continue
    const start = text.indexOf('stream', at)
    if (start < 0 || start - at > 4096) continue
    const dictionary = text.slice(text.lastIndexOf(' obj', at), start)
    const from = start + 6 + (text.startsWith('\r\n', start + 6) ? 2 : 1)
    const length = Number(/\/Length (\d+)(?! \d+ R)/u.exec(dictionary)?.[1] ?? Number.NaN)
    const to = Number.isNaN(length) ? text.indexOf('endstream', from) : from + length
    const raw = bytes.subarray(from, to)
    const content = dictionary.includes('/FlateDecode') ? inflated(raw) : raw
    const facts = content && decodeFacts(new TextDecoder().decode(content))
    if (facts) return facts
  }
  return null
}

function inflated(raw: Uint8Array): Uint8Array | null {
  const chunks: Uint8Array[] = []
  let size = 0
  // Two bytes of head: a zlib stream; its checksum at the end is not needed.
  const inflate = new Inflate((chunk) => {
    size += chunk.length
    if (size <= mostBytes) chunks.push(chunk)
  })
  try {
    for (let from = 2; from < raw.length && size <= mostBytes; from += 16_384) {
      inflate.push(raw.subarray(from, Math.min(from + 16_384, raw.length)), false)
    }
  } catch {
    return null
  }
  if (size > mostBytes) return null
  const out = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    out.set(chunk, at)
    at += chunk.length
  }
  return out
}
