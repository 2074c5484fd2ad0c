import type { Disclosure, Finding, Place, Relation, Statement, VerdictCounts } from '@mingzhang/model'
import type { Audit } from '../audit.ts'
import { type Publisher, publisherOf } from './same-unit.ts'
import { spotOf, withPlaces } from './spots.ts'

/** 一份公开 What a unit published for one year: one file, or several that are one disclosure (narrative and tables). */
export type Volume = {
  /** Numbers of its files among those given. */
  readonly files: readonly number[]
  readonly publisher: Publisher
  readonly disclosure: Disclosure
  /** Their places know their file. */
  readonly statements: readonly Statement[]
  readonly relations: readonly Relation[]
  /** What it says wrong by itself, over spots. */
  readonly findings: readonly Finding[]
  readonly counts: VerdictCounts
  readonly audits: readonly Audit[]
}

/** A file by itself as a volume. */
export function volumeOf(audit: Audit, n: number): Volume {
  const at = (place: Place): Place => spotOf(place, n)
  return {
    files: [n],
    publisher: publisherOf(audit),
    disclosure: audit.disclosure,
    statements: audit.statements.map((statement) => ({ ...statement, place: at(statement.place) })),
    relations: audit.relations,
    findings: audit.findings.map((finding) => withPlaces(finding, at)),
    counts: audit.counts,
    audits: [audit],
  }
}
