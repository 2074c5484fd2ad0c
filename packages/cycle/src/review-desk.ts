import type { Certainty, Refusal, Severity } from '@mingzhang/model'

/*
 * 审核台的答案 What the review desk's interface answers, said once: the store keeps it, the server answers with it, the
 * page shows it.
 */

/** 批次状态 `running` goes on after a restart, `paused` waits, `stopped` leaves the rest unread, `done` has read all. */
export type BatchState = 'running' | 'paused' | 'stopped' | 'done'

/** 批次 Files laid on the desk together, and how far they are read. */
export type Batch = {
  readonly id: string
  readonly name: string
  readonly state: BatchState
  /** ISO 8601 in UTC. */
  readonly createdAt: string
  readonly finishedAt: string | null
  readonly accountName: string
  readonly files: BatchCounts
  readonly millisecondsUsed: number
  /** Null while nothing tells how long the rest takes. */
  readonly millisecondsLeft: number | null
  /** Why reading stands still although nobody paused it; it goes on by itself. */
  readonly trouble: BatchTrouble | null
}

export type BatchCounts = {
  readonly total: number
  readonly waiting: number
  readonly done: number
  readonly refused: number
  /** Of those done: the same bytes were in the store before. */
  readonly known: number
}

/** 停在哪里 The disk is full, or the database does not answer: the file waits, and is tried again at a time (ISO 8601). */
export type BatchTrouble = { readonly kind: 'full' | 'away' | 'broken'; readonly againAt: string }

/** 早已在库 The same bytes came before: under which name, when, and how. */
export type KnownFile = {
  readonly fileName: string
  /** ISO 8601 in UTC. */
  readonly importedAt: string
  /** Who brought it in; null where that is not known any more. */
  readonly by: string | null
  /** The batch of this desk it came with, when it came with one; `same` is this very batch. */
  readonly batch: { readonly id: string; readonly name: string; readonly same: boolean } | null
}

/** 文件状态 What became of a file of a batch; `gone`: it was read, and its document was removed since. */
export type FileState = 'waiting' | 'reading' | 'done' | 'refused' | 'gone'

/** 通知在行里 What the board says of the newest notice to a unit. */
export type RowNotice = {
  readonly id: string
  readonly documentId: string
  readonly state: 'open' | 'closed'
  /** How many of its findings the newest version still has; null before one came. */
  readonly remaining: number | null
  /** `YYYY-MM-DD`. */
  readonly dueOn: string | null
  readonly closedAt: string | null
  readonly closedByDocument: string | null
  /** How many findings it names. */
  readonly findings: number
}

/** 看板上的文件 A document in brief. */
export type BoardDocument = {
  readonly id: string
  readonly unitKey: string
  readonly unitName: string | null
  readonly unitCode: string | null
  readonly year: number | null
  readonly kind: string | null
  readonly title: string | null
  readonly tables: number
  readonly programs: number
}

/** 领头的问题 The finding a cell of the board leads to: the first undecided of its kind, else the first. */
export type Leads = {
  readonly error: string | null
  readonly warning: string | null
  /** The error that is about most money. */
  readonly money: string | null
  /** The one that says that something is not there. */
  readonly missing: string | null
}

/** 看板的一行 A file of a batch: what became of it, its findings, how far they are decided. */
export type BoardRow = {
  readonly ordinal: number
  readonly file: string
  readonly state: FileState
  readonly refusal: Refusal | null
  readonly known: KnownFile | null
  readonly document: BoardDocument | null
  readonly count: Readonly<Record<Severity, number>>
  /** Errors by how sure they are. */
  readonly errors: Readonly<Record<Certainty, number>>
  /** 分, the sum of what the errors are off by. */
  readonly money: number
  /** Of the errors and warnings: how many are decided, and how many of these go into a notice: accepted or returned. */
  readonly decided: number
  readonly accepted: number
  readonly open: number
  /** Findings of rules that are switched off here: in none of the counts above. */
  readonly silenced: number
  /** Remarks on its figures that are not settled. */
  readonly comments: number
  /** What the findings say is not there: tables that must be published or are announced, tables of targets of programmes. */
  readonly missing: { readonly tables: number; readonly programs: number }
  readonly leads: Leads
  readonly notice: RowNotice | null
}

/** 看板 A batch with its rows, and the rules that are switched off. */
export type Board = {
  readonly batch: Batch
  readonly rows: readonly BoardRow[]
  readonly silenced: readonly SilencedRule[]
}

/** 停用的规则 A rule that is switched off at this desk; `findings` is how many of the batch it would have had. */
export type SilencedRule = RuleSwitch & { readonly title: string | null; readonly findings: number }

/** 规则开关 Who switched a rule off or on, when, why. */
export type RuleSwitch = {
  readonly rule: string
  readonly off: boolean
  readonly reason: string
  /** ISO 8601 in UTC. */
  readonly at: string
  readonly accountName: string
}

/** 处理意见 `accepted` goes into the notice to be mended, `returned` to be explained, `rejected` is no error. */
export type Decision = 'accepted' | 'rejected' | 'returned'

/** 一处问题 One finding of one document. */
export type FindingOf = { readonly documentId: string; readonly findingId: string }

/** 一条意见 What was decided of a finding, by whom and when. */
export type MadeDecision = FindingOf & {
  readonly rule: string
  readonly decision: Decision
  readonly reason: string
  /** ISO 8601 in UTC. */
  readonly decidedAt: string
  readonly accountName: string
}

/** 同类问题的一处 A finding in a cluster. */
export type ClusterItem = FindingOf & {
  readonly unitName: string | null
  readonly unitCode: string | null
  readonly what: string
  readonly certainty: Certainty
  /** 分. */
  readonly money: number
  readonly decision: Decision | null
  readonly reason: string
}

/** 同类问题 One error over many units: the same rule says the same of them but for names and figures. */
export type Cluster = {
  readonly id: string
  readonly rule: string
  readonly title: string | null
  readonly severity: Severity
  readonly shape: string
  readonly example: string
  readonly units: number
  readonly money: number
  readonly items: readonly ClusterItem[]
}

/** 规则的采纳情况 How often findings of a rule were decided here and how often rejected, and whether it is switched off. */
export type RuleRecord = {
  readonly rule: string
  readonly title: string | null
  readonly decided: number
  readonly rejected: number
  readonly off: RuleSwitch | null
}

/** 一次决定 What somebody did at once: decided of some findings, took decisions back, or undid a deed. */
export type Deed = {
  readonly id: string
  readonly kind: Decision | 'withdrawn' | 'undone'
  /** ISO 8601 in UTC. */
  readonly at: string
  readonly account: string
  readonly accountName: string
  readonly reason: string
  readonly items: number
  readonly documents: number
  /** What one of its findings says; null when its document is gone. */
  readonly example: string | null
  /** The deed that this one undid. */
  readonly undoes: string | null
  /** By whom it was undone, and when; null while it stands. */
  readonly undone: { readonly at: string; readonly accountName: string } | null
}

/** 撤回的结果 How many findings stand again as before; `kept` were decided anew by somebody since and were left alone. */
export type Undone = { readonly undone: number; readonly kept: number }

/** 文件在哪个看板 A batch on which a document lies. */
export type OnBoard = { readonly id: string; readonly name: string }

/** 待公开的账本 A book that was approved and is not public: by when it must be, and how that stands today. */
export type DueBook = {
  readonly unitKey: string
  readonly unitName: string
  readonly year: number
  /** `YYYY-MM-DD`; null where it is not known. */
  readonly approvedOn: string | null
  readonly lastDay: string | null
  /** The first working day from a last day that is a day off; null where the last day is a working day or nobody knows. */
  readonly nextWorkingDay: string | null
  readonly punctuality: 'in-time' | 'unsure' | 'late' | 'before-approval' | 'unknown'
  /** Days left until the last day, negative when it is over; null where it is not known. */
  readonly daysLeft: number | null
}
