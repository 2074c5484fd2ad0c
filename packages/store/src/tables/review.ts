/** 审核的表 The desk of a bureau; `unit_key` is the bureau's organisation. */
export type ReviewTables = {
  review_batch: ReviewBatchTable
  review_file: ReviewFileTable
  finding_decision: FindingDecisionTable
  review_notice: ReviewNoticeTable
  review_deed: ReviewDeedTable
  review_deed_item: ReviewDeedItemTable
  review_rule_switch: ReviewRuleSwitchTable
}

type ReviewBatchTable = {
  unit_key: string
  id: string
  name: string
  /** running, paused, stopped or done. */
  state: string
  created_at: Date
  account: string
  account_name: string
  finished_at: Date | null
}

type ReviewFileTable = {
  unit_key: string
  batch_id: string
  ordinal: number
  file_name: string
  byte_count: number
  /** Kept until the file is read; the document then holds them. */
  bytes: Uint8Array | null
  /** waiting, reading, done or refused. */
  state: string
  document_id: string | null
  /** JSON text of the refusal. */
  refusal: string | null
  milliseconds: number | null
  /** JSON text: where the same bytes were known from. */
  known: string | null
  /** Until when who reads it holds it; afterwards it waits again. */
  held_until: Date | null
}

type FindingDecisionTable = {
  unit_key: string
  document_id: string
  finding_id: string
  rule: string
  /** accepted, rejected or returned. */
  decision: string
  reason: string
  decided_at: Date
  account: string
  account_name: string
}

type ReviewNoticeTable = {
  unit_key: string
  id: string
  document_id: string
  /** Key of the unit that got it. */
  subject: string
  year: number | null
  /** JSON text: the ids of the findings it names. */
  findings: string
  /** open or closed. */
  state: string
  issued_at: Date
  issued_by: string
  /** `YYYY-MM-DD`. */
  due_on: string | null
  closed_at: Date | null
  closed_by_document: string | null
  /** How many of its findings the newest version still has; null before one came. */
  remaining: number | null
}

type ReviewDeedTable = {
  unit_key: string
  id: string
  /** From 1 on within the desk. */
  ordinal: number
  /** accepted, rejected, returned, withdrawn or undone. */
  kind: string
  at: Date
  account: string
  account_name: string
  reason: string
  /** The deed that this one undid. */
  undoes: string | null
  undone_at: Date | null
  /** Name of who undid it. */
  undone_by: string | null
}

type ReviewDeedItemTable = {
  unit_key: string
  deed_id: string
  document_id: string
  finding_id: string
  /** JSON texts of the decision before and after; null for none. */
  before: string | null
  after: string | null
}

type ReviewRuleSwitchTable = {
  unit_key: string
  rule: string
  /** From 1 on within the rule; the last one counts. */
  ordinal: number
  is_off: boolean
  reason: string
  at: Date
  account: string
  account_name: string
}
