import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, PGliteDialect } from 'kysely'
import { migrate } from './migrate.ts'
import { defaultWorkerFile, startPglite } from './pglite-thread.ts'
import type { Tables } from './tables.ts'

/**
 * 空库档案 Writes an archive of an empty embedded store with its newest schema, for `openStore({ emptyStore })`.
 * Made once when the program is built; the first start then need not build a database.
 *
 * @param file where to write it (about 5 MB)
 */
export async function writeEmptyStore(file: string, workerFile = defaultWorkerFile()): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'mingzhang-empty-'))
  try {
    const database = await startPglite({ folder: join(folder, 'database'), archive: null }, workerFile)
    const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: database }) })
    await migrate(db)
    writeFileSync(file, await database.dump())
    await db.destroy()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
