import { createHash } from 'node:crypto'
import type { Read } from '@mingzhang/model'
import { hasDocument, importDocument, type NewDocument, type Store } from '@mingzhang/store'
import { auditFile, eachFile } from './files.ts'

/** 入库 What became of a file: it was imported, or its very bytes are in the store already. */
export type Imported = 'imported' | 'already'

/**
 * 导入 Takes files into the store, one after the other, each as soon as it was read. What is there already, by its bytes, is
 * not read again. A file that cannot be read is one line on standard error; the others are still taken.
 *
 * @param fields what else the store is to know of each
 * @param tell is told what became of each file that was not refused
 * @returns how many were refused
 */
export function importFiles(
  store: Store,
  paths: readonly string[],
  fields: Pick<NewDocument, 'importedAt' | 'visibility'>,
  tell: (path: string, status: Imported) => void = () => {},
): Promise<number> {
  const importOne = async (path: string, bytes: Uint8Array): Promise<Read<Imported>> => {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    if (await hasDocument(store, sha256)) return { ok: true, value: 'already' }
    const audited = await auditFile(path, bytes)
    if (!audited.ok) return audited
    const fileName = path.split(/[\\/]/u).at(-1) ?? path
    const { source, disclosure, statements, findings, counts } = audited.value.audit
    const read = { source, disclosure, statements, findings, counts }
    const { status } = await importDocument(store, { bytes, sha256, fileName, ...read, ...fields })
    return { ok: true, value: status }
  }
  return eachFile(paths, async (path, bytes) => {
    const done = await importOne(path, bytes)
    if (done.ok) tell(path, done.value)
    return done
  })
}
