import type { Fact } from './facts.ts'
import type { Judged } from './judge.ts'

/** 假设 A figure shifted by an amount, what that would explain and what it would break. */
export type Hypothesis = {
  readonly culprit: Fact
  readonly followers: readonly Fact[]
  readonly shift: number
  readonly explained: readonly Judged[]
  readonly score: number
  readonly broken: number
}

/** Relations by the figures in them, with the sign a figure has there: + on the left, − on the right. */
export type Index = ReadonlyMap<Fact, readonly { readonly relation: Judged; readonly sign: 1 | -1 }[]>
