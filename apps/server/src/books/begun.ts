import { may } from '@mingzhang/cycle'
import { readWorking, type WorkingBook } from '@mingzhang/forms'
import { type BookKey, getBook, getDocument, listBooks } from '@mingzhang/store'
import type { FastifyRequest } from 'fastify'
import type { Static } from 'typebox'
import type { ServerContext } from '../people/server-context.ts'
import { HttpProblem, unknownDocument } from '../problem.ts'
import { assertMay } from '../rights/assert-may.ts'
import { assertReadable } from '../rights/assert-readable.ts'
import type { newBookBody } from '../routes/book-schemas.ts'
import { type Begun as Beginnings, beginBook } from './begin-book.ts'
import { beginFromFile } from './begin-from-file.ts'
import { today } from './book-doer.ts'
import { notABook, unitUnknown, unknownBook } from './book-problems.ts'
import { decodeKept } from './decode-working.ts'
import { nextBook } from './next-book.ts'
import { rememberedMappings } from './remembered-mappings.ts'
import { keyOfUnit, unitsToCompile } from './unit-of-book.ts'

type Body = Static<typeof newBookBody>
type Of<From extends Body['from']> = Extract<Body, { readonly from: From }>
type Asker = Pick<FastifyRequest, 'person'>

/** 起编的结果 A new book with the key it is to be kept under, and what could not be taken over. */
export type Begun = {
  readonly working: WorkingBook
  readonly key: BookKey
  readonly problems: Beginnings['problems']
}

/**
 * 起编 The book that a request asks for, whatever it is to be made from.
 *
 * @throws HttpProblem 400 where it is no book, 403 where the person may not compile that unit's, 404 without its source
 */
export async function begun(context: ServerContext, request: Asker, body: Body): Promise<Begun> {
  switch (body.from) {
    case 'document':
      return fromDocument(context, request, body)
    case 'book':
      return fromBook(context, request, body)
    case 'file':
      return fromFile(context, request, body)
    case 'text':
      return suited(context, request, fromText(context, body), body.edition)
    case 'empty': {
      const { unitName, unitCode = null, year } = body
      const empty = beginBook({ from: 'empty', unitName: unitName.trim(), unitCode, year })
      return suited(context, request, empty, body.edition)
    }
  }
}

async function fromDocument(context: ServerContext, request: Asker, body: Of<'document'>): Promise<Begun> {
  const { organisation } = await assertReadable(context.store, request, body.documentId)
  const source = await getDocument(context.store, body.documentId)
  if (!source) throw new HttpProblem(404, unknownDocument())
  const { as, amounts } = body
  const beginning = beginBook({ from: 'document', disclosure: source.disclosure, as, amounts })
  return suited(context, request, beginning, body.edition, organisation ?? source.unitKey)
}

/** 由上年账本 The next year of a book that is kept here: nothing has to be read from print. */
async function fromBook({ store }: ServerContext, request: Asker, body: Of<'book'>): Promise<Begun> {
  const { unitKey, year, amounts } = body
  assertMay(request, 'book.read', unitKey)
  const stored = await getBook(store, { unitKey, year })
  const kept = stored && decodeKept(stored.content)
  const working = kept && nextBook(kept, amounts)
  if (!working) throw new HttpProblem(404, unknownBook())
  return {
    working: withEdition(working, body.edition),
    key: { unitKey, year: year + 1 },
    problems: [],
  }
}

async function fromFile(context: ServerContext, request: Asker, body: Of<'file'>): Promise<Begun> {
  const [own, ...others] = await unitsToCompile(context, request.person)
  const file = {
    fileName: body.fileName,
    bytes: Buffer.from(body.content, 'base64'),
    as: body.as ?? ('same-year' as const),
    unitName: body.unitName?.trim() || null,
    ownUnit: others.length === 0 ? (own?.name ?? null) : null,
    year: body.year ?? null,
  }
  const remembered = async (name: string) => {
    const key = await keyOfUnit(context, request.person, { name, code: null })
    const kept = await rememberedMappings(context.store, key)
    return (shape: string) => kept.find((one) => one.shape === shape)?.mapping ?? null
  }
  return suited(context, request, await beginFromFile(file, context.audit, remembered), body.edition)
}

const fromText = (context: ServerContext, body: Of<'text'>): Beginnings =>
  beginBook({
    from: 'text',
    text: body.text,
    isTable: /\.(?:csv|tsv)$/iu.test(body.fileName),
    unitName: body.unitName ?? '',
    year: body.year ?? Number(today(context).slice(0, 4)),
  })

/** The beginning in the edition that was asked for, under the key of its unit; refused where it is no book. */
async function suited(
  context: ServerContext,
  { person }: Asker,
  { working, problems }: Beginnings,
  edition: string | undefined,
  ownKey?: string,
): Promise<Begun> {
  const book = working && readWorking(working).book
  if (!working || !book) throw new HttpProblem(400, notABook(problems[0]?.why ?? '其中没有读到分录。'))
  if (book.year === 0) throw new HttpProblem(400, notABook('没有写明预算年度。'))
  if (book.unit.name === '') throw new HttpProblem(400, unitUnknown('单位名称'))
  const isOwn = ownKey !== undefined && may(person, 'book.edit', ownKey)
  const unitKey = isOwn ? ownKey : await keyOfUnit(context, person, book.unit)
  const usual = edition ?? (book.edition === null ? await usualEdition(context, unitKey) : undefined)
  return { working: withEdition(working, usual), key: { unitKey, year: book.year }, problems }
}

/** 惯用版式 The edition of the unit's latest book: an export and a blank book do not say in which one they are to be compiled. */
async function usualEdition({ store }: ServerContext, unitKey: string): Promise<string | undefined> {
  const own = (await listBooks(store)).filter((one) => one.unitKey === unitKey && one.edition !== null)
  return own.toSorted((one, other) => other.year - one.year)[0]?.edition ?? undefined
}

const withEdition = (working: WorkingBook, edition: string | undefined): WorkingBook =>
  edition === undefined ? working : { ...working, fields: { ...working.fields, edition } }
