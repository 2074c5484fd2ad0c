import type { Finding } from '@mingzhang/model'
import { dayInChina } from '@mingzhang/model'
import {
  getDocument,
  listDecisions,
  listNotices,
  listSilencedRules,
  type ReviewNotice,
} from '@mingzhang/store'
import type { Report } from '@mingzhang/writers/report'
import type { ReviewContext } from './review-context.ts'

/**
 * 写进通知的问题 The findings of a document that reviewers of this desk accepted or returned to be explained, in the order
 * they came; none of a rule that is switched off.
 */
export async function noticedFindings(
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
  const noticed = new Set(
    decisions.filter(({ decision }) => decision !== 'rejected').map(({ findingId }) => findingId),
  )
  const silenced = await listSilencedRules(store, desk)
  const findings = document.findings.filter(({ id, rule }) => noticed.has(id) && !silenced.has(rule))
  return { findings, unitKey: document.unitKey, year: document.year }
}

/** 通知的内容 The report a notice is written from: its document, the findings it names, and what reviewers say of them. */
export async function reportOf(
  { store }: ReviewContext,
  desk: string,
  { documentId, findings, issuedAt, dueOn }: ReviewNotice,
): Promise<Report | null> {
  const document = await getDocument(store, documentId)
  if (!document) return null
  const named = new Set(findings)
  const made = await listDecisions(store, desk, [documentId])
  const remarks = new Map(
    made.map(({ findingId, decision, reason }) => [
      findingId,
      { text: reason, explain: decision === 'returned' },
    ]),
  )
  const { fileName, disclosure, verdicts } = document
  return {
    ...{ issuedOn: dayInChina(issuedAt), dueOn },
    files: [
      {
        ...{ file: fileName, document: disclosure.document, counts: verdicts, remarks },
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
