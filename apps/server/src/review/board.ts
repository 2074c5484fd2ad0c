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
export type BriefDocument = {
  readonly id: string
  readonly unitKey: string
  readonly unitName: string | null
  readonly unitCode: string | null
  readonly year: number | null
  readonly kind: string | null
  readonly title: string | null
  readonly tables: number
  readonly programs: number
  readonly findings: readonly BriefFinding[]
}

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

/** 看板的一行 A file of the batch: what became of it, its findings by severity and how far they are decided. */
export type BoardRow = {
  readonly ordinal: number
  readonly file: string
  readonly state: ReviewFile['state']
  readonly refusal: ReviewFile['refusal']
  readonly document: Omit<BriefDocument, 'findings'> | null
  readonly count: Readonly<Record<Severity, number>>
  /** Errors by how sure they are. */
  readonly errors: Readonly<Record<Certainty, number>>
  /** 分, the sum of what the errors are off by. */
  readonly money: number
  /** Of the errors and warnings: how many are decided, and how many of these were accepted. */
  readonly decided: number
  readonly accepted: number
  readonly open: number
  /** What the findings say is not there: tables that must be published or are announced, tables of targets of programmes. */
  readonly missing: { readonly tables: number; readonly programs: number }
  /** The newest notice to the unit for the year; `findings` is how many it names. */
  readonly notice: NoticeState | null
}

type NoticeState = Pick<
  ReviewNotice,
  'id' | 'documentId' | 'state' | 'remaining' | 'dueOn' | 'closedAt' | 'closedByDocument'
> & { readonly findings: number }

/** Rules that say of a table that it is not there. */
const tableRules = new Set(['form/required-tables-are-present', 'form/contents-match-tables'])
/** The rule that says so of a programme, where it is an error and not about its amount. */
const programRule = 'targets/catalogue-agrees-with-targets'

/** 看板行 A row for every file of a batch. */
export function boardRow(
  file: ReviewFile,
  document: BriefDocument | undefined,
  decisions: ReadonlyMap<string, FindingDecision>,
  notice: ReviewNotice | undefined,
): BoardRow {
  const findings = document?.findings ?? []
  const errors = findings.filter(({ severity }) => severity === 'error')
  const sure = (certainty: Certainty): number =>
    errors.filter((finding) => finding.certainty === certainty).length
  const of = (severity: Severity): number =>
    findings.filter((finding) => finding.severity === severity).length
  const grave = findings.filter(({ severity }) => severity !== 'note')
  const made = grave.flatMap(({ id }) => decisions.get(id) ?? [])
  return {
    ...{ ordinal: file.ordinal, file: file.name, state: file.state, refusal: file.refusal },
    document: document ? withoutFindings(document) : null,
    count: { error: errors.length, warning: of('warning'), note: of('note') },
    errors: { certain: sure('certain'), likely: sure('likely'), possible: sure('possible') },
    money: errors.reduce((sum, { money }) => sum + money, 0),
    decided: made.length,
    accepted: made.filter(({ decision }) => decision === 'accepted').length,
    open: grave.length - made.length,
    missing: {
      tables: grave.filter(({ rule }) => tableRules.has(rule)).length,
      programs: errors.filter(({ rule, money }) => rule === programRule && money === 0).length,
    },
    notice: notice ? noticeState(notice) : null,
  }
}

const withoutFindings = ({ findings: _, ...document }: BriefDocument): Omit<BriefDocument, 'findings'> =>
  document

const noticeState = ({ findings, ...notice }: ReviewNotice): NoticeState => ({
  ...{ id: notice.id, documentId: notice.documentId, state: notice.state, remaining: notice.remaining },
  ...{ dueOn: notice.dueOn, closedAt: notice.closedAt, closedByDocument: notice.closedByDocument },
  findings: findings.length,
})

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
  readonly items: readonly {
    readonly documentId: string
    readonly findingId: string
    readonly unitName: string | null
    readonly unitCode: string | null
    readonly what: string
    readonly certainty: Certainty
    readonly money: number
    readonly decision: FindingDecision['decision'] | null
    readonly reason: string
  }[]
}

const severities: readonly Severity[] = ['error', 'warning', 'note']

/** 归并 The findings of a batch gathered by what they say, the gravest and most widespread first; notes are left out. */
export function clustersOf(
  documents: readonly BriefDocument[],
  decisionOf: (document: string, finding: string) => FindingDecision | undefined,
): Cluster[] {
  const each = documents.flatMap((document) =>
    document.findings
      .filter(({ severity }) => severity !== 'note')
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
