import { type Person, type Role, roles } from '@mingzhang/cycle'
import { createAccount, type Store } from '@mingzhang/store'
import { organisationTree } from '../people/organisation-tree.ts'
import type { ServerContext } from '../people/server-context.ts'
import { startSession } from '../people/sign-in.ts'
import { newId } from '../people/token.ts'
import type { ServerOptions } from '../server-options.ts'

/** 全权之人 Somebody who may do everything everywhere, for tests that are about something else. */
export const mayEverything: Person = {
  id: 'tester',
  name: '测试',
  roles: roles.filter((role) => role !== 'public'),
  organisation: null,
  scope: 'everything',
}

/** What a browser on our own page sends with a request once its person is signed in. */
export type SignedIn = { readonly cookie: string; readonly origin: string; readonly host: string }

/** 登录为 A new account with these roles, signed in: the headers of its requests. */
export async function signInAs(
  options: ServerOptions,
  ...given: readonly Role[]
): Promise<SignedIn & { readonly id: string }> {
  return signInAt(options, null, ...given)
}

/** The same for somebody of an organisation. */
export async function signInAt(
  options: ServerOptions,
  organisation: string | null,
  ...given: readonly Role[]
): Promise<SignedIn & { readonly id: string }> {
  const { store, now = () => new Date() } = options
  const context: ServerContext = { ...options, now, tree: organisationTree(store, now) }
  const account = await newAccount(store, organisation, given, now().toISOString())
  const token = await startSession(context, account, 'test')
  const { id } = account
  return { id, cookie: `mingzhang-session=${token}`, origin: 'http://localhost', host: 'localhost' }
}

async function newAccount(
  store: Store,
  organisation: string | null,
  given: readonly Role[],
  createdAt: string,
) {
  const id = newId()
  const account = { id, login: `login-${id}`, name: '张三', organisation, roles: given }
  await createAccount(store, { ...account, passwordHash: null, createdAt })
  const fresh = { hasPassword: false, disabled: false, passwordDue: false, version: 1, signedInAt: null }
  return { ...account, ...fresh, createdAt }
}
