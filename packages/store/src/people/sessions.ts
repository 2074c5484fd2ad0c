import { storableText } from '../storable-text.ts'
import type { StoreOrTransaction } from '../transact.ts'
import { type Account, accountOf } from './accounts.ts'
import { platformKey } from './platform-key.ts'

/** 登录 One sign-in of one browser, as its owner sees it. */
export type Session = {
  readonly id: string
  readonly accountId: string
  /** What the browser calls itself, shortened. */
  readonly client: string
  /** ISO 8601 in UTC. */
  readonly openedAt: string
  readonly seenAt: string
  /** After this it is over, however busy. */
  readonly endsAt: string
}

export type NewSession = Session & { readonly tokenHash: string }

/** 开登录 Keeps a new session and notes at the account when it was. */
export async function openSession({ db }: StoreOrTransaction, session: NewSession): Promise<void> {
  await db
    .insertInto('session')
    .values({
      unit_key: platformKey,
      token_hash: session.tokenHash,
      id: session.id,
      account_id: session.accountId,
      client: storableText(session.client).slice(0, 200),
      opened_at: new Date(session.openedAt),
      seen_at: new Date(session.seenAt),
      ends_at: new Date(session.endsAt),
    })
    .execute()
  await db
    .updateTable('account')
    .set({ signed_in_at: new Date(session.openedAt) })
    .where('unit_key', '=', platformKey)
    .where('id', '=', session.accountId)
    .execute()
}

/**
 * 认登录 The session of a token with its account; null when it has ended, was idle too long, or the account is disabled.
 *
 * @param now ISO 8601
 * @param idleSince sessions last seen before this are over
 */
export async function findSession(
  { db }: StoreOrTransaction,
  tokenHash: string,
  now: string,
  idleSince: string,
): Promise<{ readonly session: Session; readonly account: Account } | null> {
  const row = await db
    .selectFrom('session')
    .innerJoin('account', (join) =>
      join.onRef('account.unit_key', '=', 'session.unit_key').onRef('account.id', '=', 'session.account_id'),
    )
    .selectAll('account')
    .select(['session.id as session_id', 'client', 'opened_at', 'seen_at', 'ends_at', 'account_id'])
    .where('session.unit_key', '=', platformKey)
    .where('token_hash', '=', tokenHash)
    .where('ends_at', '>', new Date(now))
    .where('seen_at', '>=', new Date(idleSince))
    .where('disabled', '=', false)
    .executeTakeFirst()
  return row ? { session: sessionOf({ ...row, id: row.session_id }), account: accountOf(row) } : null
}

/** 记见到 The session is still in use. */
export async function touchSession(
  { db }: StoreOrTransaction,
  tokenHash: string,
  now: string,
): Promise<void> {
  await db
    .updateTable('session')
    .set({ seen_at: new Date(now) })
    .where('unit_key', '=', platformKey)
    .where('token_hash', '=', tokenHash)
    .execute()
}

/** 登录清单 The sessions of an account, the last used first. */
export async function listSessions({ db }: StoreOrTransaction, accountId: string): Promise<Session[]> {
  const rows = await db
    .selectFrom('session')
    .select(['id', 'account_id', 'client', 'opened_at', 'seen_at', 'ends_at'])
    .where('unit_key', '=', platformKey)
    .where('account_id', '=', accountId)
    .orderBy('seen_at', 'desc')
    .execute()
  return rows.map(sessionOf)
}

/** 结束登录 Ends one session of the account, all of them, or all but one. @returns how many */
export async function endSessions(
  { db }: StoreOrTransaction,
  accountId: string,
  which: { readonly id?: string; readonly butId?: string } = {},
): Promise<number> {
  let ended = db.deleteFrom('session').where('unit_key', '=', platformKey).where('account_id', '=', accountId)
  if (which.id !== undefined) ended = ended.where('id', '=', which.id)
  if (which.butId !== undefined) ended = ended.where('id', '<>', which.butId)
  return Number((await ended.executeTakeFirst()).numDeletedRows)
}

/** 清过期 Takes away what is over anyway. */
export async function sweepSessions(
  { db }: StoreOrTransaction,
  now: string,
  idleSince: string,
): Promise<void> {
  await db
    .deleteFrom('session')
    .where('unit_key', '=', platformKey)
    .where((eb) => eb.or([eb('ends_at', '<=', new Date(now)), eb('seen_at', '<', new Date(idleSince))]))
    .execute()
  await db
    .deleteFrom('sign_in_link')
    .where('unit_key', '=', platformKey)
    .where('ends_at', '<=', new Date(now))
    .execute()
  // After so long counting begins anew; whoever tries made-up logins would fill the table.
  await db
    .deleteFrom('failed_sign_in')
    .where('unit_key', '=', platformKey)
    .where('failed_at', '<', new Date(idleSince))
    .execute()
}

type SessionRow = {
  id: string
  account_id: string
  client: string
  opened_at: Date
  seen_at: Date
  ends_at: Date
}

const sessionOf = (row: SessionRow): Session => ({
  id: row.id,
  accountId: row.account_id,
  client: row.client,
  openedAt: row.opened_at.toISOString(),
  seenAt: row.seen_at.toISOString(),
  endsAt: row.ends_at.toISOString(),
})
