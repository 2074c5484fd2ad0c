import type { Store } from './store.ts'

/** 库或事务 A store, or what stands for it within a transaction. */
export type StoreOrTransaction = Pick<Store, 'db'>

/** 事务 Runs all of it or nothing; within a transaction it joins that one. */
export function transact<T>(
  store: StoreOrTransaction,
  work: (transaction: StoreOrTransaction) => Promise<T>,
): Promise<T> {
  if (store.db.isTransaction) return work(store)
  return store.db.transaction().execute((db) => work({ db }))
}
