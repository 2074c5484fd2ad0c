import { bookZhCn } from './book.zh-cn.ts'
import { bookImportZhCn } from './book-import.zh-cn.ts'
import { documentZhCn } from './document.zh-cn.ts'
import { openZhCn } from './open.zh-cn.ts'
import { peopleZhCn } from './people.zh-cn.ts'
import { performanceZhCn } from './performance.zh-cn.ts'
import { reviewZhCn } from './review.zh-cn.ts'
import { shellZhCn } from './shell.zh-cn.ts'

/** 中文词表 Every word the interface shows, in Chinese; `{name}` marks what is filled in. */
export const zhCn = {
  ...shellZhCn,
  ...documentZhCn,
  open: openZhCn,
  people: peopleZhCn,
  performance: performanceZhCn,
  review: reviewZhCn,
  book: bookZhCn,
  bookImport: bookImportZhCn,
}

/** 词表的形状 The shape every language fills. */
export type Words = typeof zhCn
