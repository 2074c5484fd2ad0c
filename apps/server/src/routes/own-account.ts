import {
  changeAccount,
  endSessions,
  getAccount,
  getAccountByLogin,
  listSessions,
  transact,
} from '@mingzhang/store'
import { Type } from 'typebox'
import { done, gives } from '../answers/answer-schema.ts'
import { hashPassword, passwordFault, verifyPassword } from '../people/password.ts'
import { peopleAnswers } from '../people/people-answers.ts'
import { badPassword, unknownSession, wrongCurrentPassword } from '../people/people-problems.ts'
import type { ServerContext } from '../people/server-context.ts'
import { idleMilliseconds } from '../people/sign-in.ts'
import { writeLog } from '../people/write-log.ts'
import { HttpProblem, notSignedIn } from '../problem.ts'
import type {} from '../rights/route-right.ts'
import type { TypedFastify } from '../typed-fastify.ts'

const strict = { additionalProperties: false } as const
const passwordBody = Type.Object(
  {
    /** Not asked for while the account has none. */
    current: Type.Optional(Type.String({ maxLength: 200 })),
    password: Type.String({ maxLength: 400 }),
  },
  strict,
)
const sessionParams = Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{16}$' }) })

const tags = ['本人账号']
const config = { right: 'session.own' } as const

/** 本人账号接口 A person's own sessions and password. */
export function ownAccountRoutes(server: TypedFastify, context: ServerContext): void {
  const { store, now } = context

  server.get(
    '/account/sessions',
    { schema: { summary: '本人的登录', tags, response: gives(peopleAnswers.sessions) }, config },
    async ({ person, session }) => {
      const idleSince = new Date(now().getTime() - idleMilliseconds).toISOString()
      const all = await listSessions(store, person.id)
      const live = all.filter(({ endsAt, seenAt }) => endsAt > now().toISOString() && seenAt >= idleSince)
      return { sessions: live.map((each) => ({ ...each, current: each.id === session?.id })) }
    },
  )

  server.delete(
    '/account/sessions/:id',
    { schema: { summary: '结束本人的一个登录', tags, params: sessionParams, response: done }, config },
    async (request, reply) => {
      const { person, params } = request
      if ((await endSessions(store, person.id, params)) === 0) throw new HttpProblem(404, unknownSession())
      await writeLog(context, request, { what: 'session.ended', about: person.id })
      return reply.code(204).send()
    },
  )

  server.delete(
    '/account/sessions',
    { schema: { summary: '结束本人的其他登录', tags, response: gives(peopleAnswers.ended) }, config },
    async (request) => {
      const { person, session } = request
      const ended = await endSessions(store, person.id, session ? { butId: session.id } : {})
      await writeLog(context, request, { what: 'session.ended', about: person.id, detail: { ended } })
      return { ended }
    },
  )

  server.put(
    '/account/password',
    {
      schema: { summary: '改本人的口令', tags, body: passwordBody, response: done },
      config: { ...config, rateLimit: { max: 10, timeWindow: '1 minute' } },
    },
    async (request, reply) => {
      const { person, session, body } = request
      const account = await getAccount(store, person.id)
      if (!account) throw new HttpProblem(401, notSignedIn())
      const known = await getAccountByLogin(store, account.login)
      const right =
        !account.hasPassword || (await verifyPassword(body.current ?? '', known?.passwordHash ?? null))
      if (!right) throw new HttpProblem(400, wrongCurrentPassword())
      const fault = passwordFault(body.password, account.login)
      if (fault) throw new HttpProblem(400, badPassword(fault))
      const passwordHash = await hashPassword(body.password, context.passwordCost)
      await transact(store, async (transaction) => {
        await changeAccount(transaction, person.id, null, { passwordHash, passwordDue: false })
        // Whoever knew the old password is out; this browser stays.
        await endSessions(transaction, person.id, session ? { butId: session.id } : {})
        await writeLog(context, request, { what: 'account.password', about: person.id }, transaction)
      })
      return reply.code(204).send()
    },
  )
}
