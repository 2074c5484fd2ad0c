import type { Verdict } from './finding.ts'
import type { Statement } from './statement.ts'

/** 勾稽关系 One relation between statements, derived from the cube, with its verdict and its arithmetic. */
export type Relation = {
  readonly id: string
  /** `equal`: one key stated twice; `split`: a whole and its parts; `part`: a part within its whole; `change`: this year less last. */
  readonly kind: 'equal' | 'split' | 'part' | 'change'
  readonly verdict: Verdict
  readonly scope: 'within-table' | 'between-tables' | 'text-and-table' | 'within-text'
  readonly left: readonly Statement[]
  readonly right: readonly Statement[]
  /** left − right in 分 (hundredths for counts). */
  readonly difference: number
  /** Twice the allowance, in the same unit (whole number). */
  readonly doubledAllowance: number
  /** Differs, but the digits stated explain it. */
  readonly rounding: boolean
  /** Zeros and equalities taken for granted, in words, and why. */
  readonly assumed: readonly string[]
}
