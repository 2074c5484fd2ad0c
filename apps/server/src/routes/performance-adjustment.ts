import { Type } from 'typebox'
import { gives } from '../answers/answer-schema.ts'
import { clockOf } from '../performance/changing.ts'
import { loadYear } from '../performance/load-year.ts'
import { performanceAnswers } from '../performance/performance-answers.ts'
import { position, programmeParams, tags, version, yearParams } from '../performance/performance-schemas.ts'
import { adjustmentOf, takeAdjustment } from '../performance/year-adjustment.ts'
import { assertMay } from '../rights/assert-may.ts'
import type { ServerOptions } from '../server-options.ts'
import type { TypedFastify } from '../typed-fastify.ts'

const renaming = Type.Object(
  {
    programme: programmeParams.properties.programme,
    indicator: position,
    to: Type.String({ maxLength: 400 }),
  },
  { additionalProperties: false },
)
const takeBody = Type.Object(
  {
    version,
    reason: Type.String({ maxLength: 4_000 }),
    renamed: Type.Optional(Type.Array(renaming, { maxItems: 2_000 })),
  },
  { additionalProperties: false },
)

/** 预算调整带入绩效 What an adjusted book changes in a year that has begun, and taking it, with a reason. */
export function performanceAdjustmentRoutes(server: TypedFastify, options: ServerOptions): void {
  server.get(
    '/performance/years/:unit/:year/adjustment',
    {
      config: { right: 'performance.read' },
      schema: {
        ...{ summary: '账本调整后，这一年的绩效有哪些变更可带入', tags },
        params: yearParams,
        response: gives(performanceAnswers.adjustment),
      },
    },
    async (request) => {
      const { unit, year } = request.params
      assertMay(request, 'performance.read', unit)
      assertMay(request, 'book.read', unit)
      const loaded = await loadYear(options.store, unit, year)
      return adjustmentOf(options.store, loaded, clockOf(options.now).today)
    },
  )

  server.post(
    '/performance/years/:unit/:year/adjustment',
    {
      config: { right: 'performance.evaluate' },
      schema: {
        ...{ summary: '把调整后的账本带入这一年的绩效，写明理由；已填的结果留存', tags },
        params: yearParams,
        body: takeBody,
        response: gives(performanceAnswers.adjusted),
      },
    },
    async (request) => takeAdjustment(options, request, { ...request.params, renamed: [], ...request.body }),
  )
}
