import { canonicalJson } from '@mingzhang/cycle'
import { getBook, type Store, type StoredBook, standingVersion } from '@mingzhang/store'
import { HttpProblem } from '../problem.ts'
import { stillAdjusted } from './book-problems.ts'

/**
 * 核对可取消调整 Lets an adjustment be given up only while the book says what its published edition says: what somebody typed
 * would otherwise stand as published.
 *
 * @throws HttpProblem 409 naming the version to go back to
 */
export async function assertUnchanged(store: Store, stored: StoredBook): Promise<void> {
  const standing = await standingVersion(store, stored)
  const published = standing === null ? null : await getBook(store, stored, standing)
  if (!published || same(published.content) !== same(stored.content))
    throw new HttpProblem(409, stillAdjusted(standing))
}

const same = (content: string): string => canonicalJson(JSON.parse(content))
