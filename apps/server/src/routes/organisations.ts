import { readOrganisationSheet, refusalOfFaults, type SheetRow } from '@mingzhang/cycle'
import type { Grid, SourceDocument } from '@mingzhang/model'
import { dayInChina } from '@mingzhang/model'
import { listOrganisations, saveOrganisations, transact, unitKey, whatHangsOn } from '@mingzhang/store'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { done, gives } from '../answers/answer-schema.ts'
import type { AuditFunction } from '../audit-function.ts'
import { changeOne, mergeInto, removeOne } from '../people/change-organisation.ts'
import { keepsItKept, keepsItOpen } from '../people/organisation-hanging.ts'
import { peopleAnswers } from '../people/people-answers.ts'
import type { ServerContext } from '../people/server-context.ts'
import { writeLog } from '../people/write-log.ts'
import { badRequest, HttpProblem, notMultipart } from '../problem.ts'
import { assertMayWithin } from '../rights/assert-may.ts'
import { sourceOf } from '../source-of.ts'
import type { TypedFastify } from '../typed-fastify.ts'
import { uploadName } from '../upload-name.ts'

const tags = ['机构']
const strict = { additionalProperties: false } as const
const key = Type.String({ minLength: 1, maxLength: 200 })
const which = { key, version: Type.Integer({ minimum: 1 }) }
const changeBody = Type.Object(
  {
    ...which,
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 100, pattern: '^\\S(.*\\S)?$' })),
    code: Type.Optional(Type.Union([Type.String({ pattern: '^[\\w-]{1,40}$' }), Type.Null()])),
    parent: Type.Optional(Type.Union([key, Type.Null()])),
    /** The day it was closed; null opens it again. */
    closedOn: Type.Optional(
      Type.Union([Type.String({ pattern: '^20\\d{2}-[01]\\d-[0-3]\\d$' }), Type.Null()]),
    ),
  },
  strict,
)
const mergeBody = Type.Object({ ...which, into: key }, strict)
const removeBody = Type.Object(which, strict)
const manage = { right: 'people.manage' } as const

/** 机构接口 The organisation tree, and taking it in from a sheet. */
export function organisationRoutes(server: TypedFastify, context: ServerContext): void {
  server.get(
    '/organisations',
    {
      schema: { summary: '机构树', tags, response: gives(peopleAnswers.organisations) },
      config: { right: 'session.own' },
    },
    async () => ({ organisations: await context.tree.organisations() }),
  )

  server.post(
    '/organisations',
    {
      schema: { summary: '从表格导入机构（全部或一个也不）', tags, response: gives(peopleAnswers.taken) },
      config: { right: 'people.manage' },
    },
    async (request) => {
      // The tree decides how far everybody reaches, so only who stands above it may change it.
      assertMayWithin(request, 'people.manage', null)
      const rows = await rowsOfUpload(request, context.audit)
      const counts = await transact(context.store, async (transaction) => {
        const present = await listOrganisations(transaction)
        const sheet = readOrganisationSheet(rows, present, unitKey)
        if (!sheet.ok) {
          const { what, why, toDo } = refusalOfFaults(sheet.faults)
          throw new HttpProblem(422, { what, why, toDo, faults: sheet.faults })
        }
        await saveOrganisations(transaction, sheet.organisations, dayInChina(context.now().toISOString()))
        const before = new Set(present.map(({ key }) => key))
        const added = sheet.organisations.filter(({ key }) => !before.has(key)).length
        const detail = { added, changed: sheet.organisations.length - added }
        await writeLog(context, request, { what: 'organisation.imported', about: '*', detail }, transaction)
        return detail
      })
      context.tree.forget()
      return counts
    },
  )
  changeRoutes(server, context)
}

/** One organisation: what hangs on it, another name, closing, going into another, deleting. */
function changeRoutes(server: TypedFastify, context: ServerContext): void {
  server.get(
    '/organisations/hanging',
    {
      schema: {
        summary: '机构牵着什么',
        tags,
        querystring: Type.Object({ key }, strict),
        response: gives(peopleAnswers.hanging),
      },
      config: manage,
    },
    async (request) => {
      assertMayWithin(request, 'people.manage', null)
      const hanging = await whatHangsOn(context.store, request.query.key)
      return { toClose: keepsItOpen(hanging), toRemove: keepsItKept(hanging) }
    },
  )

  server.patch(
    '/organisations',
    {
      schema: { summary: '机构改名、改编码、改上级、撤销、恢复', tags, body: changeBody, response: done },
      config: manage,
    },
    async (request, reply) => {
      assertMayWithin(request, 'people.manage', null)
      const { key: one, version, ...change } = request.body
      if (Object.keys(change).length === 0) throw new HttpProblem(400, badRequest('没有要改的内容。'))
      await changeOne(context, request, { key: one, version }, change)
      return reply.code(204).send()
    },
  )

  server.post(
    '/organisations/merged',
    {
      schema: { summary: '机构并入另一个', tags, body: mergeBody, response: gives(peopleAnswers.merged) },
      config: manage,
    },
    async (request) => {
      assertMayWithin(request, 'people.manage', null)
      const { into, ...one } = request.body
      return mergeInto(context, request, one, into)
    },
  )

  server.delete(
    '/organisations',
    { schema: { summary: '删除建错的机构', tags, body: removeBody, response: done }, config: manage },
    async (request, reply) => {
      assertMayWithin(request, 'people.manage', null)
      await removeOne(context, request, request.body)
      return reply.code(204).send()
    },
  )
}

async function rowsOfUpload(request: FastifyRequest, audit: AuditFunction): Promise<SheetRow[]> {
  if (!request.isMultipart()) throw new HttpProblem(415, notMultipart())
  const part = await request.file()
  if (!part) throw new HttpProblem(400, notMultipart())
  const bytes = await part.toBuffer()
  if (part.file.truncated) throw new HttpProblem(413, unreadable('文件超过上传限度。'))
  const read = await sourceOf(audit, bytes, uploadName(part.filename))
  if (!read.ok) throw new HttpProblem(422, read.refusal)
  return rowsOf(read.value)
}

const unreadable = (why: string) => ({ what: '机构表没有导入。', why, toDo: '请拆小后再试。' })

/** Rows of all grids, numbered as the sheet shows them. */
function rowsOf({ blocks }: SourceDocument): SheetRow[] {
  const grids = blocks.filter((block): block is Grid => block.kind === 'grid')
  return grids.flatMap(({ rows }) =>
    rows.map(({ cells, place }, index) => ({
      number: rowNumber(place) ?? index + 1,
      cells: cells.map(({ text }) => text),
    })),
  )
}

const rowNumber = (place: Grid['place']): number | null => {
  if (place.kind === 'text') return place.line
  if (place.kind !== 'xlsx') return null
  const digits = /\d+/u.exec(place.cell)?.[0]
  return digits === undefined ? null : Number(digits)
}
