import type { Citation } from './finding.ts'

/** 计分规则 How an indicator (or the execution rate) earns its points. */
export type ScoreRule =
  | 'execution'
  | 'positive'
  | 'reverse'
  | 'equal'
  | 'range'
  | 'dated'
  | 'qualitative'
  /** Withdrawn in the year: no part of the score. */
  | 'withdrawn'

/** 用到的参数 A parameter as it was used: what it was, since when, on what basis. */
export type UsedParameter = {
  readonly id: string
  readonly value: string
  readonly unit: string
  readonly from: string
  readonly region: string | null
  readonly basis: Citation
}

/**
 * 一项得分 The points of one indicator or of the execution rate, replayable: the rule, its parameters, the figures that
 * went in, what came out and why. All figures are decimal strings.
 */
export type ItemScore = {
  readonly name: string
  /** null: no rule could be chosen. */
  readonly rule: ScoreRule | null
  readonly weight: string | null
  readonly parameters: readonly UsedParameter[]
  readonly figures: { readonly [name: string]: string }
  /** Two decimals, half up; null: cannot tell, and `why` says what is missing. */
  readonly points: string | null
  /** What the rule allows, where it leaves a band to judgement; both ends equal `points` elsewhere. */
  readonly lowest: string | null
  readonly highest: string | null
  readonly why: string
  /** Whether the target was met; null where that cannot be told. */
  readonly met: boolean | null
  /** What was taken for granted: a unit, a direction. A score that rests on it is less than certain. */
  readonly assumed: readonly string[]
  /** What should be looked at although it changes no points. */
  readonly remarks: readonly string[]
}

/** 等级. */
export type Grade = '优' | '良' | '中' | '差'

/** 项目得分 The score of a programme or of a whole unit. */
export type ProgramScore = {
  readonly name: string
  readonly code: string | null
  /** `excluded`: not scored by rule, such as a programme that was stopped. */
  readonly verdict: 'scored' | 'unknown' | 'excluded'
  /** null where the execution rate is no part of the score. */
  readonly execution: ItemScore | null
  readonly items: readonly ItemScore[]
  /** Sum of all weights. */
  readonly weights: string
  /** null when an item cannot be told. */
  readonly total: string | null
  /** Between which points the total lies, whatever is missing. */
  readonly lowest: string
  readonly highest: string
  readonly grade: Grade | null
  readonly why: string
  readonly remarks: readonly string[]
}
