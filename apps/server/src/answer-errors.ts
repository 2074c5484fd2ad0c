import { isAway, isFull, isUnstorable } from '@mingzhang/store'
import type { FastifyError } from 'fastify'
import { type Log, loggedError } from './log.ts'
import {
  badRequest,
  diskFull,
  HttpProblem,
  internalError,
  notMultipart,
  type Problem,
  storeAway,
  tooLargeRequest,
  tooManyRequests,
} from './problem.ts'
import type { TypedFastify } from './typed-fastify.ts'

/** 错误应答 Every error as {what, why, toDo}; a stack trace or a driver's message never leaves the server. */
export function answerErrors(server: TypedFastify, log: Log | undefined): void {
  server.setErrorHandler((error: FastifyError, request, reply) => {
    const { status, problem } = problemOf(error)
    if (status >= 500 && !(error instanceof HttpProblem)) {
      const route = request.routeOptions.url ?? ''
      log?.({
        level: 'error',
        event: eventOf(error),
        method: request.method,
        route,
        error: loggedError(error),
      })
    }
    return reply.code(status).type('application/json; charset=utf-8').send(problem)
  })
}

/** The store's own trouble is nobody's mistake. */
function eventOf(error: FastifyError): string {
  if (isFull(error)) return 'store full'
  return isAway(error) ? 'store away' : 'bug'
}

function problemOf(error: FastifyError): { status: number; problem: Problem } {
  if (error instanceof HttpProblem) return { status: error.statusCode, problem: error.problem }
  if (isFull(error)) return { status: 507, problem: diskFull() }
  if (isAway(error)) return { status: 503, problem: storeAway() }
  if (isUnstorable(error)) return { status: 400, problem: badRequest('其中有存不下的字符、日期或太大的数。') }
  if (error.validation) return { status: 400, problem: badRequest(describeValidation(error)) }
  switch (error.statusCode) {
    case 413:
      return { status: 413, problem: tooLargeRequest() }
    case 415:
      return { status: 415, problem: notMultipart() }
    case 429:
      return { status: 429, problem: tooManyRequests() }
    default:
      return isClientError(error.statusCode)
        ? { status: error.statusCode, problem: badRequest('服务看不懂这个请求。') }
        : { status: 500, problem: internalError() }
  }
}

const isClientError = (status: number | undefined): status is number =>
  status !== undefined && status >= 400 && status < 500

/** Which parameter, by the name it has in the address; its value is not repeated. */
function describeValidation({ validation }: FastifyError): string {
  const names = (validation ?? []).map(({ instancePath, params }) => {
    const named = params['missingProperty'] ?? params['additionalProperty']
    return typeof named === 'string' ? named : instancePath.replace(/^\//u, '')
  })
  const listed = [...new Set(names.filter(Boolean))].map((name) => `“${name.slice(0, 40)}”`).join('、')
  return listed ? `参数${listed}缺少、多余，或不在允许的范围内。` : '参数不在允许的范围内。'
}
