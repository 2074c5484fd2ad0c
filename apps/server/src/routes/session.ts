import { rightsOf, thePublic } from '@mingzhang/cycle'
import { type Account, endSessions, getAccount, sweepSessions } from '@mingzhang/store'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { done, gives } from '../answers/answer-schema.ts'
import { peopleAnswers } from '../people/people-answers.ts'
import type { ServerContext } from '../people/server-context.ts'
import { browserCookie, browserOf, cookieWith, noCookie } from '../people/session-cookie.ts'
import {
  idleMilliseconds,
  knowBrowser,
  sessionMilliseconds,
  signInByLink,
  signInByPassword,
  startSession,
} from '../people/sign-in.ts'
import { writeLog } from '../people/write-log.ts'
import type {} from '../rights/route-right.ts'
import type { TypedFastify } from '../typed-fastify.ts'

const strict = { additionalProperties: false } as const
const passwordBody = Type.Object(
  {
    login: Type.String({ minLength: 1, maxLength: 100 }),
    password: Type.String({ minLength: 1, maxLength: 200 }),
  },
  strict,
)
const linkBody = Type.Object({ token: Type.String({ pattern: '^[\\w-]{43}$' }) }, strict)

const tags = ['登录']
const open = { right: 'session.open' } as const
/** Beside the waits for wrong passwords: hashing costs time, whoever asks for it. */
const seldom = { ...open, rateLimit: { max: 30, timeWindow: '1 minute' } }

/** 登录接口 Who am I, signing in by password or link, and signing out. */
export function sessionRoutes(server: TypedFastify, context: ServerContext): void {
  const { store, https = false } = context
  const begin = beginning(context)

  server.get(
    '/session',
    { schema: { summary: '当前登录的人', tags, response: gives(peopleAnswers.who) }, config: open },
    async ({ person, session }) => {
      const account = person.id === '' ? null : await getAccount(store, person.id)
      const { roles, organisation } = person
      return {
        person: person.id === '' ? null : { id: person.id, name: person.name, roles, organisation },
        login: account?.login ?? null,
        hasPassword: account?.hasPassword ?? null,
        passwordDue: account?.passwordDue ?? false,
        session: session?.id ?? null,
        endsAt: session?.endsAt ?? null,
        rights: rightsOf(person),
        everywhere: person.scope === 'everything',
        organisationName: await nameOf(context, organisation),
      }
    },
  )

  server.post(
    '/session',
    { schema: { summary: '用口令登录', tags, body: passwordBody, response: done }, config: seldom },
    async (request, reply) => {
      const { login, password } = request.body
      const account = await signInByPassword(context, login, password, {
        ...{ address: request.ip, browser: browserOf(request.headers.cookie, https) },
      })
      return begin(request, reply, account, 'password')
    },
  )

  server.post(
    '/session/link',
    { schema: { summary: '用一次性链接登录', tags, body: linkBody, response: done }, config: seldom },
    async (request, reply) => begin(request, reply, await signInByLink(context, request.body.token), 'link'),
  )

  server.delete(
    '/session',
    { schema: { summary: '退出登录', tags, response: done }, config: { right: 'session.own' } },
    async (request, reply) => {
      const { session } = request
      if (session) {
        await endSessions(store, session.accountId, { id: session.id })
        await writeLog(context, request, { what: 'session.ended', about: session.accountId })
      }
      return reply.header('set-cookie', noCookie(https)).code(204).send()
    },
  )
}

/** What the person's organisation is called now. */
async function nameOf({ tree }: ServerContext, key: string | null): Promise<string | null> {
  if (key === null) return null
  return (await tree.organisations()).find((one) => one.key === key)?.name ?? key
}

/** Opens a session for who has shown who it is; the one before is over, and the browser is known from now on. */
function beginning(context: ServerContext) {
  const { store, now, https = false } = context
  return async (request: FastifyRequest, reply: FastifyReply, account: Account, by: string) => {
    const client = request.headers['user-agent'] ?? ''
    if (request.session) await endSessions(store, request.session.accountId, { id: request.session.id })
    await sweepSessions(
      store,
      now().toISOString(),
      new Date(now().getTime() - idleMilliseconds).toISOString(),
    )
    const token = await startSession(context, account, client)
    const person = { ...thePublic, id: account.id, name: account.name }
    await writeLog(context, { person }, { what: 'session.opened', about: account.id, detail: { by } })
    const browser = await knowBrowser(context, account.id, browserOf(request.headers.cookie, https))
    reply.header('set-cookie', [
      cookieWith(token, Math.floor(sessionMilliseconds / 1_000), https),
      browserCookie(browser, https),
    ])
    return reply.code(204).send()
  }
}
