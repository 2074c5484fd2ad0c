export * from './books/index.ts'
export * from './comments/index.ts'
export {
  type DocumentAccess,
  getDocumentAccess,
  type Reader,
  setVisibility,
  type Visibility,
  wholeStore,
} from './document-access.ts'
export { documentId } from './document-id.ts'
export type { DocumentSummary } from './document-summary.ts'
export { getDocument, type StoredDocument } from './get-document.ts'
export { getOriginal, type Original } from './get-original.ts'
export { getStatementsByKey } from './get-statements-by-key.ts'
export { hasDocument } from './has-document.ts'
export { type ImportResult, importDocument } from './import-document.ts'
export { isAway } from './is-away.ts'
export { isFull } from './is-full.ts'
export { isUnstorable } from './is-unstorable.ts'
export {
  type DocumentList,
  type DocumentQuery,
  type DocumentSort,
  documentSorts,
  listDocuments,
} from './list-documents.ts'
export type { NewDocument } from './new-document.ts'
export * from './open/index.ts'
export { openStore, type StoreLocation } from './open-store.ts'
export {
  type Account,
  type AccountChange,
  changeAccount,
  createAccount,
  getAccount,
  getAccountByLogin,
  listAccounts,
  loginKey,
  type NewAccount,
} from './people/accounts.ts'
export { clearFailures, countFailure, type Failures, getFailures } from './people/failed-sign-ins.ts'
export { forgetBrowsers, knowsBrowser, rememberBrowser, renameBrowser } from './people/known-browsers.ts'
export { listOrganisations } from './people/list-organisations.ts'
export { listUnits, type Unit } from './people/list-units.ts'
export { appendLog, type LogQuery, listLog, logHead, readLog } from './people/log.ts'
export {
  changeOrganisation,
  type OrganisationChange,
  removeOrganisation,
  saveOrganisations,
} from './people/organisations.ts'
export {
  endSessions,
  findSession,
  listSessions,
  type NewSession,
  openSession,
  type Session,
  sweepSessions,
  touchSession,
} from './people/sessions.ts'
export { addSignInLink, dropSignInLinks, takeSignInLink } from './people/sign-in-links.ts'
export { type Hanging, whatHangsOn } from './people/what-hangs-on.ts'
export * from './performance/index.ts'
export { removeDocument } from './remove-document.ts'
export * from './review/index.ts'
export type { Engine, Store } from './store.ts'
export { type StoreOrTransaction, transact } from './transact.ts'
export { unitKey } from './unit-key.ts'
export { writeEmptyStore } from './write-empty-store.ts'
