import { type BookMove, type Transition, transitionOf, transitions } from '@mingzhang/cycle'
import {
  appendLog,
  type BookKey,
  getBook,
  moveBook,
  publishEdition,
  type StoredBook,
  transact,
} from '@mingzhang/store'
import { standingOf } from '../books/book-answer.ts'
import { bookAnswers } from '../books/book-answers.ts'
import { bookEvent, doerOf, today } from '../books/book-doer.ts'
import { heldBack, notABook, notInState, reasonNeeded, unknownBook } from '../books/book-problems.ts'
import { checkBook } from '../books/check-book.ts'
import { decodeKept } from '../books/decode-working.ts'
import { assertFourEyes } from '../books/four-eyes.ts'
import { assertUnchanged } from '../books/give-up-adjustment.ts'
import { editionOfBook } from '../open/edition-of-book.ts'
import type { ServerContext } from '../people/server-context.ts'
import { HttpProblem } from '../problem.ts'
import { assertMay } from '../rights/assert-may.ts'
import type { ServerOptions } from '../server-options.ts'
import type { TypedFastify } from '../typed-fastify.ts'
import { bookParams, moveBody } from './book-schemas.ts'
import { keyOf } from './books.ts'

const tags = ['账本']

/** Moves that only a book without errors makes. */
const gated: readonly BookMove[] = ['submit', 'approve', 'publish']

/** 核对与流转接口 The whole check of a book, and moving it on. */
export function bookMoveRoutes(server: TypedFastify, options: ServerContext): void {
  server.get(
    '/books/:unit/:year/check',
    {
      schema: { summary: '核对', tags, params: bookParams, response: { 200: bookAnswers.check } },
      config: { right: 'book.read' },
    },
    async (request) => {
      const key = keyOf(request.params)
      assertMay(request, 'book.read', key.unitKey)
      return checkOf(options, await existing(options, key))
    },
  )

  server.post(
    '/books/:unit/:year/moves',
    {
      schema: {
        ...{ summary: '提交、退回、批准、公开', tags, params: bookParams, body: moveBody },
        response: { 200: bookAnswers.moved, 409: bookAnswers.heldBack },
      },
      config: { right: 'book.read' },
    },
    async (request, reply) => {
      const key = keyOf(request.params)
      const { move, version, reason = '', on = today(options) } = request.body
      const stored = await existing(options, key)
      const transition = transitionFrom(stored, move)
      assertMay(request, transition.right, key.unitKey)
      if (stored.version !== version) throw new HttpProblem(409, notInState())
      if (transition.reason && reason.trim() === '') throw new HttpProblem(400, reasonNeeded())
      if (transition.move === 'unadjust') await assertUnchanged(options.store, stored)
      const eyes = transition.move === 'approve' ? await assertFourEyes(options, request.person, key) : {}
      if (gated.includes(transition.move)) {
        const check = await checkOf(options, stored)
        if (!check.open)
          return reply.code(409).send({ ...heldBack(check.holds.length, transition.move), ...check })
      }
      const doer = doerOf(request, options)
      const { to } = transition
      const edition = transition.move === 'publish' ? await editionOfBook(options, stored, on, doer) : null
      const moved = await transact(options.store, async (transaction) => {
        const done = await moveBook(transaction, {
          ...key,
          ...{ from: stored.state, version, to },
          ...(transition.move === 'approve' && { approvedOn: on }),
          ...(transition.move === 'publish' && { publishedOn: on }),
        })
        if (!done) return false
        const published = edition && { document: await publishEdition(transaction, edition) }
        await appendLog(
          transaction,
          bookEvent(doer, key, `book.${to}`, { version, reason, ...eyes, ...published }),
        )
        return true
      })
      if (!moved) throw new HttpProblem(409, notInState())
      return { state: to }
    },
  )
}

async function existing({ store }: ServerOptions, key: BookKey): Promise<StoredBook> {
  const stored = await getBook(store, key)
  if (!stored) throw new HttpProblem(404, unknownBook())
  return stored
}

function transitionFrom(stored: StoredBook, name: string): Transition {
  const move = transitions.find((line) => line.move === name)?.move
  const found = move ? transitionOf(standingOf(stored), move) : null
  if (!found) throw new HttpProblem(409, notInState())
  return found
}

async function checkOf(options: ServerOptions, stored: StoredBook) {
  const working = decodeKept(stored.content)
  if (!working) throw new HttpProblem(400, notABook('这一版读不出来。'))
  const checked = await checkBook(working, today(options), options.audit)
  if (!('gate' in checked)) {
    const holds = checked.noEdition
      ? [noEdition, ...checked.problems.filter(({ severity }) => severity === 'error')]
      : checked.problems
    return { version: stored.version, open: false, holds, remarks: [], verdicts: null }
  }
  const { gate, verdicts } = checked
  return { version: stored.version, open: gate.open, holds: gate.holds, remarks: gate.remarks, verdicts }
}

const noEdition = {
  id: 'book/no-edition',
  where: 'edition',
  what: '没有选定版式',
  why: '不知道按哪个地方的表样编',
  toDo: '请在“基本情况”中选定版式',
}
