import type { Store } from '@mingzhang/store'
import { complainShort } from './terminal/complain.ts'

/** 开库做事 Opens the configured store, does the work and closes it. @returns false when it does not open */
export async function withStore(work: (store: Store) => Promise<boolean>): Promise<boolean> {
  // The database is loaded only by the commands that need it.
  const { openConfiguredStore } = await import('./open-store.ts')
  const opened = await openConfiguredStore(new Date().toISOString())
  if (!opened.ok) {
    complainShort(opened.refusal)
    return false
  }
  try {
    return await work(opened.value)
  } finally {
    await opened.value.close()
  }
}
