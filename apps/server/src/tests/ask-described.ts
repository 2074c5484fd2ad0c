import { expect } from 'vitest'
import type { TypedFastify } from '../typed-fastify.ts'
import { type DescribedAnswers, describedAnswers } from './described-answers.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** 照描述问 Asks a server and holds every answer against what is described of the operation for its status. */
export async function askDescribed(server: TypedFastify) {
  const described: DescribedAnswers = await describedAnswers(server)
  const held = new Set<string>()
  return {
    described,
    /** @param url the operation's address as it is described; `path`: the address that is asked */
    ask: async (method: Method, url: string, path: string, status: number, sent: object = {}) => {
      const answer = await server.inject({ method, url: path, ...sent })
      const why = answer.statusCode === status ? '' : answer.body
      expect([method, path, answer.statusCode, why]).toEqual([method, path, status, ''])
      expect([method, path, described.misfit(method, url, answer)]).toEqual([method, path, null])
      held.add(`${method} ${url} ${status}`)
      return answer
    },
    /** Answers of the operations under an address, by status, and which of them were never held. */
    answersUnder: (address: string) => {
      const all = described.operations
        .filter(([operation]) => operation.includes(` ${address}`))
        .flatMap(([operation, responses]) => Object.keys(responses).map((status) => `${operation} ${status}`))
        .filter((one) => !one.endsWith(' default'))
      return { all, unheld: all.toSorted().filter((one) => !held.has(one)) }
    },
  }
}
