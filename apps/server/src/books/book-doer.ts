import type { LogEvent } from '@mingzhang/cycle'
import { dayInChina } from '@mingzhang/model'
import type { BookKey, Doer } from '@mingzhang/store'
import type { FastifyRequest } from 'fastify'
import type {} from '../rights/route-right.ts'
import type { ServerOptions } from '../server-options.ts'

/** 经手人 Who asks, under the name of this moment. */
export const doerOf = (request: FastifyRequest, { now = () => new Date() }: ServerOptions): Doer => ({
  account: request.person.id,
  name: request.person.name,
  at: now().toISOString(),
})

/** 账本日志 What was done to a book, for the log. */
export const bookEvent = (
  doer: Doer,
  key: BookKey,
  what: string,
  detail: LogEvent['detail'] = {},
): LogEvent => ({
  at: doer.at,
  account: doer.account === '' ? null : doer.account,
  name: doer.name,
  what,
  about: `${key.unitKey}/${key.year}`,
  organisation: key.unitKey,
  detail,
})

/** 当日 Today as it is printed. */
export const today = ({ now = () => new Date() }: ServerOptions): string => dayInChina(now().toISOString())
