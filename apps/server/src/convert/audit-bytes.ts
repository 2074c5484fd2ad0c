import { type Audit, audit } from '@mingzhang/audit'
import type { Read } from '@mingzhang/model'
import type { AuditPhase } from '../audit-function.ts'
import { bytesOfPages, engineOfPages, pdfEngineFor } from '../pdf-engine.ts'
import type { Converted } from './conversion-for.ts'

/** 审读字节 Reads and checks the bytes of a file, or what another program made of it, with the engine that it takes. */
export async function auditBytes(
  bytes: Uint8Array,
  fileName: string,
  converted: Pick<Converted, 'handling' | 'pages'> | null,
  enter: (phase: AuditPhase) => void = () => {},
): Promise<Read<Audit>> {
  const pages = converted?.pages
  const given = pages ? bytesOfPages : bytes
  const engine = pages ? engineOfPages(pages) : await pdfEngineFor(bytes)
  return audit(given, fileName, undefined, () => enter('checking'), engine, converted?.handling)
}
