import type { Finding } from '@mingzhang/model'
import {
  getDocument,
  listDecisions,
  listNotices,
  listSilencedRules,
  type ReviewNotice,
} from '@mingzhang/store'
import type { Report } from '@mingzhang/writers/report'
import type { ReviewContext } from './review-context.ts'

/** 采纳的问题 The findings of a document that reviewers of this desk accepted, in the order they came; no rule that is switched off. */
export async function acceptedFindings(
  { store }: ReviewContext,
  desk: string,
  documentId: string,
): Promise<{
  readonly findings: readonly Finding[]
  readonly unitKey: string
  readonly year: number | null
} | null> {
  const document = await getDocument(store, documentId)
  if (!document) return null
  const decisions = await listDecisions(store, desk, [documentId])
  const accepted = new Set(
    decisions.filter(({ decision }) => decision === 'accepted').map(({ findingId }) => findingId),
  )
  const silenced = await listSilencedRules(store, desk)
  const findings = document.findings.filter(({ id, rule }) => accepted.has(id) && !silenced.has(rule))
  return { findings, unitKey: document.unitKey, year: document.year }
}

/** 通知的内容 The report a notice is written from: its document, and the findings it names. */
export async function reportOf(
  { store }: ReviewContext,
  { documentId, findings, issuedAt }: ReviewNotice,
): Promise<Report | null> {
  const document = await getDocument(store, documentId)
  if (!document) return null
  const named = new Set(findings)
  const { fileName, disclosure, verdicts } = document
  return {
    issuedOn: issuedAt.slice(0, 10),
    files: [
      {
        ...{ file: fileName, document: disclosure.document, counts: verdicts },
        findings: document.findings.filter(({ id }) => named.has(id)),
      },
    ],
  }
}

/** 取通知 The notice of this desk with this id, or none. */
export const noticeOf = async (
  { store }: ReviewContext,
  desk: string,
  id: string,
): Promise<ReviewNotice | undefined> => (await listNotices(store, desk)).find((notice) => notice.id === id)
