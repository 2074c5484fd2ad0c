import { type AcceptedDifference, decodeAccepted } from '@mingzhang/audit'
import { loadFile } from './load-file.ts'
import { complainOf } from './terminal/complain.ts'

/** 登记 The register of accepted differences; empty when none was given, null when it cannot be read. */
export async function readRegister(path: string | undefined): Promise<readonly AcceptedDifference[] | null> {
  if (path === undefined) return []
  const loaded = await loadFile(path)
  const read = loaded.ok ? decodeAccepted(new TextDecoder().decode(loaded.value)) : loaded
  if (read.ok) return read.value
  complainOf(path, read.refusal)
  return null
}
