import type { Parts } from '../../annotate/package/zip-parts.ts'
import { decodeFacts } from './decode-facts.ts'
import type { EmbeddedFacts } from './embedded-facts.ts'

/** 附带数据的位置 Where the facts stand in the package, an attachment of its first document. */
export const factsPath = 'Doc_0/Attachs/mingzhang-facts.json'

/** 取自 OFD The facts attached to an OFD document; null when it carries none. */
export function factsInOfd(parts: Parts): EmbeddedFacts | null {
  const bytes = parts.read(factsPath)
  return bytes && decodeFacts(new TextDecoder().decode(bytes))
}
