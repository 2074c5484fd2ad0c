import { readFileSync } from 'node:fs'
import { audit } from '@mingzhang/audit'
import { auditPool } from '../../apps/server/src/audit-pool.ts'
import { pdfEngineFor } from '../../apps/server/src/pdf-engine.ts'
import { ownStatus, peakIn } from '../machine.ts'
import { scoreAlone } from '../performance.ts'

/*
 * What is measured in a process of its own: peak memory of one document, and the pool of workers over many.
 *
 *   run-alone memory FILE
 *   run-alone pool WORKER FILE…
 *   run-alone scoring FILE
 */

const [, , task, ...given] = process.argv
const megabytes = (bytes: number): number => Math.round(bytes / 2 ** 20)

async function memory(path: string): Promise<unknown> {
  const bytes = readFileSync(path)
  const before = megabytes(process.memoryUsage().rss)
  const start = performance.now()
  const result = audit(bytes, 'x', undefined, undefined, await pdfEngineFor(bytes))
  const took = performance.now() - start
  const cells = result.ok ? result.value.disclosure.tables.flatMap((table) => table.cells).length : -1
  return { before, peak: Math.round(peakIn(readFileSync(ownStatus, 'utf8'))), took, cells }
}

async function pool(workerFile: string, paths: readonly string[]): Promise<unknown> {
  const files = paths.map((path) => new Uint8Array(readFileSync(path)))
  const workers = auditPool({ workerFile, size: 2 })
  const run = async (count: number) => {
    const start = performance.now()
    const answers = await Promise.all(
      Array.from({ length: count }, (_, index) =>
        workers.audit(files[index % files.length] ?? new Uint8Array(), 'x').then(({ ok }) => ok),
      ),
    )
    const seconds = (performance.now() - start) / 1_000
    globalThis.gc?.()
    const memory = megabytes(process.memoryUsage().rss)
    return { count, refused: answers.filter((ok) => !ok).length, perSecond: count / seconds, memory }
  }
  await run(2 * files.length)
  const results = []
  for (const count of [10, 100, 1_000]) results.push(await run(count))
  await workers.close()
  return results
}

const tasks: Readonly<Record<string, () => unknown>> = {
  memory: () => memory(given[0] ?? ''),
  pool: () => pool(given[0] ?? '', given.slice(1)),
  scoring: () => scoreAlone(given[0] ?? ''),
}
const result = await tasks[task ?? '']?.()
process.stdout.write(`${JSON.stringify(result)}\n`)
