import type { BoardRow, Decision, FileState, SilencedRule } from '@mingzhang/cycle'
import { dayInChina } from '@mingzhang/model'
import { type BatchKey, type FindingDecision, listDecisions, listFindings } from '@mingzhang/store'
import type { DecidedFinding, ReviewBook, ReviewLine, SilencedLine } from '@mingzhang/writers/review'
import { boardRows } from './board-rows.ts'
import type { ReviewContext } from './review-context.ts'

const states: Readonly<Record<FileState, string>> = {
  waiting: '未读',
  reading: '正在读',
  done: '已读',
  refused: '读不了',
  gone: '已删除',
}

const decisions: Readonly<Record<Decision, string>> = {
  accepted: '采纳',
  rejected: '不采纳',
  returned: '退回说明',
}

/** 审核结果 Everything of a batch as it stands now: units, findings with their decisions, notices, rules left out. */
export async function reviewBook(context: ReviewContext, key: BatchKey): Promise<ReviewBook> {
  const { store, now } = context
  const { rows, silenced } = await boardRows(context, key)
  const ids = [...new Set(rows.flatMap(({ document }) => document?.id ?? []))]
  const made = await listDecisions(store, key.desk, ids)
  const decided = new Map(made.map((one) => [`${one.documentId}/${one.findingId}`, one]))
  const off = new Set(silenced.map(({ rule }) => rule))
  const fileOf = new Map(rows.map(({ document, file }) => [document?.id ?? '', file]))
  const documents = await listFindings(store, ids)
  return {
    at: now(),
    units: rows.map(unitLine),
    findings: documents.flatMap(({ document, findings }) =>
      findings.map(
        (finding): DecidedFinding => ({
          ...{ code: document.unitCode, unit: document.unitName, year: document.year, finding },
          file: fileOf.get(document.id) ?? document.fileName,
          decided: decidedLine(decided.get(`${document.id}/${finding.id}`)),
          silenced: off.has(finding.rule),
        }),
      ),
    ),
    silenced: silenced.map(silencedLine),
  }
}

const unitLine = (row: BoardRow): ReviewLine => ({
  ...{ code: row.document?.unitCode ?? null, unit: row.document?.unitName ?? null, file: row.file },
  ...{ state: states[row.state], errors: row.count.error, warnings: row.count.warning, money: row.money },
  ...{ decided: row.decided, open: row.open, dueOn: row.notice?.dueOn ?? null },
  notice: noticeWords(row),
  remark: remarkOf(row),
})

function noticeWords({ notice }: BoardRow): string {
  if (notice === null) return ''
  if (notice.state === 'closed') return '已了结'
  return notice.remaining === null ? '待改正' : `待改正，剩 ${notice.remaining} 处`
}

function remarkOf({ refusal, known, silenced, state }: BoardRow): string {
  const said = [
    refusal && `${refusal.what}${refusal.why}`,
    state === 'gone' && '读过，后来从库中删除了。',
    known &&
      `与“${known.batch?.name ?? '导入'}”的“${known.fileName}”相同，${dayInChina(known.importedAt)} 入库。`,
    silenced > 0 && `另有 ${silenced} 处属停用的规则。`,
  ]
  return said.filter(Boolean).join('')
}

const decidedLine = (made: FindingDecision | undefined): DecidedFinding['decided'] =>
  made
    ? {
        ...{ decision: decisions[made.decision], reason: made.reason },
        ...{ by: made.accountName, at: dayInChina(made.decidedAt) },
      }
    : null

const silencedLine = ({ rule, title, reason, accountName, at, findings }: SilencedRule): SilencedLine => ({
  ...{ title: title ?? rule, reason, by: accountName, at: dayInChina(at), findings },
})
