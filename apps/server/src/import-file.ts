import { createHash } from 'node:crypto'
import type { Finding, Refusal, Severity } from '@mingzhang/model'
import { documentId, hasDocument, importDocument } from '@mingzhang/store'
import type { Audited, AuditPhase } from './audit-function.ts'
import { withConversion } from './convert/with-conversion.ts'
import type { ImportProgress, ImportResult } from './import-line.ts'
import { loggedError } from './log.ts'
import { programError } from './refusals.ts'
import type { ServerOptions } from './server-options.ts'

/** 上传的文件 One file of an upload, whole in memory, its name already made harmless. */
export type UploadedFile = { readonly name: string; readonly bytes: Uint8Array }

/**
 * 入库一份文件 Reads, checks and saves one file. What is already in the store is not read again; a bug becomes a refusal
 * of this file alone.
 *
 * @param signal the client gave up: reading and converting end, and nothing more is saved
 */
export async function importFile(
  options: ServerOptions,
  file: UploadedFile,
  onProgress: (progress: ImportProgress) => void,
  signal: AbortSignal,
): Promise<ImportResult> {
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  try {
    if (await hasDocument(options.store, sha256)) return alreadyStored(documentId(sha256))
    const bytes = file.bytes.byteLength
    const onPhase = (stage: AuditPhase) => onProgress({ stage, bytes })
    const { result: outcome } = await withConversion(
      file.bytes,
      file.name,
      (given, conversion) => options.audit(given, file.name, { onPhase, signal, conversion }),
      signal,
    )
    if (!outcome.ok) return refused(outcome.refusal)
    signal.throwIfAborted()
    onProgress({ stage: 'saving', ...sizeOf(outcome.value) })
    return await save(options, file, sha256, outcome.value)
  } catch (error) {
    if (!signal.aborted) options.log?.({ level: 'error', event: 'import failed', error: loggedError(error) })
    return refused(programError())
  }
}

async function save(
  { store, now = () => new Date() }: ServerOptions,
  { name, bytes }: UploadedFile,
  sha256: string,
  audited: Audited,
): Promise<ImportResult> {
  const importedAt = now().toISOString()
  const { status, id } = await importDocument(store, {
    ...audited,
    bytes,
    sha256,
    fileName: name,
    importedAt,
  })
  if (status === 'already') return alreadyStored(id)
  return { stage: 'done', status, id, findings: severitiesOf(audited.findings) }
}

/** 拒收 The line that says that a file was not taken. */
export const refused = (refusal: Refusal): ImportResult => ({ stage: 'refused', status: 'refused', refusal })

const alreadyStored = (id: string): ImportResult => ({ stage: 'done', status: 'already', id })

const sizeOf = ({ disclosure, statements, findings }: Audited) => ({
  tables: disclosure.tables.length,
  statements: statements.length,
  programs: disclosure.programs.length,
  findings: findings.length,
})

function severitiesOf(findings: readonly Finding[]): { [S in Severity]: number } {
  const counts = { error: 0, warning: 0, note: 0 }
  for (const { severity } of findings) counts[severity] += 1
  return counts
}
