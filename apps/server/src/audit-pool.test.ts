import { afterEach, expect, test } from 'vitest'
import type { AuditPhase } from './audit-function.ts'
import { type AuditPool, auditPool } from './audit-pool.ts'

const workerFile = new URL('./tests/strange-worker.ts', import.meta.url)
const bytes = new Uint8Array(7)

let pool: AuditPool
afterEach(() => pool.close())

const start = (
  limits: { size?: number; timeLimitMilliseconds?: number; memoryLimitMegabytes?: number } = {},
) => {
  pool = auditPool({ workerFile, size: 2, ...limits })
  return pool
}

/** What the worker said: its thread and the bytes it got; or the id of the refusal. */
const ask = async (name: string) => {
  const outcome = await pool.audit(bytes, name)
  if (outcome.ok) throw new Error('the test worker never succeeds')
  return outcome.refusal.id === 'test/answer' ? outcome.refusal.what : outcome.refusal.id
}

test('a thread is used again, and its phases are passed on', async () => {
  start({ size: 1 })
  const phases: AuditPhase[] = []
  await pool.audit(bytes, 'a', { onPhase: (phase) => phases.push(phase) })
  expect(phases).toEqual(['reading'])
  const answers = [await ask('b'), await ask('c')]
  expect(new Set(answers).size).toBe(1)
  expect(answers[0]).toMatch(/^\d+ 7$/u)
})

test('a thread that says it is spent answers, and is replaced', async () => {
  start({ size: 1 })
  const answers = [await ask('a'), await ask('spent'), await ask('b')]
  expect(answers[0]).toBe(answers[1])
  expect(answers[2]).not.toBe(answers[1])
})

test('more files than threads wait their turn', async () => {
  start({ size: 2 })
  const answers = await Promise.all(Array.from({ length: 12 }, () => ask('a')))
  expect(answers).toHaveLength(12)
  expect(new Set(answers).size).toBeLessThanOrEqual(2)
})

test('a file that takes too long is refused; the next gets a new thread', async () => {
  start({ size: 1, timeLimitMilliseconds: 300 })
  expect(await Promise.all([ask('spin'), ask('a')])).toEqual([
    'import/took-too-long',
    expect.stringMatching(/ 7$/u),
  ])
})

test('a file that takes too much memory is refused; the others do not notice', async () => {
  start({ size: 2, memoryLimitMegabytes: 32 })
  const [hoarder, other] = await Promise.all([ask('hoard'), ask('a')])
  expect(hoarder).toBe('import/too-much-memory')
  expect(other).toMatch(/ 7$/u)
  expect(await ask('b')).toMatch(/ 7$/u)
})

test.each(['throw', 'exit'])('a thread that ends by %s fails its own file only', async (name) => {
  start({ size: 1 })
  const results = await Promise.allSettled([ask(name), ask('a')])
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
})

test('a stopped file gives its thread up; one stopped before its turn never starts', async () => {
  start({ size: 1 })
  const controller = new AbortController()
  const spinning = pool.audit(bytes, 'spin', { signal: controller.signal })
  const waiting = pool.audit(bytes, 'a', { signal: controller.signal })
  const next = ask('b')
  controller.abort()
  await expect(spinning).rejects.toThrow('stopped')
  await expect(waiting).rejects.toThrow('stopped')
  expect(await next).toMatch(/ 7$/u)
})

test('a closed pool takes nothing and leaves nothing waiting', async () => {
  start({ size: 1 })
  const results = Promise.allSettled([ask('spin'), ask('a')])
  await pool.close()
  expect((await results).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await expect(ask('a')).rejects.toThrow('closed')
})
