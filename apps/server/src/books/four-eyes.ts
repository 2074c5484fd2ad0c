import { may, type Person } from '@mingzhang/cycle'
import { type BookKey, listAccounts, listLog } from '@mingzhang/store'
import type { ServerContext } from '../people/server-context.ts'
import { HttpProblem } from '../problem.ts'
import { ownSubmission } from './book-problems.ts'

/**
 * 四眼 Who submitted a book does not approve it, where somebody else could. Somebody else is an account that may approve
 * this unit's book and whose person has signed in at least once; where there is none, approving goes on and the log says
 * that one person did both.
 *
 * @returns what to add to the log's entry
 * @throws HttpProblem 403
 */
export async function assertFourEyes(
  context: ServerContext,
  person: Person,
  { unitKey, year }: BookKey,
): Promise<{ readonly alone?: true }> {
  const query = { what: 'book.submitted', about: `${unitKey}/${year}`, limit: 1 }
  const [submitted] = await listLog(context.store, query)
  if (submitted === undefined || submitted.account !== (person.id || null)) return {}
  for (const account of await listAccounts(context.store)) {
    if (account.disabled || account.signedInAt === null || account.id === person.id) continue
    const other = { ...account, scope: await context.tree.scope(account.organisation) }
    if (may(other, 'book.approve', unitKey)) throw new HttpProblem(403, ownSubmission())
  }
  return { alone: true }
}
