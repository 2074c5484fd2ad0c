import type { StoreOrTransaction } from '../transact.ts'
import { platformKey } from './platform-key.ts'

/** 失败次数 How often in a row, and when last (ISO 8601). */
export type Failures = { readonly failures: number; readonly failedAt: string }

/** 查失败 What is counted against a login or an address; null when nothing is. */
export async function getFailures({ db }: StoreOrTransaction, subject: string): Promise<Failures | null> {
  const row = await db
    .selectFrom('failed_sign_in')
    .select(['failures', 'failed_at'])
    .where('unit_key', '=', platformKey)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return row ? { failures: row.failures, failedAt: row.failed_at.toISOString() } : null
}

/** 记失败 Counts one more; after a quiet time the counting starts anew. Two at once count as two. @returns how many now */
export async function countFailure(
  { db }: StoreOrTransaction,
  subject: string,
  now: string,
  quietSince: string,
): Promise<number> {
  const { failures } = await db
    .insertInto('failed_sign_in')
    .values({ unit_key: platformKey, subject, failures: 1, failed_at: new Date(now) })
    .onConflict((conflict) =>
      conflict.columns(['unit_key', 'subject']).doUpdateSet((eb) => ({
        failures: eb
          .case()
          .when('failed_sign_in.failed_at', '<', new Date(quietSince))
          .then(1)
          .else(eb('failed_sign_in.failures', '+', 1))
          .end(),
        failed_at: new Date(now),
      })),
    )
    .returning('failures')
    .executeTakeFirstOrThrow()
  return failures
}

/** 清失败 After a sign-in that succeeded. */
export async function clearFailures({ db }: StoreOrTransaction, subject: string): Promise<void> {
  await db
    .deleteFrom('failed_sign_in')
    .where('unit_key', '=', platformKey)
    .where('subject', '=', subject)
    .execute()
}
