import { once } from 'node:events'
import { connect } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { listDocuments } from '@mingzhang/store'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { AuditFunction } from './audit-function.ts'
import { listenRefusal, type RunningServer, startServer } from './start-server.ts'
import { mayEverything } from './tests/people.ts'
import { idOf, sampleAudit } from './tests/sample-audit.ts'
import { openTestStore } from './tests/test-store.ts'
import { linesOf, upload } from './tests/upload.ts'

let opened: Awaited<ReturnType<typeof openTestStore>>
let server: RunningServer
/** Set by a test to hold the audit of the next file back. */
let gate: Promise<void> = Promise.resolve()
let stopped = 0

const audit: AuditFunction = async (bytes, name, options) => {
  options?.signal?.addEventListener('abort', () => (stopped += 1))
  await gate
  return sampleAudit(bytes, name, options)
}

beforeAll(async () => {
  opened = await openTestStore()
  server = await startServer({
    store: opened.store,
    audit,
    webRoot: tmpdir(),
    port: 0,
    person: mayEverything,
  })
})
afterAll(async () => {
  await server.close()
  await opened.remove()
})
beforeEach(async () => {
  await opened.clear()
  gate = Promise.resolve()
  stopped = 0
})

const form = (...files: readonly (readonly [name: string, content: string])[]) => {
  const body = new FormData()
  for (const [name, content] of files) body.append('files', new File([content], name))
  return body
}
const address = () => `${server.address}/api/documents`

/** Waits for something that another part of the process brings about. */
async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await sleep(10)
}

describe('a server that listens', () => {
  test('answers on this machine only', async () => {
    expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/u)
    const own = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
    const outside = own.find(({ internal, family }) => !internal && family === 'IPv4')
    if (!outside) return
    const elsewhere = server.address.replace('127.0.0.1', outside.address)
    await expect(fetch(`${elsewhere}/api/health`)).rejects.toThrow()
  })

  test('takes files with Chinese names as a browser sends them', async () => {
    const response = await fetch(address(), { method: 'POST', body: form(['部门预算（公开）.txt', '内容']) })
    expect(linesOf(await response.text()).at(-2)).toMatchObject({
      file: '部门预算（公开）.txt',
      status: 'imported',
    })
    const original = await fetch(`${address()}/${idOf('内容')}/original`)
    expect(await original.text()).toBe('内容')
  })

  test('tells what it does while it does it', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    gate = promise
    const response = await fetch(address(), { method: 'POST', body: form(['a.txt', 'a']) })
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    const first = await reader?.read()
    expect(linesOf(first?.value ?? '')[0]).toMatchObject({ file: 'a.txt', stage: 'receiving' })
    expect((await listDocuments(opened.store)).total).toBe(0)
    resolve()
    let rest = ''
    for (let part = await reader?.read(); part?.value; part = await reader?.read()) rest += part.value
    expect(linesOf(rest).at(-1)).toMatchObject({ stage: 'end', imported: 1 })
  })

  test('stops when the client gives up, and saves nothing more', async () => {
    const controller = new AbortController()
    const files = form(['first.txt', 'first'], ['wait.txt', 'WAIT'], ['never.txt', 'never'])
    const response = await fetch(address(), { method: 'POST', body: files, signal: controller.signal })
    await until(async () => (await listDocuments(opened.store)).total === 1)
    controller.abort()
    await expect(response.text()).rejects.toThrow()
    await until(() => stopped > 0)
    await sleep(50)
    expect((await listDocuments(opened.store)).documents.map(({ fileName }) => fileName)).toEqual([
      'first.txt',
    ])
  })

  test('keeps what was whole when the connection breaks in the middle of a file', async () => {
    const { headers, payload } = upload(
      { name: 'a.txt', content: 'a' },
      { name: 'b.txt', content: 'b'.repeat(9_000) },
    )
    const { hostname, port, host } = new URL(server.address)
    const socket = connect(Number(port), hostname)
    await once(socket, 'connect')
    const type = headers['content-type']
    socket.write(
      `POST /api/documents HTTP/1.1\r\nhost: ${host}\r\ncontent-type: ${type}\r\ncontent-length: ${payload.length}\r\n\r\n`,
    )
    socket.write(payload.subarray(0, payload.length - 4_000))
    await until(async () => (await listDocuments(opened.store)).total === 1)
    socket.destroy()
    await sleep(50)
    expect((await listDocuments(opened.store)).documents.map(({ fileName }) => fileName)).toEqual(['a.txt'])
    expect((await fetch(`${server.address}/api/health`)).status).toBe(200)
  })

  test('serves others while it imports', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    gate = promise
    const importing = fetch(address(), { method: 'POST', body: form(['a.txt', 'a']) })
    expect((await fetch(`${server.address}/api/documents`)).status).toBe(200)
    resolve()
    expect(linesOf(await (await importing).text()).at(-1)).toMatchObject({ imported: 1 })
  })

  test('what is not HTTP is put down without harm', async () => {
    const { hostname, port } = new URL(server.address)
    const socket = connect(Number(port), hostname)
    socket.end('\0\0 not http\r\n\r\n')
    const chunks: Buffer[] = []
    for await (const chunk of socket) chunks.push(chunk)
    expect(Buffer.concat(chunks).toString()).toMatch(/^HTTP\/1\.1 400/u)
    expect((await fetch(`${server.address}/api/health`)).status).toBe(200)
  })

  test('a port that is taken is a refusal in words', async () => {
    const listen = { port: Number(new URL(server.address).port), host: '127.0.0.1' }
    const error: unknown = await startServer({
      store: opened.store,
      audit,
      webRoot: tmpdir(),
      ...listen,
    }).catch((reason: unknown) => reason)
    expect(listenRefusal(error, listen)).toMatchObject({ id: 'server/port-in-use' })
    expect(listenRefusal(new Error('other'), listen)).toBeNull()
  })
})
