import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore, type Store } from '@mingzhang/store'
import { fillFolder } from '@mingzhang/store/tests'

/** A store in a temporary folder; `remove` closes it and takes the folder away. */
export async function openTestStore(): Promise<{
  store: Store
  clear: () => Promise<void>
  remove: () => Promise<void>
}> {
  const folder = mkdtempSync(join(tmpdir(), 'mingzhang-server-'))
  const opened = await openStore({ folder: await fillFolder(folder) })
  if (!opened.ok) throw new Error(opened.refusal.what)
  const store = opened.value
  return {
    store,
    clear: async () => void (await store.db.deleteFrom('document').execute()),
    remove: async () => {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
