export {
  type Attachment,
  addAttachment,
  getAttachment,
  listAttachments,
  type NewAttachment,
  removeAttachment,
} from './attachments.ts'
export {
  addBookComment,
  listBookComments,
  type NewComment,
  resolveBookComment,
} from './book-comments.ts'
export type { BookKey, BookSummary, Doer } from './book-summary.ts'
export { type EntryMapping, listEntryMappings, saveEntryMapping } from './entry-mappings.ts'
export { type BookVersion, getBook, listBooks, listBookVersions, type StoredBook } from './get-book.ts'
export { type BookStateChange, moveBook, removeBook } from './move-book.ts'
export { type BookSave, type BookSaved, saveBook } from './save-book.ts'
