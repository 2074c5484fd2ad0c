export type { Comment } from './comment-row.ts'
export {
  addDocumentComment,
  countDocumentComments,
  type DocumentComment,
  figureOf,
  listDocumentComments,
  openDocumentComments,
  resolveDocumentComment,
} from './document-comments.ts'
