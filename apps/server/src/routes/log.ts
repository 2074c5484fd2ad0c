import { Readable } from 'node:stream'
import { checkLog, emptyHead, type LogCheck, type LogHead, logLine } from '@mingzhang/cycle'
import { listLog, readLog, type Store } from '@mingzhang/store'
import { Type } from 'typebox'
import { fileAnswer, gives } from '../answers/answer-schema.ts'
import { peopleAnswers } from '../people/people-answers.ts'
import type { ServerContext } from '../people/server-context.ts'
import { writeLog } from '../people/write-log.ts'
import { assertMayWithin } from '../rights/assert-may.ts'
import type { TypedFastify } from '../typed-fastify.ts'

const logQuery = Type.Object(
  {
    before: Type.Optional(Type.Integer({ minimum: 1 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
    what: Type.Optional(Type.String({ maxLength: 60 })),
    about: Type.Optional(Type.String({ maxLength: 200 })),
    account: Type.Optional(Type.String({ maxLength: 60 })),
  },
  { additionalProperties: false },
)

const tags = ['日志']
const config = { right: 'log.read' } as const

/** 日志接口 The log, newest first; whether it is whole; all of it as lines that any program can verify. */
export function logRoutes(server: TypedFastify, context: ServerContext): void {
  const { store } = context

  server.get(
    '/log',
    {
      schema: { summary: '日志，新的在前', tags, querystring: logQuery, response: gives(peopleAnswers.log) },
      config,
    },
    async (request) => {
      assertMayWithin(request, 'log.read', null)
      return { entries: await listLog(store, request.query) }
    },
  )

  server.get(
    '/log/check',
    { schema: { summary: '核验日志链', tags, response: gives(peopleAnswers.checked) }, config },
    async (request) => {
      assertMayWithin(request, 'log.read', null)
      return checkWholeLog(store)
    },
  )

  server.get(
    '/log/export',
    { schema: { summary: '导出日志', tags, response: fileAnswer('application/x-ndjson') }, config },
    async (request, reply) => {
      assertMayWithin(request, 'log.read', null)
      await writeLog(context, request, { what: 'log.exported', about: '*' })
      return reply
        .type('application/x-ndjson; charset=utf-8')
        .header('content-disposition', 'attachment; filename="mingzhang-log.jsonl"')
        .send(Readable.from(lines(store)))
    },
  )
}

async function* lines(store: Store): AsyncGenerator<string> {
  for await (const entry of readLog(store)) yield `${logLine(entry)}\n`
}

/**
 * 核验全部日志 Walks the whole chain, entry by entry.
 *
 * @param known an entry's number and hash as they were copied elsewhere: a chain that was written anew, or cut off before it, does
 * not have them
 */
export async function checkWholeLog(store: Store, known: LogHead = emptyHead): Promise<LogCheck> {
  let head = emptyHead
  for await (const entry of readLog(store)) {
    const checked = checkLog([entry], head)
    if (!checked.whole) return checked
    head = checked.head
    if (head.ordinal === known.ordinal && head.hash !== known.hash)
      return { whole: false, ordinal: head.ordinal, fault: 'changed' }
  }
  return head.ordinal < known.ordinal
    ? { whole: false, ordinal: head.ordinal + 1, fault: 'missing' }
    : { whole: true, head }
}
