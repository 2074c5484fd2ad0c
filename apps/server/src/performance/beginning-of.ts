import { readWorking } from '@mingzhang/forms'
import type { BookProgramme } from '@mingzhang/model'
import { getBook, getDocument, listUnits, type Store } from '@mingzhang/store'
import type { FastifyRequest } from 'fastify'
import { decodeKept } from '../books/decode-working.ts'
import { HttpProblem, unknownDocument } from '../problem.ts'
import { assertMay } from '../rights/assert-may.ts'
import { assertReadable } from '../rights/assert-readable.ts'
import { type Begun, beginYear, beginYearOfBook } from './begin-year.ts'

type Asked = FastifyRequest & {
  readonly body: { readonly documentId?: string; readonly unit?: string; readonly year?: number }
}

const noTargets = () => ({
  what: '这里建立不了绩效年度。',
  why: '没有读到绩效目标表，或没有年度。',
  toDo: '请换一份有绩效目标的文件，或先在账本里填项目的绩效目标。',
})

const notAsked = () => ({
  what: '没有说由什么建立。',
  why: '要么给公开文件的编号，要么给单位和年度。',
  toDo: '请给 documentId，或 unit 和 year。',
})

const notApproved = () => ({
  what: '账本还没有批复，建立不了绩效年度。',
  why: '绩效目标随预算一起批复，批复以前还会改。',
  toDo: '请等主管部门或财政批复后再建立。',
})

/** 批复有效的状态 States in which the book is what was approved; an adjustment is being typed again. */
export const approvedStates: ReadonlySet<string> = new Set([
  'approved',
  'published',
  'monitored',
  'evaluated',
])

/**
 * 由什么建立 The year of performance of a document, or of a unit's approved book.
 *
 * @throws HttpProblem 404 without such a document or book, 422 without targets or approval
 */
export async function beginningOf(store: Store, request: Asked, at: string): Promise<Begun> {
  const { documentId, unit, year } = request.body
  if (documentId !== undefined) {
    await assertReadable(store, request, documentId)
    const document = await getDocument(store, documentId)
    if (!document) throw new HttpProblem(404, unknownDocument())
    const begun = beginYear(document, at)
    if (!begun) throw new HttpProblem(422, noTargets())
    return begun
  }
  if (unit === undefined || year === undefined) throw new HttpProblem(422, notAsked())
  assertMay(request, 'book.read', unit)
  const stored = await getBook(store, { unitKey: unit, year })
  if (!stored?.approvedOn || !approvedStates.has(stored.state)) throw new HttpProblem(422, notApproved())
  const working = decodeKept(stored.content)
  const book = working && readWorking(working).book
  const region = (await listUnits(store)).find(({ key }) => key === unit)?.region ?? null
  const { version, approvedOn } = stored
  const begun = book && beginYearOfBook({ book, unitKey: unit, region, version, approvedOn }, at)
  if (!begun) throw new HttpProblem(422, noTargets())
  return begun
}

/** 目标改了没有 Are they the same targets, whatever order their fields stand in? */
export const sameTargets = (one: BookProgramme, other: BookProgramme): boolean => told(one) === told(other)

/** The fields in their order; what is absent and what is blank are one. */
const told = (value: unknown): string =>
  JSON.stringify(value, (_, field: unknown) =>
    typeof field === 'object' && field !== null && !Array.isArray(field)
      ? Object.fromEntries(
          Object.entries(field)
            .filter(([, each]) => each !== null && each !== undefined)
            .toSorted(([left], [right]) => (left < right ? -1 : 1)),
        )
      : field,
  )
