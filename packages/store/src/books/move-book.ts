import type { StoreOrTransaction } from '../transact.ts'
import type { BookKey } from './book-summary.ts'

export type BookStateChange = BookKey & {
  /** The state and version the person saw. */
  readonly from: string
  readonly version: number
  readonly to: string
  /** `YYYY-MM-DD`; what is not named stays. */
  readonly approvedOn?: string | null
  readonly publishedOn?: string | null
}

/** 流转 Moves a book to another state; false when it is no longer where the person saw it. */
export async function moveBook({ db }: StoreOrTransaction, change: BookStateChange): Promise<boolean> {
  const { approvedOn, publishedOn } = change
  const moved = await db
    .updateTable('book')
    .set({
      state: change.to,
      ...(approvedOn !== undefined && { approved_on: approvedOn }),
      ...(publishedOn !== undefined && { published_on: publishedOn }),
    })
    .where('unit_key', '=', change.unitKey)
    .where('year', '=', change.year)
    .where('state', '=', change.from)
    .where('version', '=', change.version)
    .executeTakeFirst()
  return moved.numUpdatedRows === 1n
}

/** 删账本 Removes a book with its versions and remarks; false when there is none. */
export async function removeBook({ db }: StoreOrTransaction, { unitKey, year }: BookKey): Promise<boolean> {
  const gone = await db
    .deleteFrom('book')
    .where('unit_key', '=', unitKey)
    .where('year', '=', year)
    .executeTakeFirst()
  return gone.numDeletedRows === 1n
}
