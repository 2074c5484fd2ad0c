import type {
  Batch,
  BatchCounts,
  BatchState,
  BatchTrouble,
  Board,
  BoardDocument,
  BoardRow,
  Cluster,
  ClusterItem,
  Decision,
  Deed,
  DueBook,
  KnownFile,
  Leads,
  OnBoard,
  RowNotice,
  RuleRecord,
  RuleSwitch,
  SilencedRule,
  Undone,
} from '@mingzhang/cycle'
import type { Refusal } from '@mingzhang/model'
import type { FindingDecision, ReviewNotice } from '@mingzhang/store'
import {
  fen,
  many,
  named,
  oneOf,
  orNull,
  record,
  text,
  textOrNull,
  texts,
  truth,
  whole,
  wholeOrNull,
} from '../answers/answer-schema.ts'

const decision = oneOf<Decision>('accepted', 'rejected', 'returned')
const severity = oneOf('error', 'warning', 'note')
const certainty = oneOf('certain', 'likely', 'possible')
const state = oneOf<BatchState>('running', 'paused', 'stopped', 'done')

const batch = record<Batch>(
  {
    ...{ id: text, name: text, state, createdAt: text, finishedAt: textOrNull, accountName: text },
    files: record<BatchCounts>({ total: whole, waiting: whole, done: whole, refused: whole, known: whole }),
    ...{ millisecondsUsed: whole, millisecondsLeft: wholeOrNull },
    trouble: orNull(record<BatchTrouble>({ kind: oneOf('full', 'away', 'broken'), againAt: text })),
  },
  '批次：一起放入的文件，读到哪里',
)

const known = record<KnownFile>({
  ...{ fileName: text, importedAt: text, by: textOrNull },
  batch: orNull(record<NonNullable<KnownFile['batch']>>({ id: text, name: text, same: truth })),
})

const document = record<BoardDocument>({
  ...{ id: text, unitKey: text, unitName: textOrNull, unitCode: textOrNull, year: wholeOrNull },
  ...{ kind: textOrNull, title: textOrNull, tables: whole, programs: whole },
})

const rowNotice = record<RowNotice>({
  ...{ id: text, documentId: text, state: oneOf('open', 'closed'), remaining: wholeOrNull },
  ...{ dueOn: textOrNull, closedAt: textOrNull, closedByDocument: textOrNull, findings: whole },
})

const row = record<BoardRow>(
  {
    ...{ ordinal: whole, file: text, state: oneOf('waiting', 'reading', 'done', 'refused', 'gone') },
    refusal: orNull(record<Refusal>({ id: text, what: text, why: text, toDo: text })),
    ...{ known: orNull(known), document: orNull(document) },
    count: record<BoardRow['count']>({ error: whole, warning: whole, note: whole }),
    errors: record<BoardRow['errors']>({ certain: whole, likely: whole, possible: whole }),
    ...{ money: fen, decided: whole, accepted: whole, open: whole, silenced: whole },
    comments: whole,
    missing: record<BoardRow['missing']>({ tables: whole, programs: whole }),
    leads: record<Leads>({ error: textOrNull, warning: textOrNull, money: textOrNull, missing: textOrNull }),
    notice: orNull(rowNotice),
  },
  '看板的一行：一份文件，它的问题，处理到哪里',
)

const turned = { rule: text, off: truth, reason: text, at: text, accountName: text }
const silenced = record<SilencedRule>({ ...turned, title: textOrNull, findings: whole })

const clusterItem = record<ClusterItem>({
  ...{ documentId: text, findingId: text, unitName: textOrNull, unitCode: textOrNull, what: text, certainty },
  ...{ money: fen, decision: orNull(decision), reason: text },
})

const cluster = record<Cluster>(
  {
    ...{ id: text, rule: text, title: textOrNull, severity, shape: text, example: text, units: whole },
    ...{ money: fen, items: many(clusterItem) },
  },
  '同类问题：同一条规则对许多单位说的同一件事',
)

const deed = record<Deed>({
  ...{ id: text, kind: oneOf('accepted', 'rejected', 'returned', 'withdrawn', 'undone'), at: text },
  ...{ account: text, accountName: text, reason: text, items: whole, documents: whole },
  ...{ example: textOrNull, undoes: textOrNull },
  undone: orNull(record<NonNullable<Deed['undone']>>({ at: text, accountName: text })),
})

const turn = record<RuleSwitch>(turned, '规则开关：谁在何时停用或启用了规则，为什么')

const rule = record<RuleRecord>({
  ...{
    rule: text,
    title: textOrNull,
    decided: whole,
    rejected: whole,
    off: orNull(named<RuleSwitch>('RuleSwitch')),
  },
})

const notice = record<ReviewNotice>({
  ...{ id: text, documentId: text, unitKey: text, year: wholeOrNull, findings: texts },
  ...{ state: oneOf('open', 'closed'), issuedAt: text, issuedBy: text, dueOn: textOrNull },
  ...{ closedAt: textOrNull, closedByDocument: textOrNull, remaining: wholeOrNull },
})

const made = record<FindingDecision>({
  ...{ documentId: text, findingId: text, rule: text, decision, reason: text, decidedAt: text },
  ...{ account: text, accountName: text },
})

const due = record<DueBook>({
  ...{ unitKey: text, unitName: text, year: whole, approvedOn: textOrNull, lastDay: textOrNull },
  ...{ nextWorkingDay: textOrNull, daysLeft: wholeOrNull },
  punctuality: oneOf('in-time', 'unsure', 'late', 'before-approval', 'unknown'),
})

type OfDocument = {
  readonly decisions: readonly FindingDecision[]
  readonly boards: readonly OnBoard[]
  readonly silenced: readonly RuleSwitch[]
}

/** 审核各答复共有 What more than one answer of the review desk holds, described once. */
export const reviewSchemas = { ReviewBatch: batch, BoardRow: row, RuleSwitch: turn }

/** 审核的答复 The answers of the review desk, by what is asked. */
export const reviewAnswers = {
  batches: record<{ batches: readonly Batch[] }>({ batches: many(named<Batch>('ReviewBatch')) }),
  laid: record<{ id: string; files: number }>({ id: text, files: whole }),
  board: record<Board>({
    ...{ batch: named<Batch>('ReviewBatch'), rows: many(named<BoardRow>('BoardRow')) },
    silenced: many(silenced),
  }),
  clusters: record<{ clusters: readonly Cluster[] }>({ clusters: many(cluster) }),
  moved: record<{ state: BatchState }>({ state }),
  decided: record<{ decided: number; deed: string }>({ decided: whole, deed: text }),
  withdrawn: record<{ withdrawn: number }>({ withdrawn: whole }),
  deeds: record<{ deeds: readonly Deed[] }>({ deeds: many(deed) }),
  undone: record<Undone>({ undone: whole, kept: whole }),
  ofDocument: record<OfDocument>({
    ...{ decisions: many(made), silenced: many(named<RuleSwitch>('RuleSwitch')) },
    boards: many(record<OnBoard>({ id: text, name: text })),
  }),
  notices: record<{ notices: readonly ReviewNotice[] }>({ notices: many(notice) }),
  issued: record<{ notices: readonly string[] }>({ notices: texts }),
  deadlines: record<{ books: readonly DueBook[] }>({ books: many(due) }),
  rules: record<{ rules: readonly RuleRecord[]; turns: readonly RuleSwitch[] }>({
    ...{ rules: many(rule), turns: many(named<RuleSwitch>('RuleSwitch')) },
  }),
}
