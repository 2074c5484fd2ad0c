export { documentId } from './document-id.ts'
export type { DocumentSummary } from './document-summary.ts'
export { getDocument, type StoredDocument } from './get-document.ts'
export { getOriginal, type Original } from './get-original.ts'
export { getStatementsByKey } from './get-statements-by-key.ts'
export { hasDocument } from './has-document.ts'
export { type ImportResult, importDocument, type NewDocument } from './import-document.ts'
export {
  type DocumentList,
  type DocumentQuery,
  type DocumentSort,
  documentSorts,
  listDocuments,
} from './list-documents.ts'
export { openStore, type StoreLocation } from './open-store.ts'
export { removeDocument } from './remove-document.ts'
export type { Engine, Store } from './store.ts'
export { unitKey } from './unit-key.ts'
export { writeEmptyStore } from './write-empty-store.ts'
