import { type Place, placeText } from './place.ts'

/** 问题 What is wrong, why, what to do, where, on what basis, and where it can be shown, which figure is the cause. */
export type Finding = {
  /** Stable within a document: the same finding on the next reading has the same id. */
  readonly id: string
  readonly rule: string
  /** What should be true, as the rule book says it; absent in what was written before rules were told. */
  readonly title?: string
  readonly severity: Severity
  readonly certainty: Certainty
  readonly what: string
  readonly why: string
  readonly toDo: string
  readonly basis: readonly Citation[]
  readonly figures: Figures | null
  readonly cause: Cause | null
  readonly correction: Correction | null
  /** Every place involved, the likeliest culprit first. */
  readonly places: readonly Place[]
  /** The arithmetic, one line an equation: what holds and what does not. */
  readonly evidence: readonly Evidence[]
}

export type Severity = 'error' | 'warning' | 'note'

/** 把握: 确定, 很可能, 可能. */
export type Certainty = 'certain' | 'likely' | 'possible'

export type Citation = {
  readonly instrument: string
  readonly article: string
  /** One line in our own words. */
  readonly gist: string
  /** Was the text of the instrument read? */
  readonly verified: boolean
  /** No instrument at all: arithmetic, or what the document says of itself. */
  readonly own?: boolean
}

/** 原文、应为、差额、允许, decimal strings in one unit. */
export type Figures = {
  readonly stated: string
  readonly expected: string
  readonly difference: string
  readonly allowance: string
  readonly unit: string
}

/** 原因 Why a figure is likely wrong. */
export type Cause =
  | 'stale-year'
  | 'digits-swapped'
  | 'factor-of-ten'
  | 'wrong-unit'
  | 'row-shifted'
  | 'row-left-out'
  | 'counted-twice'
  | 'month-for-year'
  | 'wrong-direction'
  | 'part-over-whole'
  | 'entry-error'
  | 'rounding'
  | 'residue'

export type Correction = { readonly place: Place; readonly from: string; readonly to: string }

export type Evidence = {
  readonly verdict: Verdict
  /** In words: 表 1 支出总计 = 表 3 合计. */
  readonly text: string
  /** In figures: 8900.03 = 8900.03. */
  readonly arithmetic: string
  /** Places of the figures of this line. */
  readonly places: readonly Place[]
  /** What was taken for granted (a blank as 0, a listing as complete), in words. */
  readonly assumed?: readonly string[]
}

/** 四种回答: 成立, 不成立, 无法判断, 不适用. */
export type Verdict = 'holds' | 'fails' | 'unknown' | 'inapplicable'

/** How many checks of a document gave which answer. */
export type VerdictCounts = { readonly [V in Verdict]: number }

/** 问题编号 An id that stays the same as long as the rule and the places do (FNV-1a over both, 13 base-36 digits). */
export function findingId(rule: string, places: readonly Place[]): string {
  const text = `${rule} ${places.map(placeText).join(' ')}`
  let hash = 0xcbf29ce484222325n
  for (let index = 0; index < text.length; index += 1) {
    hash = ((hash ^ BigInt(text.charCodeAt(index))) * 0x100000001b3n) & 0xffffffffffffffffn
  }
  return hash.toString(36).padStart(13, '0')
}
