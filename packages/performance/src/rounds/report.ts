import type { QualitativeBand } from '@mingzhang/law'
import type { Execution } from '../score/score-execution.ts'
import type { Result } from '../score/score-indicator.ts'

/** 偏差原因的类别 Classes of the national monitoring form. */
export const reasonClasses = ['经费', '制度', '人员', '硬件条件', '其他'] as const
export type ReasonClass = (typeof reasonClasses)[number]

/** 完成目标的可能性 Three answers of the national monitoring form. */
export const likelihoods = ['确定能', '有可能', '完全不可能'] as const
export type Likelihood = (typeof likelihoods)[number]

/** 结果从哪来 Entered by a person, computed from records, read from a document, or simulated. */
export type ResultSource = 'entered' | 'records' | 'document' | 'simulated'

/** 指标填报 What is reported of one indicator at the end of a round; blank is null. */
export type ReportedIndicator = {
  readonly actual: string | null
  readonly unit: string | null
  /** YYYY-MM-DD. */
  readonly on: string | null
  readonly band: QualitativeBand | null
  /** 全年预计完成. */
  readonly forecast: string | null
  readonly likelihood: Likelihood | null
  readonly reasonClass: ReasonClass | null
  readonly reason: string | null
  readonly source: ResultSource
}

/** 监控填报 What a programme reports at the end of a round; money cumulative, decimals in `unit`. */
export type MonitoringReport = {
  readonly month: number
  readonly initial: string | null
  readonly adjusted: string | null
  readonly executed: string | null
  /** 全年预计执行数. */
  readonly forecast: string | null
  readonly unit: string
  /** By the position of the indicator in the targets. */
  readonly indicators: readonly (ReportedIndicator | null)[]
  /** YYYY-MM-DD; null: a draft that was not handed in. */
  readonly submittedOn: string | null
}

/** 没有填的指标 An indicator nobody has reported on. */
export const blankIndicator: ReportedIndicator = {
  actual: null,
  unit: null,
  on: null,
  band: null,
  forecast: null,
  likelihood: null,
  reasonClass: null,
  reason: null,
  source: 'entered',
}

/** 填报的结果 The results of a report in the order of the targets, as the rules take them. */
export const resultsOf = ({ indicators }: MonitoringReport): (Result | null)[] =>
  indicators.map(
    (one) =>
      one && {
        ...{ actual: one.actual, unit: one.unit, on: one.on, band: one.band },
        ...(one.reason !== null && { reason: one.reason }),
      },
  )

/** 填报的资金 The money of a report, as the rules take it; null when none is reported. */
export const executionOfReport = (
  { initial, adjusted, executed, unit }: MonitoringReport,
  weight: string | null,
): Execution | null =>
  initial === null && adjusted === null && executed === null
    ? null
    : { initial, adjusted, executed, unit, weight }
