/** 文本行 The lines of a text file as the reader counts them; null when its encoding is not known. */
export function linesOf(bytes: Uint8Array): readonly string[] | null {
  const text = decoded(bytes)
  return text === null ? null : text.replace(/\r\n?/gu, '\n').split('\n')
}

function decoded(bytes: Uint8Array): string | null {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return as('utf-16le', bytes)
  if (first === 0xfe && second === 0xff) return as('utf-16be', bytes)
  return as('utf-8', bytes) ?? as('gb18030', bytes)
}

function as(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
