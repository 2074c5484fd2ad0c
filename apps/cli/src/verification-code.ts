import { createHash } from 'node:crypto'
import type { EmbeddedFacts } from '@mingzhang/writers/publication'

/**
 * 核验码 The first 64 bits of the SHA-256 of the facts a file carries: whoever noted it when the book was approved can
 * tell years later that figures and facts are still those.
 */
export const verificationCode = (facts: EmbeddedFacts): string =>
  createHash('sha256')
    .update(JSON.stringify(facts))
    .digest('hex')
    .slice(0, 16)
    .replace(/(.{4})(?=.)/gu, '$1-')
