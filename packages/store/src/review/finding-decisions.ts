import type { Decision, MadeDecision } from '@mingzhang/cycle'
import { storableText } from '../storable-text.ts'
import type { StoreOrTransaction } from '../transact.ts'

/** 一条意见 What a reviewer decided of one finding of one document. */
export type FindingDecision = MadeDecision & { readonly account: string }

/** So many rows go in one statement: a statement has at most 65,535 values. */
const rowsAtOnce = 1_000

/** 记意见 Keeps decisions; a later one on the same finding takes the place of the earlier. */
export async function keepDecisions(
  { db }: StoreOrTransaction,
  desk: string,
  decisions: readonly FindingDecision[],
): Promise<void> {
  const rows = decisions.map((one) => ({
    ...{ unit_key: desk, document_id: one.documentId, finding_id: one.findingId, rule: one.rule },
    ...{ decision: one.decision, reason: storableText(one.reason), decided_at: new Date(one.decidedAt) },
    ...{ account: one.account, account_name: storableText(one.accountName) },
  }))
  for (let at = 0; at < rows.length; at += rowsAtOnce)
    await db
      .insertInto('finding_decision')
      .values(rows.slice(at, at + rowsAtOnce))
      .onConflict((conflict) =>
        conflict.columns(['unit_key', 'document_id', 'finding_id']).doUpdateSet((eb) => ({
          ...{ rule: eb.ref('excluded.rule'), decision: eb.ref('excluded.decision') },
          ...{ reason: eb.ref('excluded.reason'), decided_at: eb.ref('excluded.decided_at') },
          ...{ account: eb.ref('excluded.account'), account_name: eb.ref('excluded.account_name') },
        })),
      )
      .execute()
}

/** 去意见 Takes away what was decided of these findings. */
export async function removeDecisions(
  { db }: StoreOrTransaction,
  desk: string,
  findings: readonly Pick<FindingDecision, 'documentId' | 'findingId'>[],
): Promise<void> {
  for (const [document, ofDocument] of Map.groupBy(findings, ({ documentId }) => documentId))
    await db
      .deleteFrom('finding_decision')
      .where('unit_key', '=', desk)
      .where('document_id', '=', document)
      .where(
        'finding_id',
        'in',
        ofDocument.map(({ findingId }) => findingId),
      )
      .execute()
}

/** 意见清单 The decisions of a desk on these documents. */
export async function listDecisions(
  { db }: StoreOrTransaction,
  desk: string,
  documents: readonly string[],
): Promise<FindingDecision[]> {
  if (documents.length === 0) return []
  const rows = await db
    .selectFrom('finding_decision')
    .selectAll()
    .where('unit_key', '=', desk)
    .where('document_id', 'in', documents)
    .orderBy('decided_at')
    .orderBy('finding_id')
    .execute()
  return rows.map((row) => ({
    ...{ documentId: row.document_id, findingId: row.finding_id, rule: row.rule, reason: row.reason },
    // Written from values of this type.
    decision: row.decision as Decision,
    decidedAt: row.decided_at.toISOString(),
    ...{ account: row.account, accountName: row.account_name },
  }))
}

/** 规则被否情况 How often reviewers of a desk decided on findings of a rule, and how often they said no. */
export type RuleRecord = { readonly rule: string; readonly decided: number; readonly rejected: number }

/** 规则的采纳情况 Rules by how often their findings are rejected, the most rejected first. */
export async function listRuleRecords({ db }: StoreOrTransaction, desk: string): Promise<RuleRecord[]> {
  const rows = await db
    .selectFrom('finding_decision')
    .select('rule')
    .select(({ fn }) => [
      fn.countAll<number>().as('decided'),
      fn.countAll<number>().filterWhere('decision', '=', 'rejected').as('rejected'),
    ])
    .where('unit_key', '=', desk)
    .groupBy('rule')
    .execute()
  return rows.toSorted(
    (one, other) => other.rejected - one.rejected || one.rule.localeCompare(other.rule, 'en'),
  )
}
