import { bookEn } from './book.en.ts'
import { bookImportEn } from './book-import.en.ts'
import { documentEn } from './document.en.ts'
import { openEn } from './open.en.ts'
import { peopleEn } from './people.en.ts'
import { performanceEn } from './performance.en.ts'
import { reviewEn } from './review.en.ts'
import { shellEn } from './shell.en.ts'
import type { Words } from './zh-cn.ts'

/** 英文词表 The same words in English; what the documents and the findings say stays as it is written. */
export const en: Words = {
  ...shellEn,
  ...documentEn,
  open: openEn,
  people: peopleEn,
  performance: performanceEn,
  review: reviewEn,
  book: bookEn,
  bookImport: bookImportEn,
}
