import type { Json, Right } from '@mingzhang/cycle'
import { dayInChina } from '@mingzhang/model'
import { appendLog, type Saved, type Store, type StoreOrTransaction, transact } from '@mingzhang/store'
import type { FastifyRequest } from 'fastify'
import { HttpProblem, type Problem } from '../problem.ts'
import { assertMay } from '../rights/assert-may.ts'

/** 今天 The caller's clock as ISO 8601 and as a day. */
export const clockOf = (now: (() => Date) | undefined): { readonly at: string; readonly today: string } => {
  const at = (now?.() ?? new Date()).toISOString()
  return { at, today: dayInChina(at) }
}

const clash = (): Problem => ({
  what: '别人已经改过，没有保存。',
  why: '您打开以后，另一个人保存了新的内容。',
  toDo: '请重新载入，看过对方的内容后再改。',
})

type Doing = {
  readonly unit: string
  readonly right: Right
  /** noun.verb of the log. */
  readonly what: string
  readonly about: string
  readonly at: string
  readonly detail?: { readonly [name: string]: Json }
}

/**
 * 改动并留痕 Changes something of a unit when the person may, and writes it to the log in the same transaction.
 *
 * @throws HttpProblem 401 or 403 without the right, 409 when somebody else has changed it since
 */
export async function changing(
  store: Store,
  request: FastifyRequest,
  { unit, right, what, about, at, detail = {} }: Doing,
  work: (transaction: StoreOrTransaction, by: string) => Promise<Saved>,
): Promise<number> {
  assertMay(request, right, unit)
  const { person } = request
  return transact(store, async (transaction) => {
    const saved = await work(transaction, person.name)
    if (!saved.ok) throw new HttpProblem(409, clash())
    await appendLog(transaction, {
      at,
      account: person.id || null,
      name: person.name,
      what,
      about,
      organisation: unit,
      detail,
    })
    return saved.version
  })
}
