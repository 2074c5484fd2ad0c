import { bytesOfXml, xmlOf } from '../../annotate/package/xml-text.ts'
import { openParts } from '../../annotate/package/zip-parts.ts'

const main = 'word/document.xml'

/**
 * 定书签 Counts the bookmarks of a document from 1: the library goes on counting from one document to the next, and the
 * same publication would not be the same bytes.
 */
export function settleBookmarks(bytes: Uint8Array): Uint8Array {
  const parts = openParts(bytes)
  const part = parts?.read(main)
  const xml = part ? xmlOf(part) : null
  if (!parts || xml === null) throw new Error('not the archive that was packed')
  return parts.withChanged(new Map([[main, bytesOfXml(countAnew(xml))]]))
}

/** Names and numbers of bookmarks from 1 on, in the order in which they first stand. */
const countAnew = (xml: string): string =>
  renumbered(
    renumbered(xml, /(\b(?:w:name|w:anchor)="_Toc|PAGEREF _Toc)(\d+)/gu),
    /(<w:bookmark(?:Start|End)\b[^>]*\bw:id=")(\d+)/gu,
  )

function renumbered(xml: string, pattern: RegExp): string {
  const numbers = new Map<string, number>()
  return xml.replace(pattern, (_, before: string, old: string) => {
    const number = numbers.get(old) ?? numbers.size + 1
    numbers.set(old, number)
    return `${before}${number}`
  })
}
