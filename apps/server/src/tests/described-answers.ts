import { AjvCompiler } from '@fastify/ajv-compiler'
import type { TypedFastify } from '../typed-fastify.ts'

type Content = { readonly [type: string]: { readonly schema: object } }
type Operation = { readonly responses: { readonly [status: string]: { readonly content?: Content } } }
type Described = {
  readonly paths: { readonly [url: string]: { readonly [method: string]: Operation } }
  readonly components: object
}

/** 应答 An answer as `inject` gives it. */
type Answer = {
  readonly statusCode: number
  readonly headers: { readonly [name: string]: number | string | string[] | undefined }
  readonly body: string
  json(): unknown
}

/** 所描述的接口 The description of the interface, against which real answers are held. */
export type DescribedAnswers = {
  /** Every operation as `GET /api/books`, with what it says of its answers by status. */
  readonly operations: readonly (readonly [operation: string, Operation['responses']])[]
  /**
   * What is wrong with an answer by what is described for its status: null where it fits. An answer in lines of JSON is
   * held line by line.
   */
  readonly misfit: (method: string, url: string, answer: Answer) => string | null
}

/** 取描述 Reads the description from the server itself. */
export async function describedAnswers(server: TypedFastify): Promise<DescribedAnswers> {
  const { paths, components }: Described = (
    await server.inject({ url: '/api/openapi.json', headers: { host: 'localhost' } })
  ).json()
  const compile = AjvCompiler()(
    {},
    { customOptions: { strict: false, coerceTypes: false, removeAdditional: false } },
  )
  const operations = Object.entries(paths).flatMap(([url, methods]) =>
    Object.entries(methods).map(
      ([method, { responses }]) => [`${method.toUpperCase()} ${url}`, responses] as const,
    ),
  )
  const byName = new Map(operations)
  const checks = new Map<object, ReturnType<typeof compile>>()
  const checkOf = (schema: object) => {
    const check = checks.get(schema) ?? compile({ schema: { ...schema, components } })
    checks.set(schema, check)
    return check
  }
  const misfit = (method: string, url: string, answer: Answer): string | null => {
    const responses = byName.get(`${method} ${url}`)
    const described = responses?.[String(answer.statusCode)] ?? responses?.['default']
    if (!described) return `${answer.statusCode} is not described`
    if (!described.content) return answer.body === '' ? null : 'nothing was to be answered'
    const [type = ''] = String(answer.headers['content-type'] ?? '').split(';')
    const schema: { readonly format?: string } | undefined = described.content[type]?.schema
    if (!schema || Object.keys(schema).length === 0) return `${type} is not described`
    if (schema.format === 'binary') return null
    const check = checkOf(schema)
    const wrong = thingsOf(type, answer).find((thing) => !check(thing))
    if (wrong === undefined) return null
    check(wrong)
    return `${answer.statusCode} ${JSON.stringify(check.errors)}`
  }
  return { operations, misfit }
}

/** What an answer holds: lines of JSON are many things. */
const thingsOf = (type: string, { body, json }: Answer): unknown[] =>
  type.includes('ndjson')
    ? body
        .split('\n')
        .filter(Boolean)
        .map((line): unknown => JSON.parse(line))
    : [json()]
