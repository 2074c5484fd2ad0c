import { may, type Person, type Role } from '@mingzhang/cycle'
import {
  type Account,
  addSignInLink,
  changeAccount,
  createAccount,
  dropSignInLinks,
  endSessions,
  forgetBrowsers,
  getAccount,
  listAccounts,
  loginKey,
  type StoreOrTransaction,
  transact,
} from '@mingzhang/store'
import { Type } from 'typebox'
import { gives, makes } from '../answers/answer-schema.ts'
import { peopleAnswers } from '../people/people-answers.ts'
import {
  changedMeanwhile,
  lastAdministrator,
  loginTaken,
  unknownAccount,
  unknownOrganisation,
} from '../people/people-problems.ts'
import type { ServerContext } from '../people/server-context.ts'
import { newId, newToken, tokenHash } from '../people/token.ts'
import { writeLog } from '../people/write-log.ts'
import { badRequest, HttpProblem } from '../problem.ts'
import { assertMayWithin } from '../rights/assert-may.ts'
import type { TypedFastify } from '../typed-fastify.ts'

const strict = { additionalProperties: false } as const
const role = Type.Union([
  Type.Literal('compiler'),
  Type.Literal('unit-head'),
  Type.Literal('department'),
  Type.Literal('bureau-reviewer'),
  Type.Literal('bureau-performance'),
  Type.Literal('administrator'),
])
const name = Type.String({ minLength: 1, maxLength: 60 })
const organisation = Type.Union([Type.String({ minLength: 1, maxLength: 200 }), Type.Null()])
const roles = Type.Array(role, { maxItems: 6, uniqueItems: true })
const createBody = Type.Object(
  { login: Type.String({ minLength: 2, maxLength: 60, pattern: '^\\S+$' }), name, organisation, roles },
  strict,
)
const changeBody = Type.Object(
  {
    /** The version the change was based on; another's change since then is a clash. */
    version: Type.Integer({ minimum: 1 }),
    name: Type.Optional(name),
    organisation: Type.Optional(organisation),
    roles: Type.Optional(roles),
    disabled: Type.Optional(Type.Boolean()),
  },
  strict,
)
const params = Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{16}$' }) })

const tags = ['人员']
const config = { right: 'people.manage' } as const
export const linkMilliseconds = 3 * 86_400_000

/** 账号接口 Accounts within the administrator's reach: the list, a new one, changes, and a link to sign in anew. */
export function accountRoutes(server: TypedFastify, context: ServerContext): void {
  const { store } = context

  server.get(
    '/accounts',
    { schema: { summary: '账号清单', tags, response: gives(peopleAnswers.accounts) }, config },
    async ({ person }) => ({
      accounts: (await listAccounts(store)).filter((account) => reaches(person, account)),
    }),
  )

  server.post(
    '/accounts',
    {
      schema: { summary: '新建账号', tags, body: createBody, response: makes(peopleAnswers.created) },
      config,
    },
    async (request, reply) => {
      const { body } = request
      assertMayWithin(request, 'people.manage', body.organisation)
      await assertOrganisation(context, body.organisation)
      const id = newId()
      const createdAt = context.now().toISOString()
      const token = await transact(store, async (transaction) => {
        const created = await createAccount(transaction, {
          ...{ ...body, id, passwordHash: null, passwordDue: true, createdAt },
        })
        if (created === 'taken') throw new HttpProblem(409, loginTaken())
        const detail = { login: loginKey(body.login), roles: body.roles }
        const deed = { what: 'account.created', about: id, organisation: body.organisation, detail }
        await writeLog(context, request, deed, transaction)
        return newLink(context, transaction, id)
      })
      return reply.code(201).send({ account: await getAccount(store, id), token })
    },
  )

  server.patch(
    '/accounts/:id',
    {
      schema: { summary: '改账号', tags, params, body: changeBody, response: gives(peopleAnswers.changed) },
      config,
    },
    async (request) => {
      const { body, params } = request
      const account = await reachable(context, request, params.id)
      if (body.organisation !== undefined) {
        assertMayWithin(request, 'people.manage', body.organisation)
        await assertOrganisation(context, body.organisation)
      }
      const { version, ...change } = body
      if (Object.keys(change).length === 0) throw new HttpProblem(400, badRequest('没有要改的内容。'))
      await transact(store, async (transaction) => {
        if ((await changeAccount(transaction, account.id, version, change)) === 'clash')
          throw new HttpProblem(409, changedMeanwhile())
        await assertAdministratorLeft(transaction)
        if (change.disabled) await endSessions(transaction, account.id)
        const what = change.disabled === undefined ? 'account.changed' : disabling(change.disabled)
        const deed = { what, about: account.id, organisation: account.organisation, detail: change }
        await writeLog(context, request, deed, transaction)
      })
      return getAccount(store, account.id)
    },
  )
  linkRoute(server, context)
}

/** A reset takes the password, the sign-ins and the known browsers away, and gives a link. */
function linkRoute(server: TypedFastify, context: ServerContext): void {
  const { store } = context
  server.post(
    '/accounts/:id/link',
    {
      schema: { summary: '重置口令：发一次性登录链接', tags, params, response: gives(peopleAnswers.link) },
      config,
    },
    async (request) => {
      const account = await reachable(context, request, request.params.id)
      const token = await transact(store, async (transaction) => {
        await changeAccount(transaction, account.id, null, { passwordHash: null, passwordDue: true })
        await endSessions(transaction, account.id)
        await forgetBrowsers(transaction, account.id)
        const deed = { what: 'account.reset', about: account.id, organisation: account.organisation }
        await writeLog(context, request, deed, transaction)
        return newLink(context, transaction, account.id)
      })
      return { token }
    },
  )
}

const disabling = (disabled: boolean): string => (disabled ? 'account.disabled' : 'account.enabled')

/** Makes the one link of an account that is good from now on. */
async function newLink(
  context: ServerContext,
  transaction: StoreOrTransaction,
  accountId: string,
): Promise<string> {
  const token = newToken()
  const endsAt = new Date(context.now().getTime() + linkMilliseconds).toISOString()
  await dropSignInLinks(transaction, accountId)
  await addSignInLink(transaction, { tokenHash: tokenHash(token), accountId, endsAt })
  return token
}

const reaches = (person: Person, { organisation }: Account): boolean =>
  organisation === null ? person.scope === 'everything' : may(person, 'people.manage', organisation)

async function reachable(
  { store }: ServerContext,
  request: { readonly person: Person },
  id: string,
): Promise<Account> {
  const account = await getAccount(store, id)
  if (!account || !reaches(request.person, account)) throw new HttpProblem(404, unknownAccount())
  return account
}

async function assertOrganisation({ tree }: ServerContext, key: string | null): Promise<void> {
  if (key === null || (await tree.organisations()).some((each) => each.key === key && !each.closedOn)) return
  throw new HttpProblem(400, unknownOrganisation())
}

/** Somebody must be left who can let others in. */
async function assertAdministratorLeft(transaction: StoreOrTransaction): Promise<void> {
  const needed: Role = 'administrator'
  const left = (await listAccounts(transaction)).some(
    ({ disabled, organisation, roles }) => !disabled && organisation === null && roles.includes(needed),
  )
  if (!left) throw new HttpProblem(409, lastAdministrator())
}
