import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Store } from '@mingzhang/store'
import { importFiles } from '../import-files.ts'

/** 导入示例 The samples of a folder, as published documents; those that are in the store already are not read again. */
export async function importSamples(store: Store, folder: string): Promise<void> {
  if (!existsSync(folder)) return
  const names = (await readdir(folder)).filter((name) => name.endsWith('.txt')).toSorted()
  const paths = names.map((name) => join(folder, name))
  await importFiles(store, paths, { importedAt: new Date().toISOString(), visibility: 'published' })
}
