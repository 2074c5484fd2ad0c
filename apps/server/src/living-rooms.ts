import type { Store } from '@mingzhang/store'
import { demonstrationBook } from './books/demonstration-book.ts'
import { demonstrationYear } from './performance/demonstration-year.ts'

/** 演示内容 What was made for a newcomer to see; nothing that is there already is made again. */
export type LivingRooms = { readonly book: boolean; readonly year: boolean }

/** 演示内容 A book begun and a year of performance with made-up results, from the samples that are in the store. */
export async function livingRooms(store: Store, now: Date): Promise<LivingRooms> {
  const change = { by: '演示', at: now.toISOString() }
  return { book: await demonstrationBook(store, change), year: await demonstrationYear(store, change) }
}
