import { getBook, type Store, type StoredBook, standingVersion } from '@mingzhang/store'
import { HttpProblem } from '../problem.ts'
import { stillAdjusted } from './book-problems.ts'
import { isSameKept } from './decode-working.ts'

/**
 * 核对可取消调整 Lets an adjustment be given up only while the book says what its published edition says: what somebody typed
 * would otherwise stand as published.
 *
 * @throws HttpProblem 409 naming the version to go back to
 */
export async function assertUnchanged(store: Store, stored: StoredBook): Promise<void> {
  const standing = await standingVersion(store, stored)
  const published = standing === null ? null : await getBook(store, stored, standing)
  if (!published || !isSameKept(published.content, stored.content))
    throw new HttpProblem(409, stillAdjusted(standing))
}
