import type { StoreOrTransaction } from '../transact.ts'
import { platformKey } from './platform-key.ts'

/** 识浏览器 Has the account signed in from the browser with this token, not too long ago? */
export async function knowsBrowser(
  { db }: StoreOrTransaction,
  tokenHash: string,
  accountId: string,
  since: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('known_browser')
    .select('seen_at')
    .where('unit_key', '=', platformKey)
    .where('token_hash', '=', tokenHash)
    .where('account_id', '=', accountId)
    .where('seen_at', '>=', new Date(since))
    .executeTakeFirst()
  return row !== undefined
}

/** 换令牌 The browser has another token from now on: whoever put the old one there knows nothing. */
export async function renameBrowser({ db }: StoreOrTransaction, from: string, to: string): Promise<void> {
  await db
    .updateTable('known_browser')
    .set({ token_hash: to })
    .where('unit_key', '=', platformKey)
    .where('token_hash', '=', from)
    .execute()
}

/** 记浏览器 The account has signed in from this browser now. What was not seen for long is forgotten. */
export async function rememberBrowser(
  { db }: StoreOrTransaction,
  tokenHash: string,
  accountId: string,
  now: string,
  forgetBefore: string,
): Promise<void> {
  await db
    .insertInto('known_browser')
    .values({
      unit_key: platformKey,
      token_hash: tokenHash,
      account_id: accountId,
      seen_at: new Date(now),
    })
    .onConflict((conflict) =>
      conflict.columns(['unit_key', 'token_hash', 'account_id']).doUpdateSet({ seen_at: new Date(now) }),
    )
    .execute()
  await db
    .deleteFrom('known_browser')
    .where('unit_key', '=', platformKey)
    .where('seen_at', '<', new Date(forgetBefore))
    .execute()
}

/** 忘浏览器 After a reset no browser of the account is known any more. */
export async function forgetBrowsers({ db }: StoreOrTransaction, accountId: string): Promise<void> {
  await db
    .deleteFrom('known_browser')
    .where('unit_key', '=', platformKey)
    .where('account_id', '=', accountId)
    .execute()
}
