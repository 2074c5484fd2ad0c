import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyReply } from 'fastify'
import { assertAllowed } from './allowed-request.ts'
import { answerErrors } from './answer-errors.ts'
import { describeAnswers } from './answers/describe-answers.ts'
import { organisationTree } from './people/organisation-tree.ts'
import type { ServerContext } from './people/server-context.ts'
import { badRequest, HttpProblem, tooManyRequests } from './problem.ts'
import { limitBodies } from './request-bodies.ts'
import { batchRunner } from './review/batch-runner.ts'
import { briefShelf } from './review/brief-documents.ts'
import { guardRoutes } from './rights/know-person.ts'
import { accountRoutes } from './routes/accounts.ts'
import { bookFileRoutes } from './routes/book-files.ts'
import { bookMoveRoutes } from './routes/book-moves.ts'
import { bookPresenceRoutes } from './routes/book-presence.ts'
import { bookVersionRoutes } from './routes/book-versions.ts'
import { bookRoutes } from './routes/books.ts'
import { describeApi, openApiRoute } from './routes/describe-api.ts'
import { documentCommentRoutes } from './routes/document-comments.ts'
import { documentRoutes } from './routes/documents.ts'
import { entrySheetRoutes } from './routes/entry-sheets.ts'
import { healthRoute } from './routes/health.ts'
import { importRoute } from './routes/imports.ts'
import { logRoutes } from './routes/log.ts'
import { openRoutes } from './routes/open.ts'
import { openDataRoutes } from './routes/open-data.ts'
import { organisationRoutes } from './routes/organisations.ts'
import { originalRoute } from './routes/original.ts'
import { ownAccountRoutes } from './routes/own-account.ts'
import { performanceRoutes } from './routes/performance.ts'
import { performanceAdjustmentRoutes } from './routes/performance-adjustment.ts'
import { performancePaperRoutes } from './routes/performance-papers.ts'
import { performanceRecordRoutes } from './routes/performance-records.ts'
import { performanceWorkRoutes } from './routes/performance-work.ts'
import { reviewBatchRoutes } from './routes/review-batches.ts'
import { reviewDeadlineRoutes } from './routes/review-deadlines.ts'
import { reviewDecisionRoutes } from './routes/review-decisions.ts'
import { reviewNoticeRoutes } from './routes/review-notices.ts'
import { reviewRuleRoutes } from './routes/review-rules.ts'
import { sessionRoutes } from './routes/session.ts'
import { visibilityRoute } from './routes/visibility.ts'
import { defaultFileLimitBytes, type ServerOptions } from './server-options.ts'
import type { TypedFastify } from './typed-fastify.ts'
import { answerUnreadable } from './unreadable-request.ts'
import { validateAsSent } from './validate-as-sent.ts'
import { serveWeb } from './web-files.ts'

const routes = [
  openApiRoute,
  healthRoute,
  sessionRoutes,
  ownAccountRoutes,
  accountRoutes,
  organisationRoutes,
  logRoutes,
  visibilityRoute,
  documentRoutes,
  documentCommentRoutes,
  originalRoute,
  importRoute,
  openRoutes,
  openDataRoutes,
  bookRoutes,
  bookVersionRoutes,
  bookMoveRoutes,
  bookFileRoutes,
  entrySheetRoutes,
  bookPresenceRoutes,
  performanceRoutes,
  performanceWorkRoutes,
  performanceAdjustmentRoutes,
  performancePaperRoutes,
  performanceRecordRoutes,
] as const

const reviewRoutes = [
  reviewBatchRoutes,
  reviewDecisionRoutes,
  reviewDeadlineRoutes,
  reviewNoticeRoutes,
  reviewRuleRoutes,
] as const

const filesOfUpload = 1_000
const uploadMilliseconds = 30 * 60_000

/** 组装服务 The server with everything but a port: used by startServer and by tests. */
export async function buildServer(options: ServerOptions): Promise<TypedFastify> {
  const server: TypedFastify = Fastify({
    forceCloseConnections: true,
    requestTimeout: uploadMilliseconds,
    trustProxy: options.https ? 'loopback' : false,
    // An address that cannot be decoded fails before any route or handler is chosen.
    frameworkErrors: (_, __, reply: FastifyReply) =>
      void reply.code(400).send(badRequest('地址的编码不对。')),
    clientErrorHandler: answerUnreadable,
    schemaController: validateAsSent,
  })
  server.decorate('routeRights', [])
  server.decorateRequest('session', null)
  const now = options.now ?? (() => new Date())
  const context: ServerContext = { ...options, now, tree: organisationTree(options.store, now) }
  answerErrors(server, options.log)
  server.addHook('onRequest', async (request) => assertAllowed(request, options.hostNames ?? []))
  await protect(server, options)
  await describeApi(server)
  logResponses(server, options)
  await server.register(
    async (api: TypedFastify) => {
      api.addHook('onRequest', async (_, reply) => void reply.header('cache-control', 'no-store'))
      guardRoutes(api, context)
      limitBodies(api)
      describeAnswers(api)
      for (const route of routes) route(api, context)
      const review = { ...context, runner: batchRunner(context), shelf: briefShelf(context.store) }
      for (const route of reviewRoutes) route(api, review)
      api.addHook('onReady', review.runner.resume)
      api.addHook('onClose', review.runner.close)
    },
    { prefix: '/api' },
  )
  await serveWeb(server, options.webRoot)
  return server
}

async function protect(server: TypedFastify, options: ServerOptions): Promise<void> {
  await server.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: contentSecurityPolicy },
    // Plain http on this machine: a browser told to insist on https would lock the user out.
    strictTransportSecurity: options.https ? { maxAge: 15_552_000, includeSubDomains: false } : false,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  })
  await server.register(rateLimit, {
    max: options.requestsPerMinute ?? 1_200,
    timeWindow: '1 minute',
    errorResponseBuilder: () => new HttpProblem(429, tooManyRequests()),
  })
  await server.register(multipart, {
    throwFileSizeLimit: false,
    limits: {
      fileSize: options.fileLimitBytes ?? defaultFileLimitBytes,
      files: filesOfUpload,
      fields: 10,
      fieldSize: 1_024,
      headerPairs: 50,
    },
  })
}

/** 内容安全策略 Only what the built app itself brings. Styles set by script are not style attributes and stay allowed. */
const contentSecurityPolicy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  manifestSrc: ["'self'"],
  workerSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
}

function logResponses(server: TypedFastify, { log }: ServerOptions): void {
  server.addHook('onResponse', async (request, reply) => {
    log?.({
      level: 'info',
      event: 'request',
      method: request.method,
      route: request.routeOptions.url ?? '(none)',
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime),
    })
  })
}
