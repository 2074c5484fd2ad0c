import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { audit } from '@mingzhang/audit'
import { importDocument, openStore } from '@mingzhang/store'
import type { BenchDocument } from './documents.ts'
import { milliseconds, ownStatus, peakIn, summary } from './machine.ts'

/** Warm time of one check inside a process: the median and the worst of `times` after three unmeasured ones. */
export function warmCheck(document: BenchDocument, times = 20): { median: number; worst: number } {
  const measured: number[] = []
  for (let turn = -3; turn < times; turn += 1) {
    const start = performance.now()
    const result = audit(document.bytes, document.name)
    const took = performance.now() - start
    if (!result.ok) throw new Error(result.refusal.what)
    if (turn >= 0) measured.push(took)
  }
  return summary(measured)
}

/** Time and peak memory of `mingzhang check FILE` as a whole command. */
export function wholeCheck(root: string, document: BenchDocument, times = 7) {
  const atExit = `import{readFileSync,writeSync}from'node:fs';process.on('exit',()=>writeSync(2,readFileSync('${ownStatus}')))`
  const report = `data:text/javascript,${encodeURIComponent(atExit)}`
  const measured: number[] = []
  let memory = 0
  for (let turn = -1; turn < times; turn += 1) {
    const start = performance.now()
    const { stderr } = spawnSync(
      process.execPath,
      ['--import', report, join(root, 'apps/cli/bin/mingzhang.mjs'), 'check', document.path],
      { encoding: 'utf8', maxBuffer: 2 ** 28 },
    )
    const took = performance.now() - start
    if (turn >= 0) measured.push(took)
    memory = Math.max(memory, peakIn(stderr))
  }
  return { ...summary(measured), memoryMegabytes: memory }
}

/** Import of all documents into a new embedded store: reading, checking and saving, the store already open. */
export async function importAll(documents: readonly BenchDocument[]) {
  const folder = mkdtempSync(join(tmpdir(), 'mingzhang-bench-'))
  try {
    const openStart = performance.now()
    const opened = await openStore({ folder })
    if (!opened.ok) throw new Error(opened.refusal.what)
    const openTook = performance.now() - openStart
    const start = performance.now()
    let statements = 0
    for (const { bytes, name } of documents) {
      const result = audit(bytes, name)
      if (!result.ok) throw new Error(result.refusal.what)
      statements += result.value.statements.length
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const importedAt = new Date().toISOString()
      await importDocument(opened.value, { ...result.value, bytes, sha256, fileName: name, importedAt })
    }
    const took = performance.now() - start
    await opened.value.close()
    return { took, openTook, statements, documents: documents.length }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** How the cost grows: one text repeated 1, 2, 4, 8 times. */
export function growth(document: BenchDocument): string[] {
  const text = new TextDecoder().decode(document.bytes)
  return [1, 2, 4, 8].map((times) => {
    const bytes = new TextEncoder().encode(Array.from({ length: times }, () => text).join('\n'))
    const { median } = warmCheck({ ...document, bytes }, 5)
    return `| ${times} × ${document.name} (${Math.round(bytes.length / 1024)} KB) | ${milliseconds(median)} |`
  })
}
