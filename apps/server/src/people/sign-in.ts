import { thePublic } from '@mingzhang/cycle'
import {
  type Account,
  clearFailures,
  countFailure,
  getAccount,
  getAccountByLogin,
  getFailures,
  knowsBrowser,
  loginKey,
  openSession,
  rememberBrowser,
  renameBrowser,
  takeSignInLink,
  transact,
} from '@mingzhang/store'
import { HttpProblem } from '../problem.ts'
import { verifyPassword } from './password.ts'
import { tooManyFailures, usedLink, wrongPassword } from './people-problems.ts'
import type { ServerContext } from './server-context.ts'
import { browserDays } from './session-cookie.ts'
import { newId, newToken, tokenHash } from './token.ts'
import { writeLog } from './write-log.ts'

/** A session ends after this long unused, and after this long whatever happens. */
export const idleMilliseconds = 2 * 3_600_000
export const sessionMilliseconds = 12 * 3_600_000

/** Wrong passwords that cost nothing but the try; each one after them doubles the wait. */
const freeOfLogin = 5
const freeOfAddress = 30
const firstWait = 30
const longestWait = 900

/** 失败后的等待 Seconds still to wait after so many failures in a row. */
export function waitSeconds(failures: number, free: number, failedAt: string, now: Date): number {
  if (failures < free) return 0
  const wait = Math.min(longestWait, firstWait * 2 ** (failures - free))
  return Math.max(0, Math.ceil(wait - (now.getTime() - Date.parse(failedAt)) / 1_000))
}

/** 来处 Where a sign-in comes from: the address, and the token of a browser that may be known. */
export type Whence = { readonly address: string; readonly browser: string | null }

/**
 * 口令登录 The account of a login and its password.
 *
 * A failure is counted before the password is looked at, so that many tries at once are not many free tries. What is
 * counted against a login slows that login down for everybody but its owner: wrong passwords from a browser in which the
 * account has signed in before are counted against that browser, so nobody elsewhere can lock its owner out.
 *
 * @throws HttpProblem 401 for any wrong pair, 429 while the login, the browser or the address has to wait
 */
export async function signInByPassword(
  context: ServerContext,
  login: string,
  password: string,
  { address, browser }: Whence,
): Promise<Account> {
  const { store, now } = context
  const quietSince = new Date(now().getTime() - longestWait * 2_000).toISOString()
  const found = await getAccountByLogin(store, login)
  const known = found && browser && (await isKnown(context, browser, found.account.id))
  const subject = known ? `browser:${tokenHash(browser)}` : `login:${loginKey(login)}`
  const ofAddress = `address:${address}`
  const before = await assertNoWait(context, subject, freeOfLogin)
  if (!known) await assertNoWait(context, ofAddress, freeOfAddress)
  const failures = await countFailure(store, subject, now().toISOString(), quietSince)
  if (failures > freeOfLogin && failures > before + 1) throw new HttpProblem(429, tooManyFailures(firstWait))
  const right = await verifyPassword(password, found?.passwordHash ?? null)
  if (found && right && !found.account.disabled) {
    await clearFailures(store, subject)
    return found.account
  }
  if (!known) await countFailure(store, ofAddress, now().toISOString(), quietSince)
  if (failures === freeOfLogin && found)
    await writeLog(context, { person: thePublic }, { what: 'session.refused', about: found.account.id })
  throw new HttpProblem(401, wrongPassword())
}

const isKnown = ({ store, now }: ServerContext, browser: string, accountId: string): Promise<boolean> =>
  knowsBrowser(store, tokenHash(browser), accountId, forgetBefore(now()))

const forgetBefore = (now: Date): string => new Date(now.getTime() - browserDays * 86_400_000).toISOString()

/** 认下浏览器 The browser gets a new token, by which it is known to all accounts that have signed in from it. */
export async function knowBrowser(
  { store, now }: ServerContext,
  accountId: string,
  before: string | null,
): Promise<string> {
  const token = newToken()
  const [at, oldest] = [now().toISOString(), forgetBefore(now())]
  await transact(store, async (transaction) => {
    if (before) await renameBrowser(transaction, tokenHash(before), tokenHash(token))
    await rememberBrowser(transaction, tokenHash(token), accountId, at, oldest)
  })
  return token
}

async function assertNoWait({ store, now }: ServerContext, subject: string, free: number): Promise<number> {
  const before = await getFailures(store, subject)
  const seconds = before ? waitSeconds(before.failures, free, before.failedAt, now()) : 0
  if (seconds > 0) throw new HttpProblem(429, tooManyFailures(seconds))
  return before?.failures ?? 0
}

/**
 * 链接登录 The account of a one-time link.
 *
 * @throws HttpProblem 401 when the link was used, is old, or never was one
 */
export async function signInByLink({ store, now }: ServerContext, token: string): Promise<Account> {
  const id = await takeSignInLink(store, tokenHash(token), now().toISOString())
  const account = id === null ? null : await getAccount(store, id)
  if (account === null || account.disabled) throw new HttpProblem(401, usedLink())
  return account
}

/** 开登录 Opens a session for the account. @returns the token for its cookie */
export async function startSession(
  context: ServerContext,
  account: Account,
  client: string,
): Promise<string> {
  const token = newToken()
  const at = context.now()
  await openSession(context.store, {
    tokenHash: tokenHash(token),
    id: newId(),
    accountId: account.id,
    client,
    openedAt: at.toISOString(),
    seenAt: at.toISOString(),
    endsAt: new Date(at.getTime() + sessionMilliseconds).toISOString(),
  })
  return token
}
