export {
  type Decision,
  decideFinding,
  type FindingDecision,
  listDecisions,
  listRuleRecords,
  type RuleRecord,
  withdrawDecision,
} from './finding-decisions.ts'
export { type DocumentWithFindings, listFindings } from './list-findings.ts'
export {
  type BatchKey,
  type BatchState,
  createBatch,
  type FileOutcome,
  finishFile,
  listBatches,
  listBatchFiles,
  moveBatch,
  type NewBatch,
  type ReviewBatch,
  type ReviewFile,
  removeBatch,
  resetFiles,
  takeFile,
  type WaitingFile,
} from './review-batches.ts'
export { addNotice, listNotices, type NewNotice, type ReviewNotice, settleNotice } from './review-notices.ts'
