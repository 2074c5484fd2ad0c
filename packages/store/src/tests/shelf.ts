import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Tells every process of a run where its shelf is. */
export const shelfVariable = 'MINGZHANG_TEST_SHELF'

/** 备品架 Vitest calls it before the first test: a folder of this run for what is made once (`stock`). */
export function setup(): void {
  const shelf = mkdtempSync(join(tmpdir(), 'mingzhang-shelf-'))
  // A database server of a test may run as somebody else.
  chmodSync(shelf, 0o755)
  process.env[shelfVariable] = shelf
}

/** After the last test. */
export function teardown(): void {
  const shelf = process.env[shelfVariable]
  if (shelf !== undefined) rmSync(shelf, { recursive: true, force: true })
}
