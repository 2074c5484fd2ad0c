import { basename } from 'node:path'
import type { Audit } from '@mingzhang/audit'
import type { Read } from '@mingzhang/model'
import { auditBytes, withConversion } from '@mingzhang/server/convert'
import { inputFiles } from './input-files.ts'
import { complainOf } from './terminal/complain.ts'
import { progressLine } from './terminal/progress.ts'

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
