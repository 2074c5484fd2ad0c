import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AuditPhase } from './audit-function.ts'
import { type AuditPool, auditPool } from './audit-pool.ts'

/* The real worker, bundled as it is shipped, in the real pool. */

type Build = { readonly buildNode: (entries: Record<string, string>, folder: string) => Promise<void> }

const file = (path: string) => new URL(path, import.meta.url)

let folder: string
let pool: AuditPool

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mingzhang-worker-'))
  const { buildNode }: Build = await import(file('../../../scripts/build.mjs').href)
  await buildNode({ 'audit-worker': file('./audit-worker.ts').pathname }, folder)
  pool = auditPool({ workerFile: join(folder, 'audit-worker.mjs'), size: 1 })
})
afterAll(async () => {
  await pool.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a disclosure is read and checked, and says where it is', async () => {
  const bytes = readFileSync(file('../../../samples/wansheng-office-affairs-2024.txt'))
  const phases: AuditPhase[] = []
  const outcome = await pool.audit(bytes, 'sample.txt', { onPhase: (phase) => phases.push(phase) })
  expect(phases).toEqual(['reading', 'checking'])
  if (!outcome.ok) throw new Error(outcome.refusal.what)
  expect(outcome.value.disclosure.tables.length).toBeGreaterThan(5)
  expect(outcome.value.statements.length).toBeGreaterThan(100)
  expect(outcome.value.counts.holds).toBeGreaterThan(0)
})

test.each([
  ['nothing', new Uint8Array(0)],
  ['noise', Uint8Array.from({ length: 5_000 }, (_, index) => (index * 7_919) % 256)],
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0])],
])('%s is refused in words', async (_, bytes) => {
  const outcome = await pool.audit(bytes, 'x.txt')
  expect(outcome).toMatchObject({ ok: false, refusal: { what: expect.stringMatching(/\p{Script=Han}/u) } })
})
