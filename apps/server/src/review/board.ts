import type { BoardDocument, BoardRow, Cluster, Leads, RowNotice } from '@mingzhang/cycle'
import type { Certainty, Severity } from '@mingzhang/model'
import type { DocumentWithFindings, FindingDecision, ReviewFile, ReviewNotice } from '@mingzhang/store'
import { moneyOf, shapeOf } from '@mingzhang/writers/review'

/** 问题摘要 What the desk needs of a finding: little enough to keep hundreds of documents at hand. */
export type BriefFinding = {
  readonly id: string
  readonly rule: string
  /** What should be true, as the rule book says it; absent in documents read before titles were kept. */
  readonly title: string | null
  readonly severity: Severity
  readonly certainty: Certainty
  readonly what: string
  /** What it says but for names and figures. */
  readonly shape: string
  /** 分. */
  readonly money: number
}

/** 文件摘要 A document on the desk with its findings in brief. */
export type BriefDocument = BoardDocument & { readonly findings: readonly BriefFinding[] }

export const briefOf = ({ document, findings }: DocumentWithFindings): BriefDocument => ({
  ...{ id: document.id, unitKey: document.unitKey, unitName: document.unitName, unitCode: document.unitCode },
  ...{ year: document.year, kind: document.kind, title: document.title },
  ...{ tables: document.contents.tables, programs: document.contents.programs },
  findings: findings.map((finding) => ({
    ...{ id: finding.id, rule: finding.rule, severity: finding.severity, certainty: finding.certainty },
    title: finding.title ?? null,
    ...{ what: finding.what, shape: shapeOf(finding.what), money: moneyOf(finding) },
  })),
})

/** What a row is made from. */
export type RowParts = {
  readonly file: ReviewFile
  readonly document: BriefDocument | undefined
  readonly decisions: ReadonlyMap<string, FindingDecision>
  readonly notice: ReviewNotice | undefined
  /** Remarks on the document that are open. */
  readonly comments: number
  /** Rules that are switched off at this desk. */
  readonly silenced: ReadonlyMap<string, unknown>
}

/** Rules that say of a table that it is not there. */
const tableRules = new Set(['form/required-tables-are-present', 'form/contents-match-tables'])
/** The rule that says so of a programme, where it is an error and not about its amount. */
const programRule = 'targets/catalogue-agrees-with-targets'

const isTable = ({ rule, severity }: BriefFinding): boolean => tableRules.has(rule) && severity !== 'note'
const isProgram = ({ rule, severity, money }: BriefFinding): boolean =>
  rule === programRule && severity === 'error' && money === 0

/** 看板行 A row for every file of a batch. */
export function boardRow({ file, document, decisions, notice, comments, silenced }: RowParts): BoardRow {
  const all = document?.findings ?? []
  const findings = all.filter(({ rule }) => !silenced.has(rule))
  const errors = findings.filter(({ severity }) => severity === 'error')
  const sure = (certainty: Certainty): number =>
    errors.filter((finding) => finding.certainty === certainty).length
  const of = (severity: Severity): number =>
    findings.filter((finding) => finding.severity === severity).length
  const grave = findings.filter(({ severity }) => severity !== 'note')
  const made = grave.flatMap(({ id }) => decisions.get(id) ?? [])
  return {
    ...{ ordinal: file.ordinal, file: file.name, refusal: file.refusal, known: file.known },
    state: file.state === 'done' && !document ? 'gone' : file.state,
    document: document ? withoutFindings(document) : null,
    count: { error: errors.length, warning: of('warning'), note: of('note') },
    errors: { certain: sure('certain'), likely: sure('likely'), possible: sure('possible') },
    money: errors.reduce((sum, { money }) => sum + money, 0),
    decided: made.length,
    accepted: made.filter(({ decision }) => decision !== 'rejected').length,
    open: grave.length - made.length,
    silenced: all.filter(({ rule, severity }) => severity !== 'note' && silenced.has(rule)).length,
    comments,
    missing: { tables: grave.filter(isTable).length, programs: errors.filter(isProgram).length },
    leads: leadsOf(findings, decisions),
    notice: notice ? noticeState(notice) : null,
  }
}

/** Where each cell leads: what is still to be decided comes first. */
function leadsOf(findings: readonly BriefFinding[], decisions: ReadonlyMap<string, unknown>): Leads {
  const first = (found: readonly BriefFinding[]): string | null =>
    (found.find(({ id }) => !decisions.has(id)) ?? found[0])?.id ?? null
  const errors = findings.filter(({ severity }) => severity === 'error')
  return {
    error: first(errors),
    warning: first(findings.filter(({ severity }) => severity === 'warning')),
    money: errors.toSorted((one, other) => other.money - one.money)[0]?.id ?? null,
    missing: first(findings.filter((finding) => isTable(finding) || isProgram(finding))),
  }
}

const withoutFindings = ({ findings: _, ...document }: BriefDocument): BoardDocument => document

const noticeState = ({ findings, ...notice }: ReviewNotice): RowNotice => ({
  ...{ id: notice.id, documentId: notice.documentId, state: notice.state, remaining: notice.remaining },
  ...{ dueOn: notice.dueOn, closedAt: notice.closedAt, closedByDocument: notice.closedByDocument },
  findings: findings.length,
})

const severities: readonly Severity[] = ['error', 'warning', 'note']

/** 归并 The findings of a batch gathered by what they say, the gravest and most widespread first; notes and rules that are switched off are left out. */
export function clustersOf(
  documents: readonly BriefDocument[],
  decisionOf: (document: string, finding: string) => FindingDecision | undefined,
  silenced: ReadonlyMap<string, unknown> = new Map(),
): Cluster[] {
  const each = documents.flatMap((document) =>
    document.findings
      .filter(({ severity, rule }) => severity !== 'note' && !silenced.has(rule))
      .map((finding) => ({ document, finding, id: `${finding.rule}|${finding.severity}|${finding.shape}` })),
  )
  const groups = [...Map.groupBy(each, ({ id }) => id)]
  const clusters = groups.flatMap(([id, group]): Cluster[] => {
    const first = group[0]?.finding
    if (!first) return []
    return [
      {
        ...{
          id,
          rule: first.rule,
          title: first.title,
          severity: first.severity,
          shape: first.shape,
          example: first.what,
        },
        units: new Set(group.map(({ document }) => document.unitKey)).size,
        money: group.reduce((sum, { finding }) => sum + finding.money, 0),
        items: group.map(({ document, finding }) => ({
          ...{
            documentId: document.id,
            findingId: finding.id,
            unitName: document.unitName,
            unitCode: document.unitCode,
            what: finding.what,
          },
          ...{ certainty: finding.certainty, money: finding.money },
          decision: decisionOf(document.id, finding.id)?.decision ?? null,
          reason: decisionOf(document.id, finding.id)?.reason ?? '',
        })),
      },
    ]
  })
  return clusters.toSorted(
    (one, other) =>
      severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
      other.units - one.units ||
      other.items.length - one.items.length ||
      other.money - one.money,
  )
}
