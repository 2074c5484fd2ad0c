import type { Read } from '@mingzhang/model'
import { type EmbeddedLocation, openEmbedded } from './open-embedded.ts'
import { openPostgres } from './open-postgres.ts'
import type { Store } from './store.ts'

/** Where the store is: a folder of this machine, or the URL of a PostgreSQL server. */
export type StoreLocation = EmbeddedLocation | { readonly url: string }

/**
 * 打开库 Opens the store and brings its schema up to date.
 *
 * @returns the store, or the refusal to show: folder in use (by which process), server unreachable, newer schema
 */
export const openStore = (location: StoreLocation): Promise<Read<Store>> =>
  'url' in location ? openPostgres(location.url) : openEmbedded(location)
