import { openParts } from '../../annotate/package/zip-parts.ts'
import { decodeDataFile } from './decode-data-file.ts'
import type { EmbeddedFacts } from './embedded-facts.ts'
import { factsInOfd } from './ofd-facts.ts'
import { factsInOffice } from './office-facts.ts'
import { factsInPackage } from './package-facts.ts'
import { factsInPage } from './page-facts.ts'
import { factsInPdf } from './pdf-facts.ts'

/**
 * 读附带数据 The facts that a file carries since it was written, whatever its format: Word, Excel, PDF, OFD, web page, JSON,
 * a data package, or the metadata beside a text or a CSV.
 *
 * @returns null when the file carries none, or none that can be read
 */
export function readEmbeddedFacts(bytes: Uint8Array): EmbeddedFacts | null {
  if (startsWith(bytes, 'PK')) {
    const parts = openParts(bytes)
    return parts && (factsInOffice(parts) ?? factsInOfd(parts) ?? factsInPackage(parts, 'facts'))
  }
  if (startsWith(bytes, '{')) return decodeDataFile(new TextDecoder().decode(bytes))?.facts ?? null
  return startsWith(bytes, '%PDF') ? factsInPdf(bytes) : factsInPage(bytes)
}

const startsWith = (bytes: Uint8Array, mark: string): boolean =>
  [...mark].every((character, index) => bytes[index] === character.codePointAt(0))
