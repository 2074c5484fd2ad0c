import type { Refusal, Severity } from '@mingzhang/model'
import type { AuditPhase } from './audit-function.ts'

/**
 * 入库进度 One line of the answer to an upload (newline-delimited JSON): for every file, in the order sent, the stages it
 * goes through and how it ends (`done` or `refused`); last of all `end`. An upload that breaks off is one `refused`
 * more, of the file that did not arrive.
 */
export type ImportLine = (FileLine & ImportStage) | ({ readonly stage: 'end' } & ImportCounts)

type FileLine = {
  /** Name as it will be shown; '' when none arrived. */
  readonly file: string
  /** Which file of the request, from 0. */
  readonly index: number
  /** Which file of a bundle (then `file` is bundle/name), from 0. */
  readonly member?: number
}

/** 阶段 Where one file is, or what became of it. */
export type ImportStage = { readonly stage: 'receiving' } | ImportProgress | ImportResult

export type ImportProgress =
  | { readonly stage: AuditPhase; readonly bytes: number }
  | {
      readonly stage: 'saving'
      readonly tables: number
      readonly statements: number
      readonly programs: number
      readonly findings: number
    }

/** 结果 `already`: these bytes were in the store, and nothing was changed. */
export type ImportResult =
  | {
      readonly stage: 'done'
      readonly status: 'imported'
      readonly id: string
      readonly findings: { readonly [S in Severity]: number }
    }
  | { readonly stage: 'done'; readonly status: 'already'; readonly id: string }
  | { readonly stage: 'refused'; readonly status: 'refused'; readonly refusal: Refusal }

export type ImportCounts = { readonly imported: number; readonly already: number; readonly refused: number }
