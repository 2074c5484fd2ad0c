import type { Store } from '@mingzhang/store'
import type { AuditFunction } from './audit-function.ts'
import { demonstrationBook } from './books/demonstration-book.ts'
import { demonstrationEdition } from './open/demonstration-edition.ts'
import { demonstrationYear } from './performance/demonstration-year.ts'

/** 演示内容 What was made for a newcomer to see; nothing that is there already is made again. */
export type LivingRooms = { readonly book: boolean; readonly year: boolean; readonly edition: boolean }

/**
 * 演示内容 A book begun, a book published and a year of performance with made-up results, from the samples that are in the
 * store.
 */
export async function livingRooms(store: Store, now: Date, audit: AuditFunction): Promise<LivingRooms> {
  const change = { by: '演示', at: now.toISOString() }
  return {
    book: await demonstrationBook(store, change),
    year: await demonstrationYear(store, change),
    edition: await demonstrationEdition(store, audit, change),
  }
}
