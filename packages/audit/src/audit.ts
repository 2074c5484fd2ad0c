import {
  type Disclosure,
  type Finding,
  type Read,
  type Relation,
  type SourceDocument,
  type Statement,
  statementsOf,
  type VerdictCounts,
} from '@mingzhang/model'
import { scoreDisclosure } from '@mingzhang/performance'
import {
  defaultLimits,
  type Handling,
  type Limits,
  type PdfEngine,
  type ReadFile,
  read,
} from '@mingzhang/readers'
import { reconcile } from '@mingzhang/reconcile'
import { ruleBook, runRules } from '@mingzhang/rules'
import { doubtsOf } from './doubts-accuse-nobody.ts'
import { titled } from './titled.ts'

/** 审读结果 One document read and checked: what it says, how it reconciles, what is wrong. */
export type Audit = {
  readonly source: SourceDocument
  readonly disclosure: Disclosure
  readonly statements: readonly Statement[]
  readonly relations: readonly Relation[]
  /** The gravest and surest first. */
  readonly findings: readonly Finding[]
  readonly counts: VerdictCounts
}

/**
 * 审读 Reads a document and checks it against itself: the one law over its statements, then the rule book.
 *
 * @param bytes the file as published
 * @param fileName shown in messages; nothing is concluded from it
 * @param onRead called between reading and checking, for those who show progress
 * @param pdf what reads PDF files (`openPdfium`); without one they are refused
 * @param handling what was done to the file before: converted, recognised from pictures
 * @returns the audit, or why the file could not be read
 */
export function audit(
  bytes: Uint8Array,
  fileName: string,
  limits: Limits = defaultLimits,
  onRead: (readFile: ReadFile) => void = () => {},
  pdf: PdfEngine | null = null,
  handling: Handling = {},
): Read<Audit> {
  const readFile = read(bytes, fileName, limits, pdf, handling)
  if (!readFile.ok) return readFile
  onRead(readFile.value)
  return { ok: true, value: { ...readFile.value, ...check(readFile.value.disclosure) } }
}

/** 检查 What is wrong with what a document says, whoever read or compiled it. */
export function check(
  disclosure: Disclosure,
): Pick<Audit, 'statements' | 'relations' | 'findings' | 'counts'> {
  const statements = statementsOf(disclosure)
  const law = reconcile(disclosure, statements)
  const scores = scoreDisclosure(disclosure)
  const rules = runRules(ruleBook, { disclosure, statements, relations: law.relations, scores })
  return {
    statements,
    relations: law.relations,
    findings: [...law.findings, ...rules.findings].map(doubtsOf(disclosure)).map(titled).toSorted(byGravity),
    counts: addCounts(law.counts, rules.counts),
  }
}

const severities = ['error', 'warning', 'note'] as const
const certainties = ['certain', 'likely', 'possible'] as const

/** 轻重次序 The gravest first, then the surest. */
export const byGravity = (one: Finding, other: Finding): number =>
  severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
  certainties.indexOf(one.certainty) - certainties.indexOf(other.certainty)

const addCounts = (one: VerdictCounts, other: VerdictCounts): VerdictCounts => ({
  holds: one.holds + other.holds,
  fails: one.fails + other.fails,
  unknown: one.unknown + other.unknown,
  inapplicable: one.inapplicable + other.inapplicable,
})
