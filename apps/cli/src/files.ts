import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Audit, audit } from '@mingzhang/audit'
import type { Read, Refusal } from '@mingzhang/model'
import { pdfEngineFor } from '@mingzhang/server/pdf-engine'
import { complainOf } from './terminal/complain.ts'
import { progressLine } from './terminal/progress.ts'

/** Files larger than this are refused before they are opened: no disclosure comes near it. */
const mostBytes = 64 * 1024 * 1024

export type AuditedFile = { readonly path: string; readonly bytes: Uint8Array; readonly audit: Audit }

/** Reads and checks files one after the other. A refused file is one line on standard error; the others are still done. */
export async function auditFiles(
  paths: readonly string[],
): Promise<{ readonly done: readonly AuditedFile[]; readonly refused: number }> {
  const progress = progressLine()
  const done: AuditedFile[] = []
  for (const [index, path] of paths.entries()) {
    progress.show(`${index + 1}/${paths.length} ${path}`)
    const loaded = await loadFile(path)
    const result = loaded.ok ? await auditFile(loaded.value, basename(path)) : loaded
    progress.clear()
    if (loaded.ok && result.ok) done.push({ path, bytes: loaded.value, audit: result.value })
    else if (!result.ok) complainOf(path, result.refusal)
  }
  return { done, refused: paths.length - done.length }
}

const auditFile = async (bytes: Uint8Array, name: string): Promise<Read<Audit>> =>
  audit(bytes, name, undefined, undefined, await pdfEngineFor(bytes))

/** The bytes of a file, or why not. */
export async function loadFile(path: string): Promise<Read<Uint8Array>> {
  try {
    const about = await stat(path)
    if (about.isDirectory()) return refused('file/is-a-folder', '是文件夹', '请给出其中的文件')
    if (about.size > mostBytes)
      return refused('file/too-large', '文件超过 64 MB', '公开文件远小于此，请确认是否选错文件')
    return { ok: true, value: await readFile(path) }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'ENOENT') return refused('file/missing', '没有这个文件', '请核对路径')
    if (code === 'EACCES' || code === 'EPERM')
      return refused('file/forbidden', '没有读取权限', '请检查文件权限')
    throw error
  }
}

const refused = (id: string, why: string, toDo: string): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: { id, what: '读不了', why, toDo },
})
