import type { Disclosure, Finding, Relation, SourceDocument, Statement, VerdictCounts } from '@mingzhang/model'

/** 审读结果 One document read and checked: what it says, how it reconciles, what is wrong. */
export type Audit = {
  readonly source: SourceDocument
  readonly disclosure: Disclosure
  readonly statements: readonly Statement[]
  readonly relations: readonly Relation[]
  readonly findings: readonly Finding[]
  readonly counts: VerdictCounts
}
