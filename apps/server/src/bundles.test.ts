import { tmpdir } from 'node:os'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildServer } from './build-server.ts'
import { mayEverything } from './tests/people.ts'
import { sampleAudit } from './tests/sample-audit.ts'
import { openTestStore } from './tests/test-store.ts'
import { linesOf, type UploadPart, upload } from './tests/upload.ts'
import type { TypedFastify } from './typed-fastify.ts'

let opened: Awaited<ReturnType<typeof openTestStore>>
let server: TypedFastify

beforeAll(async () => {
  opened = await openTestStore()
  server = await buildServer({
    store: opened.store,
    audit: sampleAudit,
    webRoot: tmpdir(),
    person: mayEverything,
  })
})
afterAll(async () => {
  await server.close()
  await opened.remove()
})

const post = (...parts: UploadPart[]) =>
  server.inject({ method: 'POST', url: '/api/documents', ...upload(...parts) })
const get = (url: string) => server.inject({ method: 'GET', url })

test('a bundle: a line for each of its files', async () => {
  const bundle = zipSync({ '说明.txt': strToU8('first'), '表/表.txt': strToU8('BAD'), '.x': strToU8('x') })
  const lines = linesOf((await post({ name: '公开.zip', content: bundle })).body)
  expect(lines[0]).toMatchObject({ file: '公开.zip', index: 0, stage: 'receiving' })
  expect(lines.filter(({ status }) => status !== undefined)).toMatchObject([
    { file: '公开.zip/说明.txt', index: 0, member: 0, status: 'imported' },
    { file: '公开.zip/表.txt', index: 0, member: 1, status: 'refused' },
  ])
  expect(lines.at(-1)).toEqual({ stage: 'end', imported: 1, already: 0, refused: 1 })
  const listed = (await get('/api/documents')).json().documents
  expect(listed.map(({ fileName }: { fileName: string }) => fileName)).toEqual(['说明.txt'])
})

test('a broken or empty bundle is one refusal', async () => {
  const bundle = zipSync({ a: strToU8('first') })
  const broken = bundle.subarray(0, bundle.length - 30)
  const lines = linesOf(
    (
      await post(
        { name: 'a.zip', content: broken },
        { name: 'b.zip', content: zipSync({ '.x': strToU8('') }) },
      )
    ).body,
  )
  expect(lines.filter(({ status }) => status !== undefined)).toMatchObject([
    { refusal: { id: 'reading/damaged' } },
    { refusal: { id: 'import/empty-bundle' } },
  ])
})
