import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { audit } from '@mingzhang/audit'
import { importDocument } from '@mingzhang/store'
import { buildServer } from '../build-server.ts'
import { holdAnswers } from './hold-answers.ts'
import { mayEverything } from './people.ts'
import { sheetAudit } from './sample-audit.ts'
import { openTestStore } from './test-store.ts'

const sample = new URL('../../../../samples/wansheng-key-programmes-2024.txt', import.meta.url)

/**
 * 样例 A server whose store holds the 85 programmes of the example, to begin a year of performance from.
 *
 * @param today YYYY-MM-DD, asked at every request
 */
export async function openExample(today: () => string) {
  const opened = await openTestStore()
  const bytes = new Uint8Array(readFileSync(sample))
  const read = audit(bytes, 'wansheng.txt')
  if (!read.ok) throw new Error(read.refusal.what)
  const { source, disclosure, findings, counts } = read.value
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const kept = { bytes, sha256, fileName: 'wansheng.txt', source, disclosure, findings, counts }
  const { id } = await importDocument(opened.store, { ...kept, importedAt: '2024-03-01T00:00:00.000Z' })
  const server = await buildServer({
    store: opened.store,
    audit: sheetAudit,
    webRoot: '/nowhere',
    person: mayEverything,
    now: () => new Date(`${today()}T08:00:00.000Z`),
    requestsPerMinute: 10_000,
  })
  await holdAnswers(server, /^\/api\/performance\//u)
  const call = async (method: 'GET' | 'POST' | 'PUT', path: string, body?: object) => {
    const url = `/api/performance${path}`
    const response = await server.inject({ method, url, ...(body && { payload: body }) })
    return { status: response.statusCode, body: response.json(), text: response.body }
  }
  const close = async () => {
    await server.close()
    await opened.remove()
  }
  return { store: opened.store, server, documentId: id, call, close }
}
