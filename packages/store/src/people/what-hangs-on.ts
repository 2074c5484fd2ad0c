import type { StoreOrTransaction } from '../transact.ts'
import { platformKey } from './platform-key.ts'

/** 牵连 How much hangs on an organisation. */
export type Hanging = {
  /** Organisations directly below it that stand; and those that are closed. */
  readonly below: number
  readonly closedBelow: number
  /** Accounts that can sign in; and disabled ones. */
  readonly accounts: number
  readonly disabledAccounts: number
  readonly documents: number
  readonly books: number
  readonly performanceYears: number
  /** Batches and notices on its review desk. */
  readonly reviews: number
  /** Entries of the log that name it. */
  readonly log: number
}

/** 查牵连 What hangs on an organisation, counted. */
export async function whatHangsOn({ db }: StoreOrTransaction, key: string): Promise<Hanging> {
  const below = await db
    .selectFrom('organisation')
    .select(({ fn }) => [
      fn.countAll<number>().filterWhere('closed_on', 'is', null).as('standing'),
      fn.countAll<number>().filterWhere('closed_on', 'is not', null).as('closed'),
    ])
    .where('parent', '=', key)
    .executeTakeFirstOrThrow()
  const accounts = await db
    .selectFrom('account')
    .select(({ fn }) => [
      fn.countAll<number>().filterWhere('disabled', '=', false).as('active'),
      fn.countAll<number>().filterWhere('disabled', '=', true).as('disabled'),
    ])
    .where('unit_key', '=', platformKey)
    .where('organisation', '=', key)
    .executeTakeFirstOrThrow()
  const documents = await db
    .selectFrom('document')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where(({ or, eb }) => or([eb('organisation', '=', key), eb('unit_key', '=', key)]))
    .executeTakeFirstOrThrow()
  const log = await db
    .selectFrom('log_entry')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('unit_key', '=', platformKey)
    .where(({ or, eb }) => or([eb('organisation', '=', key), eb('about', '=', key)]))
    .executeTakeFirstOrThrow()
  const rowsOf = async (
    table: 'book' | 'performance_year' | 'review_batch' | 'review_notice',
  ): Promise<number> => {
    const counted = await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('unit_key', '=', key)
      .executeTakeFirstOrThrow()
    return counted.n
  }
  return {
    ...{ below: below.standing, closedBelow: below.closed },
    ...{ accounts: accounts.active, disabledAccounts: accounts.disabled, documents: documents.n },
    ...{ books: await rowsOf('book'), performanceYears: await rowsOf('performance_year') },
    reviews: (await rowsOf('review_batch')) + (await rowsOf('review_notice')),
    log: log.n,
  }
}
