import { type Person, type Right, reachOf } from '@mingzhang/cycle'
import { type DocumentAccess, getDocumentAccess, type Reader, type Store } from '@mingzhang/store'
import type { FastifyRequest } from 'fastify'
import { HttpProblem, unknownDocument } from '../problem.ts'
import { assertMayWithin, mayWithin } from './assert-may.ts'

/** 读者 Whose eyes a list of documents is for. */
export const readerOf = (person: Person): Reader => ({
  account: person.id,
  scope: reachOf(person, 'document.read'),
})

/**
 * 核对可读 Lets through only who may see the document. To everybody else it is not there: that it exists is not theirs
 * to know either.
 *
 * @throws HttpProblem 404
 */
export async function assertReadable(
  store: Store,
  { person }: Pick<FastifyRequest, 'person'>,
  id: string,
): Promise<DocumentAccess> {
  const access = await getDocumentAccess(store, id)
  if (!access || !isReadable(person, access)) throw new HttpProblem(404, unknownDocument())
  return access
}

/**
 * 核对文件操作 Lets through only who may see the document and has the right in its organisation.
 *
 * @throws HttpProblem 404, 401 or 403
 */
export async function assertMayDo(
  store: Store,
  request: Pick<FastifyRequest, 'person'>,
  right: Right,
  id: string,
): Promise<DocumentAccess> {
  const access = await assertReadable(store, request, id)
  assertMayWithin(request, right, access.organisation)
  return access
}

/** 文件操作 What a list offers to do with a document. */
export const documentDeeds = [
  'document.publish',
  'document.remove',
  'performance.evaluate',
] as const satisfies readonly Right[]
export type DocumentDeed = (typeof documentDeeds)[number]

/** 可做什么 What of it this person may do with a document of that organisation; `assertMayDo` lets through the same. */
export const mayDo = (person: Person, organisation: string | null): DocumentDeed[] =>
  documentDeeds.filter((right) => mayWithin(person, right, organisation))

/** 可读否 May this person see the document? */
export async function mayRead(store: Store, person: Person, id: string): Promise<boolean> {
  const access = await getDocumentAccess(store, id)
  return access !== null && isReadable(person, access)
}

function isReadable(person: Person, { visibility, organisation, importedBy }: DocumentAccess): boolean {
  if (visibility === 'published' || (person.id !== '' && importedBy === person.id)) return true
  const reach = reachOf(person, 'document.read')
  return reach === 'everything' || (organisation !== null && reach.has(organisation))
}
