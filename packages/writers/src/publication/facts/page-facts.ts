import { decodeFacts } from './decode-facts.ts'
import { type EmbeddedFacts, factsFormat } from './embedded-facts.ts'

/** 附入网页 The facts as the content of a script element: no character of it can end the element. */
export const factsForPage = (facts: EmbeddedFacts): string =>
  JSON.stringify(facts).replace(
    /[<>&\u2028\u2029]/gu,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  )

/** 取自网页 The facts in a page; null when it carries none. */
export function factsInPage(bytes: Uint8Array): EmbeddedFacts | null {
  const page = new TextDecoder().decode(bytes)
  if (!page.includes(factsFormat)) return null
  for (const [, json] of page.matchAll(/<script\b[^>]*type=["']?application\/json["']?[^>]*>([^<]*)</giu)) {
    const facts = json === undefined ? null : decodeFacts(json)
    if (facts) return facts
  }
  return null
}
