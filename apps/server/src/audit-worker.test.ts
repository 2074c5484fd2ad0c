import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { aPdf } from '@mingzhang/readers/testing/a-pdf'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AuditPhase } from './audit-function.ts'
import { type AuditPool, auditPool } from './audit-pool.ts'

/* The real worker, bundled as it is shipped, in the real pool. */

type Build = { readonly buildNode: (entries: Record<string, string>, folder: string) => Promise<void> }

const file = (path: string) => new URL(path, import.meta.url)

let folder: string
let pool: AuditPool

beforeAll(async () => {
  // Inside the checkout, so that the thread finds the packages that are not bundled.
  folder = mkdtempSync(file('../../../node_modules/.audit-worker-').pathname)
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

test('a PDF is read in the thread, with an engine of its own', async () => {
  const row = (y: number, name: string, amount: string) => [
    { x: 72, y, text: name },
    { x: 300, y, text: amount },
  ]
  const rows = [row(700, '项目', '预算数'), row(680, '一、教育支出', '30.00'), row(660, '合计', '30.00')]
  const edges = [650, 672, 692, 712].map((y) => ({ from: [70, y] as const, to: [400, y] as const }))
  const sides = [70, 250, 400].map((x) => ({ from: [x, 650] as const, to: [x, 712] as const }))
  const title = { x: 150, y: 760, text: '一般公共预算支出表', size: 16 }
  const bytes = aPdf([[title, ...rows.flat(), ...edges, ...sides]])
  const outcome = await pool.audit(bytes, 'sample.pdf')
  if (!outcome.ok) throw new Error(outcome.refusal.what)
  expect(outcome.value.source.format).toBe('pdf')
  expect(outcome.value.disclosure.tables[0]?.cells.map((cell) => cell.text)).toEqual(['30.00', '30.00'])
})
