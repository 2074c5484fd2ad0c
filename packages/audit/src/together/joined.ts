import type { VerdictCounts } from '@mingzhang/model'

/** 归并 Files that belong together, how, and why we think so. */
export type Joined = {
  readonly kind: 'one-disclosure' | 'years' | 'department' | 'catalogue'
  readonly files: readonly string[]
  /** One Chinese sentence. */
  readonly why: string
  /** What was checked across them, and with which answer. */
  readonly counts: VerdictCounts
}

/** 未归并 Files that look as if they belonged together, and why they were left apart. */
export type Apart = { readonly files: readonly string[]; readonly why: string }

export const noCounts: VerdictCounts = { holds: 0, fails: 0, unknown: 0, inapplicable: 0 }
