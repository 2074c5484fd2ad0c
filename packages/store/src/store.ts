import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** 库 An open store. Every function of this package takes it first. */
export type Store = {
  readonly engine: Engine
  readonly db: Kysely<Tables>
  /** Ends the thread or the connections and gives the folder free. Closing twice is closing once. */
  readonly close: () => Promise<void>
}

/** 引擎 `embedded`: PGlite in a folder, one process; `postgres`: a PostgreSQL server, many. */
export type Engine = 'embedded' | 'postgres'
