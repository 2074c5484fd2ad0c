import type { KeptOrganisation, LogCheck, LogEntry, Right, Role } from '@mingzhang/cycle'
import { request } from './request.ts'

/** 当前登录的人 Who is signed in, and what that person may do; `person` is null for the public. */
export type Who = {
  readonly person: {
    readonly id: string
    readonly name: string
    readonly roles: readonly Role[]
    readonly organisation: string | null
  } | null
  readonly login: string | null
  readonly hasPassword: boolean | null
  /** An administrator made or reset the account: before anything else a password is set. */
  readonly passwordDue: boolean
  readonly rights: readonly Right[]
  readonly everywhere: boolean
  /** What the person's organisation is called; null for who stands above the tree. */
  readonly organisationName: string | null
}

export const nobody: Who = {
  ...{ person: null, login: null, hasPassword: null, passwordDue: false, everywhere: false },
  organisationName: null,
  rights: ['open.read', 'session.open', 'document.read'],
}

export type OwnSession = {
  readonly id: string
  readonly client: string
  readonly openedAt: string
  readonly seenAt: string
  readonly current: boolean
}

export type AccountRow = {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly organisation: string | null
  readonly roles: readonly Role[]
  readonly hasPassword: boolean
  readonly disabled: boolean
  readonly version: number
  readonly signedInAt: string | null
}

export type AccountFields = {
  readonly name: string
  readonly organisation: string | null
  readonly roles: readonly Role[]
}

export const fetchWho = (signal?: AbortSignal): Promise<Who> => request('GET', '/session', undefined, signal)
export const signIn = (login: string, password: string): Promise<void> =>
  request('POST', '/session', { login, password })
export const signInByLink = (token: string): Promise<void> => request('POST', '/session/link', { token })
export const signOut = (): Promise<void> => request('DELETE', '/session')

export const fetchSessions = (): Promise<{ readonly sessions: readonly OwnSession[] }> =>
  request('GET', '/account/sessions')
export const endSession = (id: string): Promise<void> => request('DELETE', `/account/sessions/${id}`)
export const endOtherSessions = (): Promise<void> => request('DELETE', '/account/sessions')
export const changePassword = (current: string, password: string): Promise<void> =>
  request('PUT', '/account/password', { ...(current !== '' && { current }), password })

export const fetchAccounts = (): Promise<{ readonly accounts: readonly AccountRow[] }> =>
  request('GET', '/accounts')
export const createAccount = (
  fields: AccountFields & { login: string },
): Promise<{ readonly token: string }> => request('POST', '/accounts', fields)
export const changeAccount = (
  { id, version }: AccountRow,
  change: Partial<AccountFields> & { readonly disabled?: boolean },
): Promise<AccountRow> => request('PATCH', `/accounts/${id}`, { version, ...change })
export const resetAccount = (id: string): Promise<{ readonly token: string }> =>
  request('POST', `/accounts/${id}/link`)

export const fetchOrganisations = (): Promise<{ readonly organisations: readonly KeptOrganisation[] }> =>
  request('GET', '/organisations')
export function importOrganisations(
  file: File,
): Promise<{ readonly added: number; readonly changed: number }> {
  const form = new FormData()
  form.append('file', file, file.name)
  return request('POST', '/organisations', form)
}

/** 牵着什么 What keeps an organisation from being closed, and what from being deleted, in words. */
export const fetchHanging = (
  key: string,
): Promise<{ readonly toClose: readonly string[]; readonly toRemove: readonly string[] }> =>
  request('GET', `/organisations/hanging?${new URLSearchParams({ key })}`)
export type OrganisationFields = {
  readonly name: string
  readonly code: string | null
  readonly parent: string | null
  readonly closedOn: string | null
}
export const changeOrganisation = (
  { key, version }: KeptOrganisation,
  change: Partial<OrganisationFields>,
): Promise<void> => request('PATCH', '/organisations', { key, version, ...change })
export const mergeOrganisation = (
  { key, version }: KeptOrganisation,
  into: string,
): Promise<{ readonly accounts: number; readonly below: number }> =>
  request('POST', '/organisations/merged', { key, version, into })
export const removeOrganisation = ({ key, version }: KeptOrganisation): Promise<void> =>
  request('DELETE', '/organisations', { key, version })

export const logPage = 100
export const fetchLog = (
  what: string,
  before: number | null,
): Promise<{ readonly entries: readonly LogEntry[] }> => {
  const query = new URLSearchParams({ limit: String(logPage) })
  if (what) query.set('what', what)
  if (before !== null) query.set('before', String(before))
  return request('GET', `/log?${query}`)
}
export const checkLog = (): Promise<LogCheck> => request('GET', '/log/check')
