/** 页面编码 The name of an encoding a page declares, as decoders know it. */
function declared(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  const name = /(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)/iu
    .exec(asciiStart(bytes, 4096))?.[1]
    ?.toLowerCase()
  if (!name) return null
  return /^gb|^cp936$|^x-gbk$/u.test(name) ? 'gb18030' : name
}

/** The first bytes as characters, one to one. */
export function asciiStart(bytes: Uint8Array, length: number): string {
  let text = ''
  for (const byte of bytes.subarray(0, length)) text += String.fromCharCode(byte)
  return text
}

function decodeAs(bytes: Uint8Array, encoding: string, fatal: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes)
  } catch {
    return null
  }
}

/**
 * 解码页面 Bytes of a web page to text: by the encoding it declares when that is true, else UTF-8 when it is, else
 * GB18030. A page with a few broken characters is still a page.
 */
export function decodePage(bytes: Uint8Array): string {
  const name = declared(bytes)
  return (
    (name === null ? null : decodeAs(bytes, name, true)) ??
    decodeAs(bytes, 'utf-8', true) ??
    decodeAs(bytes, 'gb18030', true) ??
    decodeAs(bytes, name ?? 'utf-8', false) ??
    ''
  )
}

/** 是否网页 Do these bytes begin as a web page does? */
export function isPage(bytes: Uint8Array): boolean {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const start = asciiStart(bytes, 4096)
  const plain = (isWide ? start.replaceAll('\0', '') : start).replace(/^[^<\w]*/u, '')
  if (!plain.startsWith('<')) return false
  return /<(?:!doctype\s+html|html|head|body|table|div)[\s>]/iu.test(plain)
}
