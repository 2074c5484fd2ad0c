export { type FindingDecision, listDecisions, listRuleRecords, type RuleRecord } from './finding-decisions.ts'
export { getKnownFile, listBoardsOf } from './known-file.ts'
export { type DocumentWithFindings, listFindings, presentDocuments } from './list-findings.ts'
export {
  type BatchKey,
  createBatch,
  type FileOutcome,
  finishFile,
  type Hold,
  holdFile,
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
export {
  type DeedItem,
  type DeedQuery,
  decideFindings,
  listDeeds,
  type NewDeed,
  type UndoneDeed,
  undoDeed,
  withdrawDecisions,
} from './review-deeds.ts'
export {
  addNotice,
  listNotices,
  listOpenNoticesTo,
  type NewNotice,
  type ReviewNotice,
  reopenNotice,
  settleNotice,
} from './review-notices.ts'
export { listRuleTurns, listSilencedRules, type NewRuleSwitch, switchRule } from './rule-switches.ts'
