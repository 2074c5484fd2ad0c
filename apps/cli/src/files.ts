import { basename } from 'node:path'
import type { Audit } from '@mingzhang/audit'
import type { Read } from '@mingzhang/model'
import { auditBytes, withConversion } from '@mingzhang/server/convert'
import { countedInputs, filesBelow } from './input-files.ts'
import { complain, complainOf } from './terminal/complain.ts'
import { countedProgress } from './terminal/counted-progress.ts'

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
  const done: AuditedFile[] = []
  const refused = await eachFile(paths, async (path, bytes) => {
    const audited = await auditFile(path, bytes)
    if (audited.ok) done.push(audited.value)
    return audited
  })
  return { done, refused }
}

/** 只要一份 The one document of a path; several, or none, is one line on standard error and null. */
export async function auditOneFile(path: string): Promise<AuditedFile | null> {
  const { done } = await auditFiles([path])
  if (done.length > 1)
    complain(`${path}：里面有 ${done.length} 份公开文件；这里一次只要一份；请给出其中一份的路径`)
  return done.length === 1 ? (done[0] ?? null) : null
}

/**
 * 逐份 Goes through the files that paths lead to, one after the other, with a line of progress in a terminal: how many of
 * how many, time used and left. What is refused is one line on standard error.
 *
 * @returns how many were refused
 */
export async function eachFile(
  paths: readonly string[],
  work: (path: string, bytes: Uint8Array) => Promise<Read<unknown>>,
): Promise<number> {
  const progress = countedProgress()
  const origins: string[] = []
  let refused = 0
  const refuse: typeof complainOf = (path, refusal) => {
    refused += 1
    progress.clear()
    complainOf(path, refusal)
  }
  for (const path of paths) {
    const below = await filesBelow(path)
    if (below.ok) origins.push(...below.value)
    else refuse(path, below.refusal)
  }
  progress.begin('读', origins.length)
  for await (const { path, loaded } of countedInputs(origins, progress)) {
    progress.at(path)
    const outcome = loaded.ok ? await work(path, loaded.value) : loaded
    progress.step(path)
    if (!outcome.ok) refuse(path, outcome.refusal)
  }
  progress.clear()
  return refused
}

/** 查一份 Reads and checks one file, converted by another program where it has to be. */
export async function auditFile(path: string, original: Uint8Array): Promise<Read<AuditedFile>> {
  const name = basename(path)
  const { result, bytes } = await withConversion(original, name, async (given, converted) =>
    auditBytes(given, name, converted),
  )
  if (!result.ok) return result
  const value = { path, bytes: original, audit: result.value }
  return { ok: true, value: bytes === original ? value : { ...value, readAs: bytes } }
}
