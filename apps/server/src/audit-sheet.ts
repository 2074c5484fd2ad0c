import { defaultLimits, readDisclosure, readSource } from '@mingzhang/audit'
import type { AuditOutcome } from './audit-function.ts'

/** 只读不查 The paragraphs and grids of a file that is no disclosure: a list of organisations, entries, records. */
export function auditSheet(bytes: Uint8Array, fileName: string): AuditOutcome {
  const read = readSource(bytes, defaultLimits)
  if (!read.ok) return read
  const source = read.value
  const counts = { holds: 0, fails: 0, unknown: 0, inapplicable: 0 }
  const disclosure = readDisclosure(source, fileName)
  return { ok: true, value: { source, disclosure, statements: [], findings: [], counts } }
}
