import { listRuleRecords, listRuleTurns, listSilencedRules, switchRule, transact } from '@mingzhang/store'
import { Type } from 'typebox'
import { done, gives } from '../answers/answer-schema.ts'
import { writeLog } from '../people/write-log.ts'
import { HttpProblem } from '../problem.ts'
import { reviewAnswers } from '../review/review-answers.ts'
import { deskOf, type ReviewContext, switchedAlready, unknownRule } from '../review/review-context.ts'
import { titleOf } from '../review/rule-titles.ts'
import type { TypedFastify } from '../typed-fastify.ts'

const tags = ['审核']
const ruleBody = Type.Object(
  {
    rule: Type.String({ minLength: 1, maxLength: 200 }),
    off: Type.Boolean(),
    /** Why; nothing is switched off without. */
    reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
  },
  { additionalProperties: false },
)

/** 规则接口 How often the findings of a rule are rejected here; switching a rule off for this desk, and on again. */
export function reviewRuleRoutes(server: TypedFastify, context: ReviewContext): void {
  const { store, now } = context
  server.get(
    '/review/rules',
    {
      schema: { summary: '规则的采纳情况与开关', tags, response: gives(reviewAnswers.rules) },
      config: { right: 'review.read' },
    },
    async ({ person }) => {
      const desk = deskOf(person)
      const [records, silenced] = [await listRuleRecords(store, desk), await listSilencedRules(store, desk)]
      const known = new Set(records.map(({ rule }) => rule))
      const others = [...silenced.keys()].filter((rule) => !known.has(rule))
      const none = others.map((rule) => ({ rule, decided: 0, rejected: 0 }))
      const rules = [...records, ...none].map((record) => ({
        ...{ ...record, title: titleOf(record.rule), off: silenced.get(record.rule) ?? null },
      }))
      return { rules, turns: await listRuleTurns(store, desk) }
    },
  )

  server.put(
    '/review/rules',
    {
      schema: { summary: '停用或启用一条规则（只对本审核台）', tags, body: ruleBody, response: done },
      config: { right: 'review.decide' },
    },
    async (request, reply) => {
      const { person, body } = request
      const { rule, off, reason } = body
      if (titleOf(rule) === null) throw new HttpProblem(400, unknownRule())
      const desk = deskOf(person)
      await transact(store, async (transaction) => {
        const turn = { rule, off, reason, at: now().toISOString() }
        const by = { account: person.id, accountName: person.name }
        if (!(await switchRule(transaction, desk, { ...turn, ...by })))
          throw new HttpProblem(409, switchedAlready(off))
        const what = off ? 'rule.silenced' : 'rule.restored'
        const deed = { what, about: rule, organisation: person.organisation, detail: { reason } }
        await writeLog(context, request, deed, transaction)
      })
      return reply.code(204).send()
    },
  )
}
