import { readFileSync } from 'node:fs'
import { audit } from '@mingzhang/audit'
import { saveOrganisations } from '@mingzhang/store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildServer } from './build-server.ts'
import type { ServerOptions } from './server-options.ts'
import { mayEverything, signInAt } from './tests/people.ts'
import { openTestStore } from './tests/test-store.ts'
import { upload } from './tests/upload.ts'
import type { TypedFastify } from './typed-fastify.ts'

/*
 * 存心的请求 Every operation of the interface, asked with what a schema lets through and nobody means: characters the
 * database cannot hold, days that are none, names of the machinery, numbers without an end.
 */
type Schema = {
  readonly type?: string | readonly string[]
  readonly properties?: { readonly [name: string]: Schema }
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
}
type Parameter = { readonly name: string; readonly in: string; readonly schema: Schema }
type Operation = {
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: { readonly [type: string]: { readonly schema: Schema } } }
}

let opened: Awaited<ReturnType<typeof openTestStore>>
let options: ServerOptions
let server: TypedFastify
const bugs: string[] = []

beforeAll(async () => {
  opened = await openTestStore()
  options = {
    store: opened.store,
    audit: async (bytes, name) => audit(bytes, name),
    webRoot: import.meta.dirname,
    requestsPerMinute: 1_000_000,
    log: ({ event, route, error }) => {
      if (event !== 'request')
        bugs.push(`${event} ${route} ${error?.name} ${error?.code} ${error?.frames[1]}`)
    },
  }
  server = await buildServer({ ...options, person: mayEverything })
})
afterAll(async () => {
  await server.close()
  await opened.remove()
})

/** Texts for a pattern, where there is one: those that fit and are nonsense all the same. */
const ofPattern: { readonly [pattern: string]: string } = {
  '^20\\d{2}-\\d{2}-\\d{2}$': '2026-99-99',
  '^20\\d{2}-[01]\\d-[0-3]\\d$': '2026-19-39',
  '^\\d{4}-\\d{2}-\\d{2}$': '0000-00-00',
  '^[0-9a-f]{16}$': '0'.repeat(16),
  '^[0-9a-f-]{36}$': '-'.repeat(36),
  '^[0-9a-f-]{8,40}$': '-'.repeat(40),
  '^[\\w-]{43}$': 'A'.repeat(43),
  '^[\\w-]{1,40}$': '__proto__',
  '^[a-z0-9-]{1,40}$': 'constructor',
  '^\\d{1,3}-[0-9a-f]{16}$': `999-${'0'.repeat(16)}`,
  '^\\S+$': 'a\0\ud800b',
  '^\\S(.*\\S)?$': 'a\0\ud800b',
  '\\S': 'a\0\ud800b',
  '^[A-Za-z0-9+/]+={0,2}$': 'AAAA',
}
const texts = ['a\0b', '\ud800', '__proto__', '../../etc/passwd', '2026-02-31', '1e400', '\u202e甲\n乙']

/** A value that fits a schema, with `text` wherever a text may stand. */
function sampleOf(schema: Schema, text: string): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf) return sampleOf(schema.anyOf[0] ?? {}, text)
  const [type] = [schema.type ?? 'any'].flat()
  if (type === 'object')
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([name, one]) => [name, sampleOf(one, text)]),
    )
  if (type === 'array') return [sampleOf(schema.items ?? {}, text)]
  if (type === 'integer' || type === 'number') return schema.maximum ?? Number.MAX_SAFE_INTEGER
  if (type === 'boolean') return true
  if (type !== 'string') return { [text]: [text, Number.MAX_VALUE, { constructor: text }] }
  if (schema.pattern !== undefined) return ofPattern[schema.pattern] ?? '0'
  return text.padEnd(schema.minLength ?? 0, 'x').slice(0, schema.maxLength)
}

/** A document that is not published, and a year of performance begun from it, by somebody who may. */
async function fill(to: TypedFastify) {
  const content = readFileSync(
    new URL('../../../samples/qinhuangdao-office-affairs-2023.txt', import.meta.url),
  )
  const parts = upload({ name: '一.txt', content: content.toString('utf8') })
  const form = await to.inject({ method: 'POST', url: '/api/documents', ...parts })
  const { documents } = (await to.inject({ url: '/api/documents', headers: { host: 'localhost' } })).json()
  const payload = { documentId: documents[0].id }
  return { form, year: await to.inject({ method: 'POST', url: '/api/performance/years', payload }) }
}

const branchesOf = (schema: Schema | undefined): readonly (Schema | undefined)[] => schema?.anyOf ?? [schema]

const address = (url: string, parameters: readonly Parameter[], text: string): string => {
  const given = (one: Parameter): string => {
    const value = String(sampleOf(one.schema, text))
    return encodeURIComponent(value.toWellFormed())
  }
  const path = parameters
    .filter((one) => one.in === 'path')
    .reduce((whole, one) => whole.replace(`{${one.name}}`, given(one)), url)
  const query = parameters.filter((one) => one.in === 'query').map((one) => `${one.name}=${given(one)}`)
  return query.length > 0 ? `${path}?${query.join('&')}` : path
}

type Asked = { readonly method: string; readonly url: string; readonly operation: Operation }

async function operations(): Promise<Asked[]> {
  const answer = await server.inject({ url: '/api/openapi.json', headers: { host: 'localhost' } })
  const paths: { readonly [url: string]: { readonly [method: string]: Operation } } = answer.json().paths
  return Object.entries(paths).flatMap(([url, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, url, operation })),
  )
}

const bodyOf = ({ operation }: Asked): Schema | undefined =>
  operation.requestBody?.content['application/json']?.schema

const ask = (to: TypedFastify, { method }: Asked, url: string, headers: object, payload: unknown) =>
  to.inject({
    method: method.toUpperCase() as 'GET',
    url,
    headers: { host: 'localhost', ...headers },
    ...(typeof payload === 'object' && payload !== null && { payload }),
  })

test('every operation answers nonsense without a bug', { timeout: 120_000 }, async () => {
  const wrong: string[] = []
  let count = 0
  for (const asked of await operations())
    for (const text of texts)
      for (const branch of branchesOf(bodyOf(asked))) {
        const url = address(asked.url, asked.operation.parameters ?? [], text)
        const status = await ask(server, asked, url, {}, branch && sampleOf(branch, text)).then(
          ({ statusCode }) => statusCode,
          () => 599,
        )
        count += 1
        if (status >= 500 && status !== 501)
          wrong.push(`${asked.method} ${asked.url} ${JSON.stringify(text)} ${status}`)
      }
  expect(count).toBeGreaterThan(600)
  expect([wrong, bugs]).toEqual([[], []])
})

test('what is another county’s and what is not there answer alike, whatever is asked of it', {
  timeout: 120_000,
}, async () => {
  const county = (key: string) => ({ key, kind: 'region', code: null, name: key, parent: null }) as const
  await saveOrganisations(opened.store, ['甲县', '乙县', '丙县'].map(county), '2026-01-01')
  const book = { from: 'empty', unitName: '甲县', year: 2099 }
  const made = await server.inject({ method: 'POST', url: '/api/books', payload: book })
  expect(made.statusCode).toBe(201)
  const { form, year } = await fill(server)
  expect(form.statusCode).toBe(200)
  expect(year.statusCode).toBe(201)
  const { documents } = (
    await server.inject({ url: '/api/documents', headers: { host: 'localhost' } })
  ).json()
  const other = await signInAt(options, '乙县', ...mayEverything.roles)
  const asking = await buildServer(options)
  const seen: string[] = []
  for (const asked of await operations()) {
    if (!/[{](?:unit|id)[}]/u.test(asked.url) || /\/(?:open|account|accounts|review)\//u.test(asked.url))
      continue
    const answers = []
    for (const [unit, id] of [
      [year.json().unitKey, documents[0].id],
      ['丙县/没有的单位', 'f'.repeat(16)],
    ]) {
      const named = asked.url.replace('{unit}', encodeURIComponent(unit)).replace('{id}', id)
      const url = address(
        named.replace('{year}', '2023').replace('{programme}', 'p1'),
        asked.operation.parameters ?? [],
        'x',
      )
      const payload = bodyOf(asked) && sampleOf(branchesOf(bodyOf(asked))[0] ?? {}, 'x')
      const { statusCode, body } = await ask(asking, asked, url, other, payload)
      answers.push(`${statusCode} ${body}`)
    }
    seen.push(asked.url)
    expect([asked.method, asked.url, answers[0]]).toEqual([asked.method, asked.url, answers[1]])
    expect([asked.method, asked.url, answers[0]?.slice(0, 3)]).toEqual([
      ...[asked.method, asked.url, expect.stringMatching(/^40[034]$/u)],
    ])
  }
  await asking.close()
  expect(seen.length).toBeGreaterThan(40)
})

test('an address that a client makes up counts for nothing: the thirty-first try is refused all the same', async () => {
  const outside = await buildServer({ ...options, https: true, hostNames: ['mingzhang.example'] })
  const tries = async (remoteAddress: string, forwarded: (n: number) => string) => {
    const statuses: number[] = []
    for (let n = 0; n < 31; n += 1) {
      const headers = { host: 'mingzhang.example', 'x-forwarded-for': forwarded(n) }
      const asked = { method: 'POST', url: '/api/session/link', payload: { token: 'A'.repeat(43) } } as const
      statuses.push((await outside.inject({ ...asked, remoteAddress, headers })).statusCode)
    }
    return statuses
  }
  const expected = [...Array(30).fill(401), 429]
  // Past the proxy, and through it: the proxy writes the address it saw behind whatever the client wrote.
  expect(await tries('203.0.113.9', (n) => `10.0.0.${n}`)).toEqual(expected)
  expect(await tries('127.0.0.1', (n) => `10.0.1.${n}, 203.0.113.7`)).toEqual(expected)
  await outside.close()
})
