import type { Read, SourceDocument } from '@mingzhang/model'
import type { AuditFunction } from './audit-function.ts'

/**
 * 读原件 The paragraphs and grids of a file somebody sent, read where every file is read: in a worker, within its limits of
 * time and memory. Nothing that comes from outside is parsed on the thread that answers requests.
 */
export async function sourceOf(
  audit: AuditFunction,
  bytes: Uint8Array,
  fileName: string,
): Promise<Read<SourceDocument>> {
  const audited = await audit(bytes, fileName, { sheet: true })
  return audited.ok ? { ok: true, value: audited.value.source } : audited
}
