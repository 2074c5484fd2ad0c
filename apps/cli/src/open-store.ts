import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Read } from '@mingzhang/model'
import { openStore, type Store } from '@mingzhang/store'

/** Where the embedded database lies: MINGZHANG_DATA, or a folder of the user's home. */
export const dataFolder = (): string => process.env['MINGZHANG_DATA'] ?? join(homedir(), '.mingzhang')

/** 打开库 The PostgreSQL server of DATABASE_URL, or the embedded database of the data folder. */
export function openConfiguredStore(now: string): Promise<Read<Store>> {
  const url = process.env['DATABASE_URL']
  if (url) return openStore({ url })
  const emptyStore = fileURLToPath(new URL('./empty-store.tar.gz', import.meta.url))
  return openStore({
    folder: dataFolder(),
    now,
    workerFile: new URL('./pglite-worker.mjs', import.meta.url),
    ...(existsSync(emptyStore) && { emptyStore }),
  })
}
