import { storableText } from '../storable-text.ts'
import type { StoreOrTransaction } from '../transact.ts'

/** 处理意见 `accepted` goes into the notice, `rejected` is no error, `returned` goes back to the unit to be explained. */
export type Decision = 'accepted' | 'rejected' | 'returned'

/** 一条意见 What a reviewer decided of one finding of one document. */
export type FindingDecision = {
  readonly documentId: string
  readonly findingId: string
  readonly rule: string
  readonly decision: Decision
  readonly reason: string
  readonly decidedAt: string
  readonly account: string
  readonly accountName: string
}

/** 记意见 Keeps a decision; a later one on the same finding takes its place. */
export async function decideFinding(
  { db }: StoreOrTransaction,
  desk: string,
  decision: FindingDecision,
): Promise<void> {
  const row = {
    ...{ rule: decision.rule, decision: decision.decision, reason: storableText(decision.reason) },
    ...{ decided_at: new Date(decision.decidedAt), account: decision.account },
    account_name: storableText(decision.accountName),
  }
  await db
    .insertInto('finding_decision')
    .values({ unit_key: desk, document_id: decision.documentId, finding_id: decision.findingId, ...row })
    .onConflict((conflict) => conflict.columns(['unit_key', 'document_id', 'finding_id']).doUpdateSet(row))
    .execute()
}

/** 撤意见 Takes a decision back; false when there was none. */
export async function withdrawDecision(
  { db }: StoreOrTransaction,
  desk: string,
  { documentId, findingId }: Pick<FindingDecision, 'documentId' | 'findingId'>,
): Promise<boolean> {
  const gone = await db
    .deleteFrom('finding_decision')
    .where('unit_key', '=', desk)
    .where('document_id', '=', documentId)
    .where('finding_id', '=', findingId)
    .executeTakeFirst()
  return gone.numDeletedRows === 1n
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
