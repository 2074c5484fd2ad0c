import type { StoreOrTransaction } from '../transact.ts'
import { platformKey } from './platform-key.ts'

/** 一次性链接 Keeps the hash of a link's token; whoever has the token signs in once as the account. */
export async function addSignInLink(
  { db }: StoreOrTransaction,
  link: { readonly tokenHash: string; readonly accountId: string; readonly endsAt: string },
): Promise<void> {
  await db
    .insertInto('sign_in_link')
    .values({
      unit_key: platformKey,
      token_hash: link.tokenHash,
      account_id: link.accountId,
      ends_at: new Date(link.endsAt),
    })
    .execute()
}

/** 用链接 Takes the link away and says whose it was; of two who come with it, one gets null. */
export async function takeSignInLink(
  { db }: StoreOrTransaction,
  tokenHash: string,
  now: string,
): Promise<string | null> {
  const taken = await db
    .deleteFrom('sign_in_link')
    .where('unit_key', '=', platformKey)
    .where('token_hash', '=', tokenHash)
    .returning(['account_id', 'ends_at'])
    .executeTakeFirst()
  return taken && taken.ends_at > new Date(now) ? taken.account_id : null
}

/** 废链接 Takes away all links of an account. */
export async function dropSignInLinks({ db }: StoreOrTransaction, accountId: string): Promise<void> {
  await db
    .deleteFrom('sign_in_link')
    .where('unit_key', '=', platformKey)
    .where('account_id', '=', accountId)
    .execute()
}
