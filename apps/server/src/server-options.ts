import type { Person } from '@mingzhang/cycle'
import type { Compiled } from '@mingzhang/forms'
import type { Book, VerdictCounts } from '@mingzhang/model'
import type { Store } from '@mingzhang/store'
import type { AuditFunction } from './audit-function.ts'
import type { Log } from './log.ts'
import type { PasswordCost } from './people/password.ts'

/** 服务参数 What a server stands on; everything it needs from the world comes in here. */
export type ServerOptions = {
  readonly store: Store
  /** Reads and checks one file; see auditPool. */
  readonly audit: AuditFunction
  /** Folder of the built web app. */
  readonly webRoot: string
  /** Writers of publications by the ending of their files; without any, books cannot be downloaded. */
  readonly formats?: Readonly<Record<string, BookFormat>>
  /** By default nothing is logged. */
  readonly log?: Log
  /** By default the machine's clock. */
  readonly now?: () => Date
  /** Host names by which the server may be addressed, besides localhost and plain IP addresses. */
  readonly hostNames?: readonly string[]
  /**
   * The server stands behind a proxy on this machine that speaks https to browsers: cookies are for https alone, and
   * the address of who asks is taken from the proxy.
   */
  readonly https?: boolean
  /** Whoever asks is taken for this person, and nobody signs in: for tests and for programs that embed the server. */
  readonly person?: Person
  /** Largest file of an upload; 64 MiB by default. */
  readonly fileLimitBytes?: number
  /** Of passwords that are set from now on; by default what OWASP recommends. For tests that are about something else. */
  readonly passwordCost?: PasswordCost
  /** Requests a minute of one address; 1,200 by default. */
  readonly requestsPerMinute?: number
}

/** 写法 A compiled book as a file; null where this machine cannot write it. */
export type BookFormat = (approved: {
  readonly book: Book
  readonly compiled: Compiled
  readonly verdicts: VerdictCounts
}) => Promise<Uint8Array | null> | Uint8Array

export const defaultFileLimitBytes = 64 * 1_024 * 1_024
