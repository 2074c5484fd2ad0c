import type { DocumentHeader, Finding, Severity, VerdictCounts } from '@mingzhang/model'
import { type IssueDay, issueDay } from './issue-day.ts'
import { words } from './words.ts'

/**
 * 核对报告 What a check found, ready to be written as a page, a notice or a workbook. Same report, same bytes.
 */
export type Report = {
  readonly files: readonly ReportFile[]
  /** Day of issue, YYYY-MM-DD; nothing here looks at a clock. */
  readonly issuedOn: string
  /** Day by which a notice wants to be answered, YYYY-MM-DD; absent or null leaves it blank. */
  readonly dueOn?: string | null
}

/** 一份文件 One document with its findings, the gravest and surest first. */
export type ReportFile = {
  /** The file as the caller named it. */
  readonly file: string
  readonly document: DocumentHeader
  readonly findings: readonly Finding[]
  readonly counts: VerdictCounts
  /** What the reviewer says of a finding in a notice, by the finding's id. */
  readonly remarks?: ReadonlyMap<string, Remark>
}

/** 审核意见 `explain`: the unit is asked to explain rather than to mend. */
export type Remark = { readonly text: string; readonly explain: boolean }

/** 轻重 Severities, the gravest first: the order of every list. */
export const severities = ['error', 'warning', 'note'] as const satisfies readonly Severity[]

/** 四种回答 The order in which the four answers are shown. */
export const verdicts = ['holds', 'fails', 'unknown', 'inapplicable'] as const

/** 按轻重取 Findings of one severity, in the order they came. */
export const findingsOf = (findings: readonly Finding[], severity: Severity): readonly Finding[] =>
  findings.filter((finding) => finding.severity === severity)

/** 文件名称 How a document is called in a heading: unit, year and kind; else its title; else its file name. */
export function nameOfFile({ file, document }: ReportFile): string {
  const { unit, year, kind, title } = document
  if (unit.name === null) return title ?? file
  const of = [year === null ? null : words.year(year), kind === null ? null : words.kind[kind]]
  return [unit.name, of.filter((part) => part !== null).join('')].filter((part) => part !== '').join(' ')
}

/** 出具日期 The day of issue in three numbers. A date that is not YYYY-MM-DD is the caller's bug and throws. */
export const issueDate = ({ issuedOn }: Report): IssueDay => issueDay(issuedOn)
