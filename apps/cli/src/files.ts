import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Audit } from '@mingzhang/audit'
import type { Read, Refusal } from '@mingzhang/model'
import { auditBytes, withConversion } from '@mingzhang/server/convert'
import { inputFiles } from './input-files.ts'
import { complainOf } from './terminal/complain.ts'
import { progressLine } from './terminal/progress.ts'

/** Files larger than this are refused before they are opened: no disclosure comes near it. */
const mostBytes = 64 * 1024 * 1024

export type AuditedFile = {
  readonly path: string
  readonly bytes: Uint8Array
  readonly audit: Audit
  /** The bytes that were read, where another program had to convert the file. */
  readonly readAs?: Uint8Array
}

/** Reads and checks files, folders and bundles of files, one file after the other. A refused file is one line on standard error; the others are still done. */
export async function auditFiles(
  paths: readonly string[],
): Promise<{ readonly done: readonly AuditedFile[]; readonly refused: number }> {
  const progress = progressLine()
  const done: AuditedFile[] = []
  let refused = 0
  for await (const { path, loaded } of inputFiles(paths)) {
    progress.show(`${done.length + refused + 1} ${path}`)
    const audited = loaded.ok ? await auditFile(path, loaded.value) : loaded
    progress.clear()
    if (audited.ok) done.push(audited.value)
    else {
      refused += 1
      complainOf(path, audited.refusal)
    }
  }
  return { done, refused }
}

async function auditFile(path: string, original: Uint8Array): Promise<Read<AuditedFile>> {
  const name = basename(path)
  const { result, bytes } = await withConversion(original, name, async (given, converted) =>
    auditBytes(given, name, converted),
  )
  if (!result.ok) return result
  const value = { path, bytes: original, audit: result.value }
  return { ok: true, value: bytes === original ? value : { ...value, readAs: bytes } }
}

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
