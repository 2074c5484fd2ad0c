import type { Disclosure, Finding, Read, SourceDocument, Statement, VerdictCounts } from '@mingzhang/model'
import type { Converted } from './convert/conversion-for.ts'

/** 审读结果 What the server keeps of an audit: the document, what it says, and what is wrong with it. */
export type Audited = {
  readonly source: SourceDocument
  readonly disclosure: Disclosure
  readonly statements: readonly Statement[]
  readonly findings: readonly Finding[]
  readonly counts: VerdictCounts
}

/** The audit, or why the file could not be read. */
export type AuditOutcome = Read<Audited>

/** 审读阶段 Where an audit is. */
export type AuditPhase = 'reading' | 'checking'

/** 转换 What another program made of a file before it is read; see convert/. */
export type Conversion = Pick<Converted, 'handling' | 'pages'>

export type AuditOptions = {
  /** Only its paragraphs and grids are wanted: the file is no disclosure. */
  readonly sheet?: boolean
  readonly conversion?: Conversion | null
  readonly onPhase?: (phase: AuditPhase) => void
  /** Stops the audit; the promise then rejects. */
  readonly signal?: AbortSignal
}

/** 审读 Reads and checks one file; rejects only on a bug or when stopped. Injected, so that it may run anywhere. */
export type AuditFunction = (
  bytes: Uint8Array,
  fileName: string,
  options?: AuditOptions,
) => Promise<AuditOutcome>
