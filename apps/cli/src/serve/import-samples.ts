import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Store } from '@mingzhang/store'
import { auditFiles } from '../files.ts'

/** 导入示例 The samples of a folder, as published documents; those that are in the store already are left alone. */
export async function importSamples(store: Store, folder: string): Promise<void> {
  const { importDocument } = await import('@mingzhang/store')
  const { newDocument } = await import('../new-document.ts')
  if (!existsSync(folder)) return
  const names = (await readdir(folder)).filter((name) => name.endsWith('.txt')).toSorted()
  const { done } = await auditFiles(names.map((name) => join(folder, name)))
  const now = new Date().toISOString()
  for (const { path, bytes, audit } of done)
    await importDocument(store, { ...newDocument(path, bytes, audit, now), visibility: 'published' })
}
