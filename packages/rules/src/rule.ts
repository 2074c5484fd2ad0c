import type {
  Cause,
  Certainty,
  Citation,
  Correction,
  Disclosure,
  Evidence,
  Figures,
  Place,
  ProgramScore,
  Relation,
  Severity,
  Statement,
} from '@mingzhang/model'

/**
 * 规则 One rule of the book: what should be true, why it is law, and how to see that it is not.
 *
 * A rule that the one law derives does not belong here. The id says what should be true: `targets/weights-add-up`.
 */
export type Rule = {
  readonly id: string
  /** What should be true, one Chinese sentence. */
  readonly title: string
  readonly severity: Severity
  readonly basis: readonly Citation[]
  /**
   * Answers, one for each thing looked at. A rule that has nothing to look at yields nothing: it does not apply.
   * `unknown` is for what was not disclosed, not read, or read too doubtfully to accuse anybody.
   */
  readonly check: (context: RuleContext) => Iterable<Answer>
}

/** 规则的说法 A rule as the book tells it: what should be true, how grave it is otherwise, and on what basis. */
export type RuleInWords = Omit<Rule, 'check'>

/** What a rule may look at: what the document says, how it reconciles and what it scores; never its bytes, a store or a screen. */
export type RuleContext = {
  readonly disclosure: Disclosure
  readonly statements: readonly Statement[]
  readonly relations: readonly Relation[]
  readonly scores: Scores
}

/** 重算得分 Scores by the rule of what the document evaluates itself; null where it reports no results. */
export type Scores = {
  /** In the order of the programmes. */
  readonly programs: readonly (ProgramScore | null)[]
  readonly department: ProgramScore | null
}

export type Answer = 'holds' | 'unknown' | Draft

/** 问题稿 A finding as a rule states it; what is left out is filled from the rule. */
export type Draft = {
  readonly what: string
  readonly why: string
  readonly toDo: string
  /** Every place involved, the likeliest culprit first; at least one. */
  readonly places: readonly Place[]
  readonly severity?: Severity
  readonly certainty?: Certainty
  readonly figures?: Figures
  readonly cause?: Cause
  readonly correction?: Correction
  readonly evidence?: readonly Evidence[]
  readonly basis?: readonly Citation[]
}

/** Declares a rule; the identity function, so that every rule file reads alike and is typed. */
export const rule = (definition: Rule): Rule => definition
