import { randomUUID } from 'node:crypto'
import { defaultLimits, unpackFiles } from '@mingzhang/audit'
import type { Batch, BatchState, Board } from '@mingzhang/cycle'
import { dayInChina } from '@mingzhang/model'
import {
  createBatch,
  listBatches,
  listBatchFiles,
  listDecisions,
  listSilencedRules,
  moveBatch,
  type ReviewBatch,
  removeBatch,
} from '@mingzhang/store'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { done, gives, makes } from '../answers/answer-schema.ts'
import { writeLog } from '../people/write-log.ts'
import { HttpProblem, notMultipart } from '../problem.ts'
import { clustersOf } from '../review/board.ts'
import { boardRows } from '../review/board-rows.ts'
import { reviewAnswers } from '../review/review-answers.ts'
import {
  batchOf,
  deskOf,
  type ReviewContext,
  tooMuchAtOnce,
  wrongBatchMove,
} from '../review/review-context.ts'
import { defaultFileLimitBytes } from '../server-options.ts'
import type { TypedFastify } from '../typed-fastify.ts'
import { uploadName } from '../upload-name.ts'

const tags = ['审核']
const params = Type.Object({ id: Type.String({ pattern: '^[0-9a-f-]{36}$' }) })

/** 批次接口 Files laid on the desk, how far they are read, and the board of what was found. */
export function reviewBatchRoutes(server: TypedFastify, context: ReviewContext): void {
  const { store, runner, now } = context

  server.get(
    '/review/batches',
    {
      schema: { summary: '审核批次', tags, response: gives(reviewAnswers.batches) },
      config: { right: 'review.read' },
    },
    async ({ person }): Promise<{ batches: Batch[] }> => ({
      batches: (await listBatches(store, deskOf(person))).map((batch) => batchAnswer(context, batch)),
    }),
  )

  server.post(
    '/review/batches',
    {
      schema: { summary: '放入一批文件', tags, response: makes(reviewAnswers.laid) },
      config: { right: 'review.decide' },
    },
    async (request, reply) => {
      if (!request.isMultipart()) throw new HttpProblem(415, notMultipart())
      const files = await receiveAll(request, mostAtOnce * (context.fileLimitBytes ?? defaultFileLimitBytes))
      if (files.length === 0) throw new HttpProblem(415, notMultipart())
      const { person } = request
      const key = { desk: deskOf(person), id: randomUUID() }
      const at = now().toISOString()
      const name = `${dayInChina(at)} ${files[0]?.bundle ?? files[0]?.name ?? ''}${files.length > 1 ? ` 等 ${files.length} 份` : ''}`
      await createBatch(store, { ...key, name, at, account: person.id, accountName: person.name, files })
      await writeLog(context, request, {
        what: 'review.batch',
        about: key.id,
        detail: { files: files.length },
      })
      runner.run(key)
      return reply.code(201).send({ id: key.id, files: files.length })
    },
  )

  server.get(
    '/review/batches/:id',
    {
      schema: { summary: '看板', tags, params, response: gives(reviewAnswers.board) },
      config: { right: 'review.read' },
    },
    async ({ person, params: { id } }): Promise<Board> => {
      const key = { desk: deskOf(person), id }
      const batch = await batchOf(context, key)
      return { batch: batchAnswer(context, batch), ...(await boardRows(context, key)) }
    },
  )

  clusterRoute(server, context)
  moveRoutes(server, context)
}

function clusterRoute(server: TypedFastify, context: ReviewContext): void {
  const { store } = context
  server.get(
    '/review/batches/:id/clusters',
    {
      schema: { summary: '同类问题', tags, params, response: gives(reviewAnswers.clusters) },
      config: { right: 'review.read' },
    },
    async ({ person, params: { id } }) => {
      const key = { desk: deskOf(person), id }
      await batchOf(context, key)
      const ids = (await listBatchFiles(store, key)).flatMap(({ documentId }) => documentId ?? [])
      const documents = await context.shelf(ids)
      const decisions = byFinding(await listDecisions(store, key.desk, ids))
      return {
        clusters: clustersOf(
          [...documents.values()],
          (document, finding) => decisions.get(`${document}/${finding}`),
          await listSilencedRules(store, key.desk),
        ),
      }
    },
  )
}

const moves = {
  pause: { from: ['running'], to: 'paused' },
  continue: { from: ['paused', 'stopped'], to: 'running' },
  stop: { from: ['running', 'paused'], to: 'stopped' },
} as const satisfies Record<string, { readonly from: readonly BatchState[]; readonly to: BatchState }>

function moveRoutes(server: TypedFastify, context: ReviewContext): void {
  const { store, runner, now } = context
  server.post(
    '/review/batches/:id/moves',
    {
      schema: {
        summary: '暂停、继续、停止',
        tags,
        params,
        response: gives(reviewAnswers.moved),
        body: Type.Object(
          { move: Type.Union([Type.Literal('pause'), Type.Literal('continue'), Type.Literal('stop')]) },
          { additionalProperties: false },
        ),
      },
      config: { right: 'review.decide' },
    },
    async (request) => {
      const key = { desk: deskOf(request.person), id: request.params.id }
      await batchOf(context, key)
      const { from, to } = moves[request.body.move]
      if (!(await moveBatch(store, key, from, to, now().toISOString())))
        throw new HttpProblem(409, wrongBatchMove())
      if (to === 'running') runner.run(key)
      else runner.halt(key)
      await writeLog(context, request, { what: `review.${request.body.move}`, about: key.id })
      return { state: to }
    },
  )
  server.delete(
    '/review/batches/:id',
    {
      schema: { summary: '移走一批（文件仍在库中）', tags, params, response: done },
      config: { right: 'review.decide' },
    },
    async (request, reply) => {
      const key = { desk: deskOf(request.person), id: request.params.id }
      runner.halt(key)
      const batch = await batchOf(context, key)
      await removeBatch(store, key)
      await writeLog(context, request, {
        what: 'review.removed',
        about: key.id,
        detail: { name: batch.name },
      })
      return reply.code(204).send()
    },
  )
}

type Given = { readonly name: string; readonly bytes: Uint8Array; readonly bundle?: string }

/** A drop is held in memory until it is in the store: so many files of the largest size, unpacked, and no more. */
const mostAtOnce = 12

/**
 * Every file of the request, archives taken apart; one that cannot be taken apart stays whole and is refused when read.
 *
 * @param most bytes of all of them together, unpacked
 * @throws HttpProblem 413
 */
async function receiveAll(request: FastifyRequest, most: number): Promise<Given[]> {
  const files: Given[] = []
  let held = 0
  const hold = (given: Given): void => {
    held += given.bytes.byteLength
    if (held > most) throw new HttpProblem(413, tooMuchAtOnce(Math.floor(most / 1_048_576)))
    files.push(given)
  }
  for await (const part of request.files()) {
    const name = uploadName(part.filename)
    const bytes = await part.toBuffer().catch(() => null)
    // Larger than the limit: kept as an empty file, so that the board says that it could not be read.
    if (bytes === null || part.file.truncated) {
      files.push({ name, bytes: new Uint8Array() })
      continue
    }
    const unpacked = unpackFiles({ name, bytes }, defaultLimits)
    const members = unpacked.ok ? unpacked.value : []
    const isBundle = members.length > 1 || (members.length === 1 && members[0]?.name !== name)
    if (!isBundle) hold({ name, bytes })
    else for (const member of members) hold({ ...member, name: uploadName(member.name), bundle: name })
  }
  return files
}

/** 批次 As it is shown: how long it still takes follows from what was read so far. */
function batchAnswer({ runner }: ReviewContext, given: ReviewBatch): Batch {
  const { desk, account: _, files, milliseconds, ...batch } = given
  const read = files.done + files.refused
  const left = read === 0 || batch.state !== 'running' ? null : (milliseconds / read) * files.waiting
  const used = Math.round(milliseconds / atOnce)
  return {
    ...{ ...batch, files, trouble: runner.troubleOf({ desk, id: batch.id }) },
    ...{ millisecondsUsed: used, millisecondsLeft: left === null ? null : Math.round(left / atOnce) },
  }
}

/** Files read side by side. */
const atOnce = 2

type Decisions = Awaited<ReturnType<typeof listDecisions>>

const byFinding = (decisions: Decisions) =>
  new Map(decisions.map((one) => [`${one.documentId}/${one.findingId}`, one]))
