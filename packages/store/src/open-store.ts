import type { Read } from '@mingzhang/model'
import { openEmbedded } from './open-embedded.ts'
import { openPostgres } from './open-postgres.ts'
import type { Store } from './store.ts'

/** Where the store is: a folder of this machine, or the URL of a PostgreSQL server. */
export type StoreLocation = EmbeddedLocation | { readonly url: string }

export type EmbeddedLocation = {
  readonly folder: string
  /** ISO 8601; shown to whoever finds the folder in use. */
  readonly now?: string
  /** An archive made by `writeEmptyStore`: a new folder is filled from it instead of being built (0.6 s for 2.6 s). */
  readonly emptyStore?: string
  /** File of the thread that holds the database, where a bundler put it elsewhere. */
  readonly workerFile?: URL
}

/**
 * 打开库 Opens the store and brings its schema up to date.
 *
 * @returns the store, or the refusal to show: folder in use (by which process), server unreachable, newer schema
 */
export const openStore = (location: StoreLocation): Promise<Read<Store>> =>
  'url' in location ? openPostgres(location.url) : openEmbedded(location)
