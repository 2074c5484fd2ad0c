import { createHash } from 'node:crypto'
import type { AuditedFile } from './files.ts'

/** What the store keeps of an audited file. */
export const newDocument = (
  path: string,
  bytes: Uint8Array,
  audit: AuditedFile['audit'],
  importedAt: string,
) => ({
  bytes,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  fileName: path.split(/[\\/]/u).at(-1) ?? path,
  source: audit.source,
  disclosure: audit.disclosure,
  statements: audit.statements,
  findings: audit.findings,
  counts: audit.counts,
  importedAt,
})
