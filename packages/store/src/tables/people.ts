import type { Generated } from 'kysely'

/** 人员库表 The tables of migrations/people.ts. */
export type PeopleTables = {
  organisation: OrganisationTable
  organisation_name: OrganisationNameTable
  account: AccountTable
  session: SessionTable
  sign_in_link: SignInLinkTable
  failed_sign_in: FailedSignInTable
  known_browser: KnownBrowserTable
  log_entry: LogEntryTable
}

/** 文件归属 Columns that say who may see a document. */
export type DocumentAccess = {
  /** `published`: everybody; `internal`: the organisation's people, those above it, and who imported it. */
  visibility: Generated<string>
  organisation: string | null
  imported_by: string | null
}

type OrganisationTable = {
  unit_key: string
  parent: string | null
  kind: string
  code: string | null
  name: string
  /** Raised by every change; a change names the one it was based on. */
  version: Generated<number>
  /** `YYYY-MM-DD`; null while it stands. */
  closed_on: string | null
  /** Key of the organisation it went into. */
  successor: string | null
}

/** A name that an organisation bore until a day (`YYYY-MM-DD`). */
type OrganisationNameTable = { unit_key: string; name: string; until_on: string }

type AccountTable = {
  unit_key: string
  id: string
  /** As typed, in NFKC and lower case. */
  login: string
  name: string
  organisation: string | null
  /** Names of roles with blanks between. */
  roles: string
  /** argon2id in its own notation; null while only a link opens the account. */
  password_hash: string | null
  disabled: boolean
  /** May do nothing but set a password of its own. */
  password_due: Generated<boolean>
  /** Raised by every change; a change names the one it was based on. */
  version: number
  created_at: Date
  signed_in_at: Date | null
}

type SessionTable = {
  unit_key: string
  /** SHA-256 of the token; the token itself is only in the browser's cookie. */
  token_hash: string
  /** By which it is shown and ended. */
  id: string
  account_id: string
  client: string
  opened_at: Date
  seen_at: Date
  ends_at: Date
}

type SignInLinkTable = { unit_key: string; token_hash: string; account_id: string; ends_at: Date }

type FailedSignInTable = { unit_key: string; subject: string; failures: number; failed_at: Date }

/** A browser from which an account has signed in: its wrong passwords are counted apart. */
type KnownBrowserTable = { unit_key: string; token_hash: string; account_id: string; seen_at: Date }

type LogEntryTable = {
  unit_key: string
  ordinal: number
  at: string
  account: string | null
  name: string
  what: string
  about: string
  organisation: string | null
  /** JSON text. */
  detail: string
  previous: string
  hash: string
}
