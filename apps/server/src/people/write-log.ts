import type { LogEvent } from '@mingzhang/cycle'
import { appendLog, type StoreOrTransaction } from '@mingzhang/store'
import type { FastifyRequest } from 'fastify'
import type { ServerOptions } from '../server-options.ts'

/** 要记的事 What was done, to what, and whatever else belongs to it. */
export type Deed = Pick<LogEvent, 'what' | 'about'> & Partial<Pick<LogEvent, 'organisation' | 'detail'>>

/**
 * 记一笔 Writes what the asking person did into the log.
 *
 * @param transaction the one in which it is done, so that deed and entry are kept together or not at all
 */
export async function writeLog(
  { store, now = () => new Date() }: Pick<ServerOptions, 'store' | 'now'>,
  { person }: Pick<FastifyRequest, 'person'>,
  { what, about, organisation = null, detail = {} }: Deed,
  transaction: StoreOrTransaction = store,
): Promise<void> {
  const at = now().toISOString()
  const account = person.id === '' ? null : person.id
  await appendLog(transaction, { at, account, name: person.name, what, about, organisation, detail })
}
