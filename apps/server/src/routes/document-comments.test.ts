import type { Role } from '@mingzhang/cycle'
import { importDocument, listLog, saveOrganisations, setVisibility } from '@mingzhang/store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildServer } from '../build-server.ts'
import type { ServerOptions } from '../server-options.ts'
import { type SignedIn, signInAt } from '../tests/people.ts'
import { sampleAudit, sampleAudited, sha256Of } from '../tests/sample-audit.ts'
import { openTestStore } from '../tests/test-store.ts'
import type { TypedFastify } from '../typed-fastify.ts'

const unit = '某县机关事务中心'
let opened: Awaited<ReturnType<typeof openTestStore>>
let options: ServerOptions
let server: TypedFastify
let document = ''
let reviewer: SignedIn
let compiler: SignedIn

beforeAll(async () => {
  opened = await openTestStore()
  // Every look at the clock is a second later, so that what was written is in its order.
  let seconds = 0
  const now = () => new Date(Date.UTC(2026, 2, 2, 9, 0, seconds++))
  options = { store: opened.store, audit: sampleAudit, webRoot: import.meta.dirname, now }
  const one = (key: string, kind: 'region' | 'unit', parent: string | null) => ({
    key,
    kind,
    code: null,
    name: key,
    parent,
  })
  await saveOrganisations(
    opened.store,
    [one('某县', 'region', null), one(unit, 'unit', '某县'), one('某县档案馆', 'unit', '某县')],
    '2026-01-01',
  )
  server = await buildServer({ ...options, requestsPerMinute: 100_000 })
  document = await take('初稿', '2026-03-01T00:00:00.000Z')
  reviewer = await signInAt(options, '某县', 'bureau-reviewer')
  compiler = await signInAt(options, unit, 'compiler')
}, 60_000)
afterAll(async () => {
  await server.close()
  await opened.remove()
})

async function take(content: string, importedAt: string): Promise<string> {
  const file = {
    bytes: new TextEncoder().encode(content),
    sha256: sha256Of(content),
    fileName: `${content}.txt`,
  }
  return (await importDocument(opened.store, { ...sampleAudited(file.fileName), ...file, importedAt })).id
}
const ask = async (
  who: SignedIn | null,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  payload?: object,
) => {
  const headers = who ? { ...who } : { host: 'localhost' }
  const answer = await server.inject({
    method,
    url: `/api/documents/${path}`,
    headers,
    ...(payload && { payload }),
  })
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() }
}
const say = (who: SignedIn | null, body: string, more: object = {}, id = document) =>
  ask(who, 'POST', `${id}/comments`, { statement: null, aboutWords: '整份文件', body, ...more })
const read = async (id = document) => (await ask(reviewer, 'GET', `${id}/comments`)).body.comments
let remark = ''

test('a reviewer remarks on a figure, the unit answers and settles, each in the log', async () => {
  const about = { statement: 't1.0.0', aboutWords: '合计 1.00 万元' }
  remark = (await say(reviewer, '请说明', about)).body.id
  expect((await say(compiler, '已核对', { answers: remark })).status).toBe(201)
  expect(await read()).toMatchObject([
    { id: remark, aboutWords: '合计 1.00 万元', where: 'here', answers: null, place: { text: '1.00' } },
    { body: '已核对', answers: remark, aboutWords: '合计 1.00 万元' },
  ])
  const settle = (resolved: boolean) =>
    ask(compiler, 'POST', `${document}/comments/${remark}/resolve`, { resolved })
  expect([(await settle(true)).status, (await read())[0].resolvedBy]).toEqual([204, '张三'])
  expect([(await settle(false)).status, (await read())[0].resolvedBy]).toEqual([204, null])
  const deeds = (await listLog(opened.store, { what: 'document' })).map(({ what }) => what)
  expect(deeds.slice(0, 4)).toEqual([
    ...['document.comment-reopened', 'document.comment-settled', 'document.commented', 'document.commented'],
  ])
})

test('what cannot be is refused: no such figure, no such remark, nothing written, another document’s', async () => {
  expect((await say(reviewer, '甲', { statement: 'nothing' })).status).toBe(400)
  expect((await say(reviewer, '甲', { answers: crypto.randomUUID() })).status).toBe(404)
  expect((await say(reviewer, '  ')).status).toBe(400)
  expect(
    (await ask(reviewer, 'POST', `${document}/comments/${crypto.randomUUID()}/resolve`, { resolved: true }))
      .status,
  ).toBe(404)
  expect((await say(reviewer, '甲', {}, '0'.repeat(16))).status).toBe(404)
})

test('the public never sees them, published or not; nor does another unit, nor who only administers', async () => {
  const others: readonly (readonly [string | null, Role])[] = [
    ['某县档案馆', 'unit-head'],
    ['某县', 'administrator'],
  ]
  for (const visibility of ['internal', 'published'] as const) {
    await setVisibility(opened.store, document, visibility)
    const inside = visibility === 'internal'
    expect((await ask(null, 'GET', `${document}/comments`)).status).toBe(401)
    expect((await say(null, '我来说')).status).toBe(401)
    for (const [organisation, role] of others) {
      const who = await signInAt(options, organisation, role)
      const refused = inside && organisation === '某县档案馆' ? 404 : 403
      expect((await ask(who, 'GET', `${document}/comments`)).status, `${role} ${visibility}`).toBe(refused)
      expect((await say(who, '我来说')).status, `${role} ${visibility}`).toBe(refused)
    }
  }
  for (const address of [
    `/api/documents/${document}`,
    `/api/open/documents/${document}/reading`,
    '/api/open/data.csv',
  ]) {
    const seen = await server.inject({ url: address, headers: { host: 'localhost' } })
    expect([address, seen.statusCode, seen.body.includes('请说明')]).toEqual([address, 200, false])
  }
})

test('a document with remarks is not removed; its corrected version shows them where the figure still stands', async () => {
  const refused = await ask(reviewer, 'DELETE', document)
  expect([refused.status, refused.body.why]).toEqual([409, '上面有 2 条批注和答复，删除会把它们一起丢掉。'])
  expect((await ask(reviewer, 'DELETE', `${document}/comments/${remark}`)).status).toBe(404)
  const mended = await take('改稿', '2026-03-03T00:00:00.000Z')
  expect(await read(mended)).toMatchObject([
    { id: remark, where: 'carried', documentId: document, place: { text: '1.00' } },
    {},
  ])
  expect((await say(compiler, '新版已改', { answers: remark }, mended)).status).toBe(201)
  expect(
    (await ask(reviewer, 'POST', `${mended}/comments/${remark}/resolve`, { resolved: true })).status,
  ).toBe(204)
})
