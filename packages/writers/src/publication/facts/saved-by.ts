import { openParts } from '../../annotate/package/zip-parts.ts'

/**
 * 另存的程序 The program that saved an office file after it was written; null where it says none, or is none.
 *
 * Our own files name no program or the library that wrote them.
 */
export function savedBy(bytes: Uint8Array): string | null {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return null
  const part = openParts(bytes)?.read('docProps/app.xml')
  const xml = part ? new TextDecoder().decode(part) : ''
  const name = /<(?:\w+:)?Application>([^<]*)</u.exec(xml)?.[1]?.trim() ?? ''
  const version = /^LibreOffice\/[\d.]+/u.exec(name)?.[0].replace('/', ' ')
  return name === '' || name === 'hucre' ? null : (version ?? name)
}
