import type { Deed } from '@mingzhang/cycle'
import {
  type DeedItem,
  decideFindings,
  listBoardsOf,
  listDecisions,
  listDeeds,
  listSilencedRules,
  type NewDeed,
  type StoreOrTransaction,
  transact,
  undoDeed,
  withdrawDecisions,
} from '@mingzhang/store'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { gives } from '../answers/answer-schema.ts'
import { newId } from '../people/token.ts'
import { writeLog } from '../people/write-log.ts'
import { HttpProblem } from '../problem.ts'
import { reviewAnswers } from '../review/review-answers.ts'
import {
  decidedAnew,
  deskOf,
  type ReviewContext,
  unknownDeed,
  unknownFindings,
} from '../review/review-context.ts'
import { settleDecided } from '../review/settle-notices.ts'
import { assertReadable } from '../rights/assert-readable.ts'
import type { TypedFastify } from '../typed-fastify.ts'

const tags = ['审核']
const strict = { additionalProperties: false } as const
const documentId = Type.String({ pattern: '^[0-9a-f]{16}$' })
const item = Type.Object({ documentId, findingId: Type.String({ minLength: 1, maxLength: 200 }) }, strict)
const items = Type.Array(item, { minItems: 1, maxItems: 5_000 })
const decision = Type.Union([Type.Literal('accepted'), Type.Literal('rejected'), Type.Literal('returned')])
const decideBody = Type.Object({ items, decision, reason: Type.String({ maxLength: 2_000 }) }, strict)
const deedsQuery = Type.Object(
  {
    batch: Type.Optional(Type.String({ pattern: '^[0-9a-f-]{36}$' })),
    document: Type.Optional(documentId),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  strict,
)

/** 处理意见接口 A finding is accepted, rejected or returned: one, or the same error over many units at once. */
export function reviewDecisionRoutes(server: TypedFastify, context: ReviewContext): void {
  const { store } = context
  server.post(
    '/review/decisions',
    {
      schema: {
        summary: '采纳、不采纳、退回说明',
        tags,
        body: decideBody,
        response: gives(reviewAnswers.decided),
      },
      config: { right: 'review.decide' },
    },
    async (request) => {
      const { items: chosen, decision: made, reason } = request.body
      const rules = await rulesOf(context, request, chosen)
      const findings = chosen.map((one, at) => ({ ...one, rule: rules[at] ?? '' }))
      const deed = deedOf(context, request, reason)
      await transact(store, async (transaction) => {
        await decideFindings(transaction, deskOf(request.person), deed, made, findings)
        for (const one of findings)
          await note(context, request, `finding.${made}`, one, { reason, deed: deed.id }, transaction)
      })
      await settle(context, request, findings)
      return { decided: findings.length, deed: deed.id }
    },
  )

  server.post(
    '/review/decisions/withdrawn',
    {
      schema: {
        summary: '撤回意见',
        tags,
        body: Type.Object({ items }, strict),
        response: gives(reviewAnswers.withdrawn),
      },
      config: { right: 'review.decide' },
    },
    async (request) => {
      const deed = deedOf(context, request, '')
      const withdrawn = await transact(store, async (transaction) => {
        const gone = await withdrawDecisions(transaction, deskOf(request.person), deed, request.body.items)
        for (const one of gone)
          await note(context, request, 'finding.withdrawn', one, { deed: deed.id }, transaction)
        return gone.length
      })
      await settle(context, request, request.body.items)
      return { withdrawn }
    },
  )
  deedRoutes(server, context)
  documentRoute(server, context)
}

/** 决定记录 What was decided at this desk, deed by deed, and undoing one, whoever did it and however long ago. */
function deedRoutes(server: TypedFastify, context: ReviewContext): void {
  const { store, shelf } = context
  server.get(
    '/review/deeds',
    {
      schema: { summary: '决定记录', tags, querystring: deedsQuery, response: gives(reviewAnswers.deeds) },
      config: { right: 'review.read' },
    },
    async ({ person, query }): Promise<{ deeds: Deed[] }> => {
      const deeds = await listDeeds(store, deskOf(person), query)
      const documents = await shelf([...new Set(deeds.map(({ first }) => first.documentId))])
      const whatOf = ({ documentId: id, findingId }: { documentId: string; findingId: string }) =>
        documents.get(id)?.findings.find((finding) => finding.id === findingId)?.what ?? null
      return { deeds: deeds.map(({ first, ...deed }) => ({ ...deed, example: whatOf(first) })) }
    },
  )

  server.post(
    '/review/deeds/:id/undone',
    {
      schema: {
        summary: '撤回一次决定',
        tags,
        response: gives(reviewAnswers.undone),
        params: Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{16}$' }) }),
      },
      config: { right: 'review.decide' },
    },
    async (request) => {
      const by = deedOf(context, request, '')
      const { id } = request.params
      const result = await transact(store, async (transaction) => {
        const undone = await undoDeed(transaction, deskOf(request.person), id, by)
        if (undone.status === 'gone') throw new HttpProblem(409, unknownDeed())
        for (const one of undone.items) {
          const detail = { to: one.after?.decision ?? null, undoes: id, deed: by.id }
          await note(context, request, 'finding.undone', one, detail, transaction)
        }
        return undone
      })
      await settle(context, request, result.items)
      if (result.items.length === 0) throw new HttpProblem(409, decidedAnew(result.kept))
      return { undone: result.items.length, kept: result.kept }
    },
  )
}

/** 意见与看板 What was decided of a document, the boards it lies on, and the rules that are switched off here. */
function documentRoute(server: TypedFastify, { store }: ReviewContext): void {
  server.get(
    '/review/documents/:id/decisions',
    {
      schema: {
        summary: '一份文件的意见',
        tags,
        params: Type.Object({ id: documentId }),
        response: gives(reviewAnswers.ofDocument),
      },
      config: { right: 'review.read' },
    },
    async (request) => {
      const { id } = request.params
      await assertReadable(store, request, id)
      const desk = deskOf(request.person)
      return {
        decisions: await listDecisions(store, desk, [id]),
        boards: await listBoardsOf(store, desk, id),
        silenced: [...(await listSilencedRules(store, desk)).values()],
      }
    },
  )
}

const deedOf = ({ now }: ReviewContext, { person }: FastifyRequest, reason: string): NewDeed => ({
  ...{ id: newId(), at: now().toISOString(), account: person.id, accountName: person.name, reason },
})

/** Notices follow what was decided of the documents they are about. */
async function settle(
  context: ReviewContext,
  { person }: FastifyRequest,
  items: readonly { readonly documentId: string }[],
): Promise<void> {
  const documents = await context.shelf([...new Set(items.map(({ documentId: id }) => id))])
  await settleDecided(context, deskOf(person), [...documents.values()])
}

/** One entry of the log for every finding that a deed touches. */
const note = (
  context: ReviewContext,
  request: FastifyRequest,
  what: string,
  { documentId: about, findingId }: Pick<DeedItem, 'documentId' | 'findingId'>,
  detail: { readonly [name: string]: string | null },
  transaction: StoreOrTransaction,
) => writeLog(context, request, { what, about, detail: { finding: findingId, ...detail } }, transaction)

/** The rule of each finding; every document must be one that the person may see, every finding one of its own. */
async function rulesOf(
  { store, shelf }: ReviewContext,
  request: Parameters<typeof assertReadable>[1],
  chosen: readonly { readonly documentId: string; readonly findingId: string }[],
): Promise<string[]> {
  const ids = [...new Set(chosen.map(({ documentId: id }) => id))]
  for (const id of ids) await assertReadable(store, request, id)
  const documents = await shelf(ids)
  return chosen.map(({ documentId: id, findingId }) => {
    const finding = documents.get(id)?.findings.find((one) => one.id === findingId)
    if (!finding) throw new HttpProblem(409, unknownFindings())
    return finding.rule
  })
}
