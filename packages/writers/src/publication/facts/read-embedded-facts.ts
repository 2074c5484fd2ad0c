import { openParts } from '../../annotate/package/zip-parts.ts'
import type { EmbeddedFacts } from './embedded-facts.ts'
import { factsInOfd } from './ofd-facts.ts'
import { factsInOffice } from './office-facts.ts'
import { factsInPage } from './page-facts.ts'
import { factsInPdf } from './pdf-facts.ts'

/**
 * 读附带数据 The facts that a file carries since it was written, whatever its format: Word, Excel, PDF, OFD or web page.
 *
 * @returns null when the file carries none, or none that can be read
 */
export function readEmbeddedFacts(bytes: Uint8Array): EmbeddedFacts | null {
  if (startsWith(bytes, 'PK')) {
    const parts = openParts(bytes)
    return parts && (factsInOffice(parts) ?? factsInOfd(parts))
  }
  return startsWith(bytes, '%PDF') ? factsInPdf(bytes) : factsInPage(bytes)
}

const startsWith = (bytes: Uint8Array, mark: string): boolean =>
  [...mark].every((character, index) => bytes[index] === character.codePointAt(0))
