import { type Role, roles } from '@mingzhang/cycle'
import {
  addSignInLink,
  appendLog,
  createAccount,
  dropSignInLinks,
  getAccountByLogin,
  listAccounts,
  type Store,
  type StoreOrTransaction,
  transact,
} from '@mingzhang/store'
import { newId, newToken, tokenHash } from './token.ts'

/** The account of the first start, and how long its link is good. */
const firstLogin = 'admin'
export const firstLinkHours = 24

/** 首次启动 What the first start has to tell on the terminal. */
export type FirstStart = {
  /** Token of a one-time link for the administrator; null when there is a password to sign in with. */
  readonly token: string | null
  /** There was no account before. */
  readonly first: boolean
}

/**
 * 首次启动 Makes the administrator's account when there is none at all. As long as it has no password, every start
 * makes a new link and takes the old one away; from then on it makes none.
 */
export function firstStart(store: Store, now: Date): Promise<FirstStart> {
  return transact(store, async (transaction) => {
    const first = (await listAccounts(transaction)).length === 0
    if (first) await createFirst(transaction, now)
    const found = await getAccountByLogin(transaction, firstLogin)
    const needsLink = found !== null && found.passwordHash === null && !found.account.disabled
    return {
      first,
      token: needsLink ? await linkFor(transaction, found.account.id, now, firstLinkHours) : null,
    }
  })
}

async function createFirst(transaction: StoreOrTransaction, now: Date): Promise<void> {
  const id = newId()
  const at = now.toISOString()
  const everyRole: readonly Role[] = roles.filter((role) => role !== 'public')
  const account = { id, login: firstLogin, name: '管理员', organisation: null, roles: everyRole }
  const created = await createAccount(transaction, { ...account, passwordHash: null, createdAt: at })
  if (created === 'taken') return
  const detail = { login: firstLogin, roles: everyRole }
  await appendLog(transaction, {
    ...{ at, account: null, name: '', what: 'account.created', about: id, organisation: null, detail },
  })
}

/** 救急链接 A link for an account by its login, for who sits at the machine; null when there is no such account. */
export function linkForLogin(store: Store, login: string, now: Date, hours: number): Promise<string | null> {
  return transact(store, async (transaction) => {
    const found = await getAccountByLogin(transaction, login)
    if (found === null || found.account.disabled) return null
    const { id } = found.account
    await appendLog(transaction, {
      ...{ at: now.toISOString(), account: null, name: '', what: 'account.linked', about: id },
      ...{ organisation: found.account.organisation, detail: {} },
    })
    return linkFor(transaction, id, now, hours)
  })
}

async function linkFor(transaction: StoreOrTransaction, accountId: string, now: Date, hours: number) {
  const token = newToken()
  const endsAt = new Date(now.getTime() + hours * 3_600_000).toISOString()
  await dropSignInLinks(transaction, accountId)
  await addSignInLink(transaction, { tokenHash: tokenHash(token), accountId, endsAt })
  return token
}
