import { randomUUID } from 'node:crypto'
import { addNotice, listNotices, type NewNotice, transact } from '@mingzhang/store'
import { writeDocxNotice } from '@mingzhang/writers/docx'
import type { Report } from '@mingzhang/writers/report'
import { noticeName, writeNoticeArchive, writeReviewWorkbook } from '@mingzhang/writers/review'
import { Type } from 'typebox'
import { fileAnswer, gives, makes } from '../answers/answer-schema.ts'
import { writeLog } from '../people/write-log.ts'
import { HttpProblem } from '../problem.ts'
import { noticedFindings, noticeOf, reportOf } from '../review/notice-reports.ts'
import { reviewAnswers } from '../review/review-answers.ts'
import { reviewBook } from '../review/review-book.ts'
import {
  batchOf,
  deskOf,
  nothingAccepted,
  type ReviewContext,
  unknownNotice,
} from '../review/review-context.ts'
import { assertReadable } from '../rights/assert-readable.ts'
import type { TypedFastify } from '../typed-fastify.ts'
import { attachment } from './original.ts'

const tags = ['审核']
const documentId = Type.String({ pattern: '^[0-9a-f]{16}$' })
const noticeId = Type.String({ pattern: '^[0-9a-f-]{36}$' })
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const sandbox = "default-src 'none'; sandbox"

/** 通知接口 Notices to units: made from what was accepted, written as Word, one or all in an archive. */
export function reviewNoticeRoutes(server: TypedFastify, context: ReviewContext): void {
  const { store, now } = context

  server.get(
    '/review/notices',
    {
      schema: { summary: '整改通知', tags, response: gives(reviewAnswers.notices) },
      config: { right: 'review.read' },
    },
    async ({ person }) => ({ notices: await listNotices(store, deskOf(person)) }),
  )

  server.post(
    '/review/notices',
    {
      schema: {
        summary: '出整改通知',
        tags,
        response: makes(reviewAnswers.issued),
        body: Type.Object(
          {
            documents: Type.Array(documentId, { minItems: 1, maxItems: 5_000 }),
            dueOn: Type.Optional(Type.String({ pattern: '^20\\d{2}-\\d{2}-\\d{2}$' })),
          },
          { additionalProperties: false },
        ),
      },
      config: { right: 'review.decide' },
    },
    async (request, reply) => {
      const desk = deskOf(request.person)
      const { documents, dueOn = null } = request.body
      for (const id of new Set(documents)) await assertReadable(store, request, id)
      const issued = { issuedAt: now().toISOString(), issuedBy: request.person.name, dueOn }
      const notices: NewNotice[] = []
      for (const id of new Set(documents)) {
        const noticed = await noticedFindings(context, desk, id)
        if (!noticed || noticed.findings.length === 0) continue
        const { findings, unitKey, year } = noticed
        notices.push({
          ...{ id: randomUUID(), documentId: id, unitKey, year, findings: findings.map((one) => one.id) },
          ...issued,
        })
      }
      if (notices.length === 0) throw new HttpProblem(409, nothingAccepted())
      await transact(store, async (transaction) => {
        for (const notice of notices) {
          await addNotice(transaction, desk, notice)
          const detail = { notice: notice.id, findings: notice.findings.length }
          await writeLog(
            context,
            request,
            { what: 'review.notice', about: notice.documentId, detail },
            transaction,
          )
        }
      })
      return reply.code(201).send({ notices: notices.map(({ id }) => id) })
    },
  )

  fileRoutes(server, context)
}

function fileRoutes(server: TypedFastify, context: ReviewContext): void {
  server.get(
    '/review/notices/:id/file',
    {
      schema: {
        summary: '通知书（Word）',
        tags,
        params: Type.Object({ id: noticeId }),
        response: fileAnswer(word),
      },
      config: { right: 'review.read' },
    },
    async ({ person, params: { id } }, reply) => {
      const notice = await noticeOf(context, deskOf(person), id)
      const report = notice && (await reportOf(context, deskOf(person), notice))
      if (!report) throw new HttpProblem(404, unknownNotice())
      reply.header('content-disposition', attachment(noticeName(report)))
      return reply
        .type(word)
        .header('content-security-policy', sandbox)
        .send(Buffer.from(await writeDocxNotice(report)))
    },
  )
  server.get(
    '/review/notices.zip',
    {
      schema: {
        summary: '多份通知书（压缩包）',
        tags,
        response: fileAnswer('application/zip'),
        querystring: Type.Object({ ids: Type.String({ maxLength: 200_000 }) }),
      },
      config: { right: 'review.read' },
    },
    async ({ person, query }, reply) => {
      const reports: Report[] = []
      for (const id of query.ids.split(',')) {
        const notice = await noticeOf(context, deskOf(person), id)
        const report = notice && (await reportOf(context, deskOf(person), notice))
        if (report) reports.push(report)
      }
      if (reports.length === 0) throw new HttpProblem(404, unknownNotice())
      reply.header('content-disposition', attachment('整改通知书.zip'))
      const bytes = Buffer.from(await writeNoticeArchive(reports))
      return reply.type('application/zip').header('content-security-policy', sandbox).send(bytes)
    },
  )
  server.get(
    '/review/batches/:id/findings.xlsx',
    {
      schema: {
        summary: '审核结果（Excel）',
        tags,
        params: Type.Object({ id: noticeId }),
        response: fileAnswer(excel),
      },
      config: { right: 'review.read' },
    },
    async ({ person, params: { id } }, reply) => {
      const key = { desk: deskOf(person), id }
      const batch = await batchOf(context, key)
      const book = await reviewBook(context, key)
      reply.header('content-disposition', attachment(`审核结果-${batch.name}.xlsx`))
      return reply
        .type(excel)
        .header('content-security-policy', sandbox)
        .send(Buffer.from(await writeReviewWorkbook(book)))
    },
  )
}
