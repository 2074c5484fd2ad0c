import type { RuleSwitch } from '@mingzhang/cycle'
import { sql } from 'kysely'
import { storableText } from '../storable-text.ts'
import { type StoreOrTransaction, transact } from '../transact.ts'
import { lockDesk } from './lock-desk.ts'

export type NewRuleSwitch = RuleSwitch & { readonly account: string }

/**
 * 停用或启用规则 Switches a rule off, or on again, for a desk; every turn is kept.
 *
 * @returns false when it stood so already, and nothing was written
 */
export function switchRule(store: StoreOrTransaction, desk: string, turn: NewRuleSwitch): Promise<boolean> {
  return transact(store, async (transaction) => {
    await lockDesk(transaction, desk)
    const [last] = await listRuleTurns(transaction, desk, turn.rule)
    if ((last?.off ?? false) === turn.off) return false
    const next = sql<number>`coalesce((select max(ordinal) from review_rule_switch
      where unit_key = ${desk} and rule = ${turn.rule}), 0) + 1`
    await transaction.db
      .insertInto('review_rule_switch')
      .values({
        ...{ unit_key: desk, rule: turn.rule, ordinal: next, is_off: turn.off },
        ...{ reason: storableText(turn.reason), at: new Date(turn.at), account: turn.account },
        account_name: storableText(turn.accountName),
      })
      .execute()
    return true
  })
}

/** 开关记录 Every turn of a rule at a desk, or of all rules, the newest of each first. */
export async function listRuleTurns(
  { db }: StoreOrTransaction,
  desk: string,
  rule: string | null = null,
): Promise<RuleSwitch[]> {
  const rows = await db
    .selectFrom('review_rule_switch')
    .selectAll()
    .where('unit_key', '=', desk)
    .$if(rule !== null, (query) => query.where('rule', '=', rule ?? ''))
    .orderBy('rule')
    .orderBy('ordinal', 'desc')
    .execute()
  return rows.map((row) => ({
    ...{ rule: row.rule, off: row.is_off, reason: row.reason },
    ...{ at: row.at.toISOString(), accountName: row.account_name },
  }))
}

/** 停用的规则 The rules that are switched off at a desk now, each with the turn that did it. */
export async function listSilencedRules(
  store: StoreOrTransaction,
  desk: string,
): Promise<ReadonlyMap<string, RuleSwitch>> {
  const last = new Map<string, RuleSwitch>()
  for (const turn of await listRuleTurns(store, desk)) if (!last.has(turn.rule)) last.set(turn.rule, turn)
  return new Map([...last].filter(([, { off }]) => off))
}
