import { AjvCompiler } from '@fastify/ajv-compiler'
import type { TypedFastify } from '../typed-fastify.ts'

type Content = { readonly [type: string]: { readonly schema: object } }
type Operation = { readonly responses: { readonly [status: string]: { readonly content?: Content } } }
type Described = {
  readonly paths: { readonly [url: string]: { readonly [method: string]: Operation } }
  readonly components: object
}

const compile = AjvCompiler()(
  {},
  { customOptions: { strict: false, coerceTypes: false, removeAdditional: false } },
)
const compiled = new Map<object, Check>()
let described: Described | null = null

/**
 * 查答复 From now on every answer that the server gives in a test is held against what the interface says of it: the status,
 * and every field of what is sent. One that does not fit fails the test that asked.
 *
 * @param under which addresses
 */
export async function holdAnswers(server: TypedFastify, under: RegExp): Promise<void> {
  // The description is the same for every server: it is asked for once.
  described ??= (await server.inject({ url: '/api/openapi.json', headers: { host: 'localhost' } })).json()
  const { paths, components }: Described = described ?? { paths: {}, components: {} }
  const patterns = Object.keys(paths)
    .filter((url) => under.test(url))
    .toSorted((one, other) => one.split('{').length - other.split('{').length)
    .map((url) => ({ url, pattern: patternOf(url) }))
  const checkOf = (schema: object): Check => {
    const check = compiled.get(schema) ?? compile({ schema: { ...schema, components } })
    compiled.set(schema, check)
    return check
  }
  server.inject = new Proxy(server.inject, {
    apply: async (target, _, given) => {
      const answer = await Reflect.apply(target, server, given)
      const { method = 'GET', url: asked = '' } = answer.raw.req
      const [path = ''] = asked.split('?')
      const url = patterns.find(({ pattern }) => pattern.test(path))?.url
      const operation = url && paths[url]?.[method.toLowerCase()]
      if (!url || !operation) return answer
      const { responses } = operation
      const status: number = answer.statusCode
      const stated = responses[String(status)] ?? responses[`${Math.floor(status / 100)}XX`]
      const wrong = faultOf(stated ?? responses['default'], answer, checkOf)
      if (wrong) throw new Error(`${method} ${url} ${status}: ${wrong}`)
      return answer
    },
  })
}

const patternOf = (url: string): RegExp =>
  new RegExp(`^${url.replaceAll('.', '\\.').replaceAll(/\{\w+\}/gu, '[^/]+?')}$`, 'u')

type Answer = {
  readonly headers: { readonly 'content-type'?: string | undefined }
  readonly body: string
  readonly json: () => unknown
}
type Check = ReturnType<ReturnType<ReturnType<typeof AjvCompiler>>>

/** How an answer differs from what is said of it; null when it does not. */
function faultOf(
  stated: Operation['responses'][string] | undefined,
  answer: Answer,
  checkOf: (schema: object) => Check,
): string | null {
  if (!stated) return '没有说明这种答复'
  if (!stated.content) return answer.body === '' ? null : '说没有内容，却有'
  const [type = ''] = (answer.headers['content-type'] ?? '').split(';')
  const schema: { readonly format?: string } | undefined = stated.content[type]?.schema
  if (!schema || Object.keys(schema).length === 0) return `没有说明 ${type}`
  if (schema.format === 'binary') return null
  const check = checkOf(schema)
  return check(answer.json()) ? null : JSON.stringify(check.errors?.[0])
}
