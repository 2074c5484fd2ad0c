export {
  addDocumentComment,
  countDocumentComments,
  figureOf,
  listDocumentComments,
  openDocumentComments,
  resolveDocumentComment,
} from './document-comments.ts'
