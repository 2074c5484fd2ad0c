import type { Disclosure, Finding, SourceDocument, Statement, VerdictCounts } from '@mingzhang/model'
import type { Visibility } from './document-access.ts'

/** 待入库文件 A document that was read and checked, with its bytes. */
export type NewDocument = {
  readonly bytes: Uint8Array
  /** Lower-case hex of the bytes' SHA-256. */
  readonly sha256: string
  readonly fileName: string
  readonly source: SourceDocument
  readonly disclosure: Disclosure
  readonly findings: readonly Finding[]
  readonly counts: VerdictCounts
  /** ISO 8601, from the caller's clock. */
  readonly importedAt: string
  /** By default `internal`: only its organisation, those above, and who imported it may see it. */
  readonly visibility?: Visibility
  /** Key of the organisation whose document it is; by default that of the unit it speaks of. */
  readonly organisation?: string | null
  /** Account of the importer; null is the program itself. */
  readonly importedBy?: string | null
  /** Key of the unit it is filed under; by default that of the unit it speaks of. */
  readonly unitKey?: string
  /** By default those of the disclosure. */
  readonly statements?: readonly Statement[]
}
