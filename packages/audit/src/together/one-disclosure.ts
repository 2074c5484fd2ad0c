import type { SourceDocument } from '@mingzhang/model'
import { readDisclosure } from '@mingzhang/readers'
import { type Audit, check } from '../audit.ts'
import type { Holdings } from './parts-of-files.ts'
import { publisherOf } from './same-unit.ts'
import { sourceAtSpots } from './spots.ts'
import type { Volume } from './volume.ts'

/** 一个分册 One file of a disclosure that was published in several. */
export type Part = { readonly n: number; readonly audit: Audit; readonly holdings: Holdings }

/**
 * 合为一份 A narrative file and its tables, read again as the one document that they are: the sentences are bound with
 * the tables at hand, and every rule sees all of it. Tables come first, then target tables, then the narrative.
 */
export function oneDisclosure(parts: readonly Part[]): Volume {
  const ordered = parts.toSorted((one, other) => rank(one) - rank(other) || one.n - other.n)
  const sources = ordered.map(({ n, audit }) => sourceAtSpots(audit.source, n))
  const [first] = ordered
  if (!first) throw new Error('a disclosure has at least one file')
  const source: SourceDocument = {
    format: first.audit.source.format,
    blocks: sources.flatMap(({ blocks }) => blocks),
  }
  const disclosure = readDisclosure(source, first.audit.disclosure.document.file)
  const checked = check(disclosure)
  return {
    files: ordered.map(({ n }) => n),
    publisher: publisherOf({ disclosure }),
    disclosure,
    statements: checked.statements,
    relations: checked.relations,
    findings: checked.findings,
    counts: checked.counts,
    audits: ordered.map(({ audit }) => audit),
  }
}

const rank = ({ holdings: { hasNarrative, tables } }: Part): number =>
  hasNarrative ? 2 : tables.size > 0 ? 0 : 1
