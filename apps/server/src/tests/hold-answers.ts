import type { TypedFastify } from '../typed-fastify.ts'
import { type DescribedAnswers, describedAnswers } from './described-answers.ts'
import { heldAreas } from './held-areas.ts'

let described: Promise<DescribedAnswers> | null = null

/** Operations of which an answer that did what was asked was held, in this test file. */
const held = new Set<string>()

/** 漏查 Operations that are this test's to hold and of which it has held no answer but refusals. */
export async function unheld(file: keyof typeof heldAreas): Promise<readonly string[]> {
  const { operations } = (await described) ?? { operations: [] }
  return operations.map(([name]) => name).filter((name) => heldAreas[file].test(name) && !held.has(name))
}

/**
 * 查答复 From now on every answer that the server gives in a test is held against what the interface says of it: the status,
 * and every field of what is sent. One that does not fit fails the test that asked.
 *
 * @param under which addresses
 */
export async function holdAnswers(server: TypedFastify, under: RegExp): Promise<void> {
  // The description is the same for every server: it is asked for once.
  described ??= describedAnswers(server)
  const { operations, misfit } = await described
  const patterns = [...new Set(operations.map(([name]) => name.slice(name.indexOf(' ') + 1)))]
    .filter((url) => under.test(url))
    .toSorted((one, other) => one.split('{').length - other.split('{').length)
    .map((url) => ({ url, pattern: patternOf(url) }))
  const known = new Set(operations.map(([name]) => name))
  server.inject = new Proxy(server.inject, {
    apply: async (target, _, given) => {
      const answer = await Reflect.apply(target, server, given)
      const { method = 'GET', url: asked = '' } = answer.raw.req
      const [path = ''] = asked.split('?')
      const url = patterns.find(({ pattern }) => pattern.test(path))?.url
      const wrong = url && known.has(`${method} ${url}`) ? misfit(method, url, answer) : null
      if (wrong) throw new Error(`${method} ${url}: ${wrong}`)
      if (url && answer.statusCode < 400) held.add(`${method} ${url}`)
      return answer
    },
  })
}

const patternOf = (url: string): RegExp =>
  new RegExp(`^${url.replaceAll('.', '\\.').replaceAll(/\{\w+\}/gu, '[^/]+?')}$`, 'u')
