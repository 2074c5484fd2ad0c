import { createHash } from 'node:crypto'
import { organisationOf, type Person } from '@mingzhang/cycle'
import type { Finding, Refusal, Severity } from '@mingzhang/model'
import { documentId, hasDocument, importDocument, isAway, isFull, transact, unitKey } from '@mingzhang/store'
import type { Audited, AuditPhase } from './audit-function.ts'
import { withConversion } from './convert/with-conversion.ts'
import type { ImportProgress, ImportResult } from './import-line.ts'
import { loggedError } from './log.ts'
import type { ServerContext } from './people/server-context.ts'
import { writeLog } from './people/write-log.ts'
import { noRoom, programError, storeAway } from './refusals.ts'

/** 上传的文件 One file of an upload, whole in memory, its name already made harmless. */
export type UploadedFile = { readonly name: string; readonly bytes: Uint8Array }

/** 导入环境 The server's, and who imports. */
export type ImportContext = ServerContext & { readonly importer: Person }

/**
 * 入库一份文件 Reads, checks and saves one file. What is already in the store is not read again; a bug becomes a refusal
 * of this file alone.
 *
 * @param signal the client gave up: reading and converting end, and nothing more is saved
 */
export async function importFile(
  options: ImportContext,
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
    return refused(isFull(error) ? noRoom() : isAway(error) ? storeAway() : programError())
  }
}

async function save(
  context: ImportContext,
  { name, bytes }: UploadedFile,
  sha256: string,
  audited: Audited,
): Promise<ImportResult> {
  const { store, now, importer, tree } = context
  const { unit, region } = audited.disclosure.document
  const key = unitKey({ ...unit, region })
  const known = organisationOf(await tree.organisations(), { ...unit, key })?.key ?? null
  const { status, id } = await transact(store, async (transaction) => {
    const result = await importDocument(transaction, {
      ...audited,
      ...{ bytes, sha256, organisation: known },
      fileName: name,
      importedAt: now().toISOString(),
      importedBy: importer.id || null,
    })
    if (result.status === 'imported') {
      const organisation = known ?? result.unitKey
      const deed = { what: 'document.imported', about: result.id, organisation, detail: { sha256 } }
      await writeLog(context, { person: importer }, deed, transaction)
    }
    return result
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
