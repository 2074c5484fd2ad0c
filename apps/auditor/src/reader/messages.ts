import type { DocumentHeader, Refusal } from '@mingzhang/model'
import type { ReportFile } from '@mingzhang/writers/report'

/** 写成什么 What a report can be saved as. */
export type SavedAs = 'html' | 'docx' | 'xlsx'

/** What the page asks of the thread that reads. */
export type Ask =
  | { readonly kind: 'file'; readonly key: string; readonly name: string; readonly bytes: Uint8Array }
  /** All files have been given: those that belong together are to be taken together. */
  | { readonly kind: 'together' }
  /** The PDF library, which was asked for. */
  | { readonly kind: 'pdf'; readonly program: Uint8Array }
  | {
      readonly kind: 'save'
      readonly as: SavedAs
      readonly files: readonly ReportFile[]
      readonly issuedOn: string
    }

/** What a document says of itself, as soon as it is read and before it is checked. */
export type ReadFacts = {
  readonly document: DocumentHeader
  readonly tables: number
  readonly programs: number
  readonly claims: number
}

/** What the thread answers. A bundle gives one file a member, each under a key of its own. */
export type Answer =
  | { readonly kind: 'needs-pdf' }
  | { readonly kind: 'reading'; readonly key: string; readonly of: string; readonly name: string }
  | { readonly kind: 'checking'; readonly key: string; readonly facts: ReadFacts }
  | { readonly kind: 'done'; readonly key: string; readonly file: ReportFile }
  | { readonly kind: 'refused'; readonly key: string; readonly refusal: Refusal }
  /** All members of a file have been answered. */
  | { readonly kind: 'finished'; readonly of: string }
  | {
      readonly kind: 'together'
      readonly files: readonly { readonly key: string; readonly file: ReportFile }[]
      readonly why: readonly string[]
    }
  | { readonly kind: 'saved'; readonly as: SavedAs; readonly bytes: Uint8Array }
  /** How many requests the thread has sent since it started. */
  | { readonly kind: 'requests'; readonly count: number }
  /** A fault of the program, with the file that it met. */
  | { readonly kind: 'failed'; readonly of: string | null }
