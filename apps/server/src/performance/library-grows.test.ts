import { audit } from '@mingzhang/audit'
import { saveOrganisations } from '@mingzhang/store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildServer } from '../build-server.ts'
import { mayEverything, signInAt } from '../tests/people.ts'
import { openTestStore } from '../tests/test-store.ts'
import { upload } from '../tests/upload.ts'
import type { TypedFastify } from '../typed-fastify.ts'

const options = {
  audit: async (bytes: Uint8Array, name: string) => audit(bytes, name),
  webRoot: '/nowhere',
  now: () => new Date('2024-03-01T08:00:00.000Z'),
  requestsPerMinute: 10_000,
}
let opened: Awaited<ReturnType<typeof openTestStore>>
let server: TypedFastify
beforeAll(async () => {
  opened = await openTestStore()
  server = await buildServer({ ...options, store: opened.store, person: mayEverything })
}, 60_000)
afterAll(async () => {
  await server.close()
  await opened.remove()
})

/** A target table as a unit publishes it. */
const published = (unit: string, value: string) =>
  [
    `${unit}2024年部门预算公开`,
    '2024年项目支出绩效目标表',
    `编制单位：${unit}`,
    '项目名称\t环境整治\t业务主管部门\t城市管理处\t\t\t\t',
    '当年预算\t20.00\t\t\t\t\t\t',
    '绩效指标\t一级指标\t二级指标\t三级指标\t指标权重\t计量单位\t指标性质\t指标值',
    `\t产出指标\t质量指标\t垃圾清运及时率\t50\t%\t≥\t${value}`,
    '\t满意度指标\t服务对象满意度指标\t群众满意度\t40\t%\t≥\t90',
  ].join('\n')

const publish = async (unit: string, value: string) => {
  const { statusCode, body } = await server.inject({
    method: 'POST',
    url: '/api/documents',
    ...upload({ name: `${unit}.txt`, content: published(unit, value) }),
  })
  expect([statusCode, body.includes('"id"')]).toEqual([200, true])
}

const ask = async (more: Readonly<Record<string, string>> = {}) => {
  const query = new URLSearchParams({ name: '垃圾清运及时率', ...more })
  return (await server.inject({ method: 'GET', url: `/api/performance/library?${query}` })).json()
}

test('the library grows with every imported document, and warns of a target that nearly everybody sets', async () => {
  expect(await ask()).toMatchObject({ entries: 0, suggestions: [], warnings: [] })
  await publish('甲区城市管理局', '95')
  const one = await ask()
  expect(one.suggestions[0]).toMatchObject({ name: '垃圾清运及时率', uses: 1, sources: 1 })
  for (const unit of ['乙', '丙', '丁', '戊', '己']) await publish(`${unit}区城市管理局`, '95')
  const six = await ask({ operator: '≥', value: '95', unit: '%' })
  expect(six.suggestions[0]).toMatchObject({ uses: 6, sources: 6 })
  expect(six.warnings.map(({ kind }: { kind: string }) => kind)).toEqual(['same-as-all'])
  expect((await ask({ operator: '≤', value: '30', unit: '分钟' })).warnings).toHaveLength(2)
}, 60_000)

test('what it knows is told by sector', async () => {
  const { suggestions } = await ask()
  expect(suggestions[0].sectors).toEqual([{ text: '城乡建设', times: 6 }])
})

test('what another county has not published teaches nobody beyond it', async () => {
  const { store } = opened
  const region = (key: string) => ({ key, kind: 'region', code: null, name: key, parent: null }) as const
  await saveOrganisations(store, [region('别的县')], '2024-01-01')
  const other = await signInAt({ ...options, store }, '别的县', 'compiler')
  const asked = await buildServer({ ...options, store })
  const url = `/api/performance/library?${new URLSearchParams({ name: '垃圾清运及时率' })}`
  const learned = async () => (await asked.inject({ url, headers: { ...other } })).json()
  expect(await learned()).toMatchObject({ entries: 0, suggestions: [] })
  const { documents } = (await server.inject('/api/documents')).json()
  const visibility = `/api/documents/${documents[0].id}/visibility`
  await server.inject({ method: 'PUT', url: visibility, payload: { visibility: 'published' } })
  expect((await learned()).suggestions[0]).toMatchObject({ uses: 1 })
  await asked.close()
})
