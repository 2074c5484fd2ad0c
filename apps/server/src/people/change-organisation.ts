import { type KeptOrganisation, type Organisation, scopeOf } from '@mingzhang/cycle'
import { dayInChina } from '@mingzhang/model'
import {
  changeAccount,
  changeOrganisation,
  listAccounts,
  listOrganisations,
  type OrganisationChange,
  removeOrganisation,
  type StoreOrTransaction,
  transact,
  whatHangsOn,
} from '@mingzhang/store'
import type { FastifyRequest } from 'fastify'
import { badRequest, HttpProblem } from '../problem.ts'
import { keepsItKept, keepsItOpen } from './organisation-hanging.ts'
import {
  badParent,
  changedOrganisation,
  sameNameBeside,
  stillHanging,
  unknownKey,
} from './people-problems.ts'
import type { ServerContext } from './server-context.ts'
import { writeLog } from './write-log.ts'

/** 指哪个机构 Which organisation, and the version that was seen. */
export type Which = { readonly key: string; readonly version: number }

/** 改机构 Renames an organisation, gives it another code or another one above, closes it on a day, or opens it again. */
export async function changeOne(
  context: ServerContext,
  request: FastifyRequest,
  { key, version }: Which,
  change: Omit<OrganisationChange, 'successor'>,
): Promise<void> {
  const today = dayOf(context)
  await transact(context.store, async (transaction) => {
    const all = await listOrganisations(transaction)
    const one = found(all, key)
    assertName(all, one, change)
    if (change.parent !== undefined) assertParent(all, one, change.parent)
    if (change.closedOn) await assertClosable(transaction, one, change.closedOn)
    const opened = change.closedOn === null ? { successor: null } : {}
    if ((await changeOrganisation(transaction, key, version, { ...change, ...opened }, today)) === 'clash')
      throw clash(context)
    const what = change.closedOn ? 'closed' : change.closedOn === null ? 'opened' : 'changed'
    const before = { name: one.name, code: one.code, parent: one.parent }
    const deed = {
      what: `organisation.${what}`,
      about: key,
      organisation: key,
      detail: { ...change, before },
    }
    await writeLog(context, request, deed, transaction)
  })
  context.tree.forget()
}

/**
 * 并入 One organisation goes into another: what is below it and its people are the other's from now on; it is closed and
 * stands below the other, so that its papers stay where they are and are within the other's reach.
 *
 * @returns how many accounts and organisations were moved
 */
export async function mergeInto(
  context: ServerContext,
  request: FastifyRequest,
  { key, version }: Which,
  into: string,
): Promise<{ readonly accounts: number; readonly below: number }> {
  const today = dayOf(context)
  const moved = await transact(context.store, async (transaction) => {
    const all = await listOrganisations(transaction)
    const one = found(all, key)
    assertParent(all, one, into)
    if (one.closedOn !== null) throw clash(context)
    const change = { parent: into, closedOn: today, successor: into }
    if ((await changeOrganisation(transaction, key, version, change, today)) === 'clash') throw clash(context)
    const below = all.filter(({ parent }) => parent === key)
    for (const each of below)
      await changeOrganisation(transaction, each.key, each.version, { parent: into }, today)
    const accounts = (await listAccounts(transaction)).filter(({ organisation }) => organisation === key)
    for (const { id } of accounts) {
      await changeAccount(transaction, id, null, { organisation: into })
      const deed = { what: 'account.changed', about: id, organisation: into, detail: { from: key } }
      await writeLog(context, request, deed, transaction)
    }
    const detail = { into, accounts: accounts.length, below: below.map((each) => each.key) }
    await writeLog(
      context,
      request,
      { what: 'organisation.merged', about: key, organisation: into, detail },
      transaction,
    )
    return { accounts: accounts.length, below: below.length }
  })
  context.tree.forget()
  return moved
}

/** 删机构 Takes out an organisation on which nothing hangs and nothing ever did: one that was made by mistake. */
export async function removeOne(
  context: ServerContext,
  request: FastifyRequest,
  { key, version }: Which,
): Promise<void> {
  await transact(context.store, async (transaction) => {
    const one = found(await listOrganisations(transaction), key)
    const hanging = keepsItKept(await whatHangsOn(transaction, key))
    if (hanging.length > 0)
      throw new HttpProblem(
        409,
        stillHanging(`“${one.name}”不能删除。`, hanging, '请改用“撤销”或“并入”，来历都留着。'),
      )
    if ((await removeOrganisation(transaction, key, version)) === 'clash') throw clash(context)
    const detail = { name: one.name, code: one.code, parent: one.parent }
    await writeLog(context, request, { what: 'organisation.removed', about: key, detail }, transaction)
  })
  context.tree.forget()
}

/** What this process knows of the tree was old: whoever looks again sees what the other one made of it. */
function clash({ tree }: ServerContext): HttpProblem {
  tree.forget()
  return new HttpProblem(409, changedOrganisation())
}

const dayOf = ({ now }: ServerContext): string => dayInChina(now().toISOString())

function found(all: readonly KeptOrganisation[], key: string): KeptOrganisation {
  const one = all.find((each) => each.key === key)
  if (!one) throw new HttpProblem(404, unknownKey())
  return one
}

function assertName(
  all: readonly KeptOrganisation[],
  one: KeptOrganisation,
  { name = one.name, parent = one.parent }: OrganisationChange,
): void {
  const beside = all.some(
    (each) => each.key !== one.key && each.parent === parent && each.name === name && each.closedOn === null,
  )
  if (beside) throw new HttpProblem(409, sameNameBeside(name))
}

function assertParent(all: readonly KeptOrganisation[], one: Organisation, parent: string | null): void {
  const above = all.find(({ key }) => key === parent)
  const fits =
    parent === null
      ? one.kind === 'region'
      : above !== undefined && above.closedOn === null && !scopeOf(all, one.key).has(parent)
  if (!fits) throw new HttpProblem(409, badParent())
}

async function assertClosable(
  transaction: StoreOrTransaction,
  { key, name }: Organisation,
  day: string,
): Promise<void> {
  if (new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) !== day)
    throw new HttpProblem(400, badRequest('没有这一天。'))
  const hanging = keepsItOpen(await whatHangsOn(transaction, key))
  if (hanging.length > 0)
    throw new HttpProblem(
      409,
      stillHanging(
        `“${name}”还不能撤销。`,
        hanging,
        '请先把它们移到别的机构，或用“并入”一次移过去；账号也可以停用。',
      ),
    )
}
