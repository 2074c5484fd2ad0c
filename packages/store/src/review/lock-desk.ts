import { sql } from 'kysely'
import type { StoreOrTransaction } from '../transact.ts'

/** Any number, the same for all who decide at a desk. */
const deskLock = 7_201_914

/** 逐一 Who decides at a desk waits for who decides there now; the lock ends with the transaction. */
export async function lockDesk({ db }: StoreOrTransaction, desk: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${deskLock}, hashtext(${desk}))`.execute(db)
}
