import type { Apart, Joined, Kin } from '@mingzhang/audit'
import type { Conversion } from '@mingzhang/server'
import type { ReportFile } from '@mingzhang/writers/report'

/** 待读 A file with its bytes, and what another program had to do to it first. */
export type FileToReview = {
  readonly path: string
  readonly bytes: Uint8Array
  readonly conversion: Conversion | null
}

/** 审读任务 What a thread of a review is given: a file by itself, files that may belong together, or a notice to write. */
export type ReviewJob =
  | { readonly kind: 'file'; readonly file: FileToReview }
  | { readonly kind: 'together'; readonly files: readonly FileToReview[] }
  | { readonly kind: 'notice'; readonly files: readonly ReportFile[]; readonly issuedOn: string }

export type ReviewValue =
  | { readonly kind: 'file'; readonly file: ReportFile; readonly kin: Kin }
  | {
      readonly kind: 'together'
      readonly files: readonly ReportFile[]
      readonly together: readonly Joined[]
      readonly apart: readonly Apart[]
    }
  | { readonly kind: 'notice'; readonly bytes: Uint8Array }
