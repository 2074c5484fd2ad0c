import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Read } from '@mingzhang/model'
import { Kysely, PGliteDialect } from 'kysely'
import { codeOf } from './error-code.ts'
import { type FolderLock, lockFolder } from './folder-lock.ts'
import { migrate } from './migrate.ts'
import { defaultWorkerFile, type PgliteThread, startPglite } from './pglite-thread.ts'
import { embeddedUnusable, folderUnusable, unreadableLock } from './refusals.ts'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'

/** A folder of this machine that holds the database. */
export type EmbeddedLocation = {
  readonly folder: string
  /** ISO 8601; shown to whoever finds the folder in use. */
  readonly now?: string
  /** An archive made by `writeEmptyStore`: a new folder is filled from it instead of being built (0.6 s for 2.6 s). */
  readonly emptyStore?: string
  /** File of the thread that holds the database, where a bundler put it elsewhere. */
  readonly workerFile?: URL
}

/** 打开内置库 Opens the embedded store of a folder, making both when they are not there. */
export async function openEmbedded(location: EmbeddedLocation): Promise<Read<Store>> {
  const locked = lockNew(location)
  if (!locked.ok) return locked
  try {
    const opened = await openLocked(location, locked.value)
    if (!opened.ok) locked.value.release()
    return opened
  } catch (error) {
    locked.value.release()
    throw error
  }
}

function lockNew({ folder, now }: EmbeddedLocation): Read<FolderLock> {
  try {
    mkdirSync(folder, { recursive: true, mode: ownerOnly })
    return lockFolder(folder, now ?? null)
  } catch (error) {
    const code = codeOf(error)
    if (!code) throw error
    return { ok: false, refusal: folderUnusable(folder, code) }
  }
}

async function openLocked(location: EmbeddedLocation, lock: FolderLock): Promise<Read<Store>> {
  const database = await startIn(location)
  if (!database) return { ok: false, refusal: embeddedUnusable(location.folder) }
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: database }) })
  let closing: Promise<void> | null = null
  const close = () => {
    closing ??= database.close().finally(() => lock.release())
    return closing
  }
  // Whoever lost the race for a stale lock finds it out here, before the first word is written.
  const ready = lock.isHeld() ? await migrate(db) : await lostLock(location)
  if (ready.ok) return { ok: true, value: { engine: 'embedded', db, close } }
  await close()
  return ready
}

async function lostLock(location: EmbeddedLocation): Promise<Read<null>> {
  const other = lockNew(location)
  if (!other.ok) return other
  other.value.release()
  return { ok: false, refusal: unreadableLock(join(location.folder, 'lock.json')) }
}

/** Null when the files that are there are not a database that starts. */
async function startIn({ folder, emptyStore, workerFile }: EmbeddedLocation): Promise<PgliteThread | null> {
  const file = workerFile ?? defaultWorkerFile()
  const data = join(folder, 'database')
  if (!existsSync(data)) await build(data, emptyStore, file)
  keepToOwner(data)
  try {
    return await startPglite({ folder: data, archive: null }, file)
  } catch {
    return null
  }
}

/** Drafts and hashes of passwords are in it: for the user of the program alone. */
const ownerOnly = 0o700

function keepToOwner(data: string): void {
  try {
    chmodSync(data, ownerOnly)
  } catch {
    // A file system without rights (exFAT, some shared folders): whoever reaches it reaches everything on it.
  }
}

/** Builds the database beside its final place: a process killed meanwhile leaves no half of one. */
async function build(data: string, emptyStore: string | undefined, workerFile: URL): Promise<void> {
  const draft = `${data}.draft`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: ownerOnly })
  const archive = emptyStore !== undefined && existsSync(emptyStore) ? readFileSync(emptyStore) : null
  const database = await startPglite({ folder: draft, archive }, workerFile)
  await database.close()
  renameSync(draft, data)
}
