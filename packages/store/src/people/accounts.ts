import type { Role } from '@mingzhang/cycle'
import type { Selectable } from 'kysely'
import { storableText } from '../storable-text.ts'
import type { Tables } from '../tables.ts'
import type { StoreOrTransaction } from '../transact.ts'
import { platformKey } from './platform-key.ts'

/** 账号 Who can sign in. */
export type Account = {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly organisation: string | null
  readonly roles: readonly Role[]
  readonly hasPassword: boolean
  readonly disabled: boolean
  /** An administrator made or reset it: nothing may be done before a password of one's own is set. */
  readonly passwordDue: boolean
  readonly version: number
  /** ISO 8601 in UTC. */
  readonly createdAt: string
  readonly signedInAt: string | null
}

export type NewAccount = {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly organisation: string | null
  readonly roles: readonly Role[]
  readonly passwordHash: string | null
  readonly createdAt: string
  /** By default no. */
  readonly passwordDue?: boolean
}

export type AccountChange = {
  readonly name?: string
  readonly organisation?: string | null
  readonly roles?: readonly Role[]
  readonly disabled?: boolean
  /** Null: only a link opens the account. */
  readonly passwordHash?: string | null
  readonly passwordDue?: boolean
}

/** 登录名 A login as it is compared: wide and narrow letters, capitals and small ones are the same. */
export const loginKey = (login: string): string => storableText(login).normalize('NFKC').trim().toLowerCase()

/** 建账号 `taken`: the login is another's, and nothing was written. */
export async function createAccount(
  { db }: StoreOrTransaction,
  account: NewAccount,
): Promise<'created' | 'taken'> {
  const inserted = await db
    .insertInto('account')
    .values({
      unit_key: platformKey,
      id: account.id,
      login: loginKey(account.login),
      name: storableText(account.name),
      organisation: account.organisation,
      roles: account.roles.join(' '),
      password_hash: account.passwordHash,
      disabled: false,
      password_due: account.passwordDue ?? false,
      version: 1,
      created_at: new Date(account.createdAt),
      signed_in_at: null,
    })
    .onConflict((conflict) => conflict.columns(['unit_key', 'login']).doNothing())
    .executeTakeFirst()
  return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n ? 'created' : 'taken'
}

/** 账号清单 All accounts by login. */
export async function listAccounts({ db }: StoreOrTransaction): Promise<Account[]> {
  const rows = await db
    .selectFrom('account')
    .selectAll()
    .where('unit_key', '=', platformKey)
    .orderBy('login')
    .execute()
  return rows.map(accountOf)
}

/** 取账号 The account with this id, or null. */
export async function getAccount({ db }: StoreOrTransaction, id: string): Promise<Account | null> {
  const row = await db
    .selectFrom('account')
    .selectAll()
    .where('unit_key', '=', platformKey)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? accountOf(row) : null
}

/** 按登录名取 The account of a login with the hash of its password, or null. */
export async function getAccountByLogin(
  { db }: StoreOrTransaction,
  login: string,
): Promise<{ readonly account: Account; readonly passwordHash: string | null } | null> {
  const row = await db
    .selectFrom('account')
    .selectAll()
    .where('unit_key', '=', platformKey)
    .where('login', '=', loginKey(login))
    .executeTakeFirst()
  return row ? { account: accountOf(row), passwordHash: row.password_hash } : null
}

/**
 * 改账号 Changes what is named.
 *
 * @param version the one the change was based on; null overrides (a person's own password)
 * @returns `clash`: somebody else changed it meanwhile (or it is not there), and nothing was written
 */
export async function changeAccount(
  { db }: StoreOrTransaction,
  id: string,
  version: number | null,
  change: AccountChange,
): Promise<'changed' | 'clash'> {
  let update = db
    .updateTable('account')
    .set((eb) => ({
      version: eb('version', '+', 1),
      ...(change.name !== undefined && { name: storableText(change.name) }),
      ...(change.organisation !== undefined && { organisation: change.organisation }),
      ...(change.roles !== undefined && { roles: change.roles.join(' ') }),
      ...(change.disabled !== undefined && { disabled: change.disabled }),
      ...(change.passwordHash !== undefined && { password_hash: change.passwordHash }),
      ...(change.passwordDue !== undefined && { password_due: change.passwordDue }),
    }))
    .where('unit_key', '=', platformKey)
    .where('id', '=', id)
  if (version !== null) update = update.where('version', '=', version)
  return (await update.executeTakeFirst()).numUpdatedRows > 0n ? 'changed' : 'clash'
}

export const accountOf = (row: Selectable<Tables['account']>): Account => ({
  id: row.id,
  login: row.login,
  name: row.name,
  organisation: row.organisation,
  // Written from values of this type.
  roles: row.roles.split(' ').filter(Boolean) as Role[],
  hasPassword: row.password_hash !== null,
  disabled: row.disabled,
  passwordDue: row.password_due,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  signedInAt: row.signed_in_at?.toISOString() ?? null,
})
