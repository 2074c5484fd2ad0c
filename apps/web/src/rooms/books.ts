import { bookZhCn } from '../words/book.zh-cn.ts'
import { bookImportZhCn } from '../words/book-import.zh-cn.ts'

export { BooksRoom } from '../book/books-room.tsx'

/** 账本 What the book editor says. */
export const words = { book: bookZhCn, bookImport: bookImportZhCn }
