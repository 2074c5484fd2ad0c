import { everyRule } from '@mingzhang/rules'
import { decideFinding, listDecisions, listRuleRecords, transact, withdrawDecision } from '@mingzhang/store'
import { Type } from 'typebox'
import { writeLog } from '../people/write-log.ts'
import { HttpProblem } from '../problem.ts'
import { deskOf, type ReviewContext, unknownFindings } from '../review/review-context.ts'
import { assertReadable } from '../rights/assert-readable.ts'
import type { TypedFastify } from '../typed-fastify.ts'

const tags = ['审核']
const documentId = Type.String({ pattern: '^[0-9a-f]{16}$' })
const item = Type.Object({ documentId, findingId: Type.String({ minLength: 1, maxLength: 200 }) })
const items = Type.Array(item, { minItems: 1, maxItems: 5_000 })

/** 处理意见接口 A finding is accepted, rejected or returned: one, or the same error over many units at once. */
export function reviewDecisionRoutes(server: TypedFastify, context: ReviewContext): void {
  const { store, now } = context

  server.post(
    '/review/decisions',
    {
      schema: {
        summary: '采纳、不采纳、退回说明',
        tags,
        body: Type.Object({
          items,
          decision: Type.Union([
            Type.Literal('accepted'),
            Type.Literal('rejected'),
            Type.Literal('returned'),
          ]),
          reason: Type.String({ maxLength: 2_000 }),
        }),
      },
      config: { right: 'review.decide' },
    },
    async (request) => {
      const { items: chosen, decision, reason } = request.body
      const rules = await rulesOf(context, request, chosen)
      const by = {
        decidedAt: now().toISOString(),
        account: request.person.id,
        accountName: request.person.name,
      }
      await transact(store, async (transaction) => {
        for (const [at, { documentId: document, findingId }] of chosen.entries()) {
          const rule = rules[at] ?? ''
          const one = { documentId: document, findingId, rule, decision, reason, ...by }
          await decideFinding(transaction, deskOf(request.person), one)
          const detail = { finding: findingId, reason }
          await writeLog(
            context,
            request,
            { what: `finding.${decision}`, about: document, detail },
            transaction,
          )
        }
      })
      return { decided: chosen.length }
    },
  )

  withdrawRoute(server, context)
  recordRoutes(server, context)
}

function withdrawRoute(server: TypedFastify, context: ReviewContext): void {
  const { store } = context
  server.post(
    '/review/decisions/withdrawn',
    {
      schema: { summary: '撤回意见', tags, body: Type.Object({ items }) },
      config: { right: 'review.decide' },
    },
    async (request) => {
      const desk = deskOf(request.person)
      const withdrawn = await transact(store, async (transaction) => {
        let count = 0
        for (const one of request.body.items) {
          if (!(await withdrawDecision(transaction, desk, one))) continue
          count += 1
          const deed = {
            what: 'finding.withdrawn',
            about: one.documentId,
            detail: { finding: one.findingId },
          }
          await writeLog(context, request, deed, transaction)
        }
        return count
      })
      return { withdrawn }
    },
  )
}

/** 意见与规则 What was decided of a document, and which rules are rejected again and again. */
function recordRoutes(server: TypedFastify, { store }: ReviewContext): void {
  server.get(
    '/review/documents/:id/decisions',
    {
      schema: { summary: '一份文件的意见', tags, params: Type.Object({ id: documentId }) },
      config: { right: 'review.read' },
    },
    async (request) => {
      await assertReadable(store, request, request.params.id)
      return { decisions: await listDecisions(store, deskOf(request.person), [request.params.id]) }
    },
  )

  server.get(
    '/review/rules',
    { schema: { summary: '规则的采纳情况', tags }, config: { right: 'review.read' } },
    async ({ person }) => {
      const records = await listRuleRecords(store, deskOf(person))
      return { rules: records.map((record) => ({ ...record, title: titles.get(record.rule) ?? null })) }
    },
  )
}

const titles = new Map(everyRule.map(({ id, title }) => [id, title]))

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
