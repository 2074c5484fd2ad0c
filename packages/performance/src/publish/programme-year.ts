import type { BookProgramme } from '@mingzhang/model'
import type { EvaluationRecord } from '../evaluate/evaluation-record.ts'
import type { Rectification } from '../rectify/rectification.ts'
import type { MonitoringReport } from '../rounds/report.ts'
import type { Stopped } from '../score/score-program.ts'

/** 整体绩效的项目号 The targets of the whole unit stand among its programmes under this id. */
export const wholeUnit = 'whole'

/** 项目的一年 Everything of a programme in a year: targets, reports by month, rectifications, evaluations. */
export type ProgrammeYear = {
  readonly id: string
  readonly programme: BookProgramme
  readonly stopped: Stopped | null
  /** In the order of their months. */
  readonly reports: readonly MonitoringReport[]
  readonly rectifications: readonly Rectification[]
  readonly self: EvaluationRecord | null
  readonly bureau: (EvaluationRecord & { readonly remarks: string }) | null
}

/** 一年的绩效 A unit's or a district's year of performance. */
export type PerformanceYear = {
  readonly title: string
  readonly unit: { readonly code: string | null; readonly name: string }
  readonly region: string | null
  readonly year: number
  /** Results in it are made up; every page and file says so. */
  readonly simulated: boolean
  readonly programmes: readonly ProgrammeYear[]
}

/** 模拟数据的标记 What every table, page and file of simulated results says; null for real ones. */
export const markOf = ({ simulated }: Pick<PerformanceYear, 'simulated'>): string | null =>
  simulated ? '模拟数据：由程序生成，不是任何单位的真实结果' : null
