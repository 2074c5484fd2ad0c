import type { Finding } from '@mingzhang/model'
import type { Trial } from './trial.ts'

/** 度量 What a set of trials comes to; shares in [0, 1]. */
export type Measures = {
  readonly trials: number
  readonly recall: number
  /** Found, but only by a note. */
  readonly notes: number
  readonly precision: number
  readonly place: number
  readonly cause: number
}

const share = (part: number, of: number): number => (of === 0 ? 1 : part / of)

export function measuresOf(trials: readonly Trial[]): Measures {
  const found = trials.filter(({ found: grave, noted }) => grave || noted)
  const caused = found.filter(({ caused: right, placed }) => right !== null && placed)
  const right = trials.reduce((sum, trial) => sum + trial.right.length, 0)
  const wrong = trials.reduce((sum, trial) => sum + trial.wrong.length, 0)
  return {
    trials: trials.length,
    recall: share(found.length, trials.length),
    notes: share(trials.filter(({ noted }) => noted).length, trials.length),
    precision: share(right, right + wrong),
    place: share(found.filter(({ placed }) => placed).length, found.length),
    cause: share(caused.filter(({ caused: isRight }) => isRight).length, caused.length),
  }
}

/** 规则的效力 What was planted for a rule, how often it spoke, and how often it was right. */
export type RulePower = {
  readonly rule: string
  /** Errors of a kind the rule is there for. */
  readonly planted: number
  /** Of these, named by the rule itself. */
  readonly byItself: number
  /** Of these, named by whatever rule. */
  readonly found: number
  /** Errors of any kind that it named. */
  readonly right: number
  /** What it said that names no planted error. */
  readonly wrong: number
  /** What it says of documents before anything is planted, notes left out. */
  readonly untouched: number
}

/** What stands out in a rule: it accuses what is right, has nothing planted for it, finds nothing, or too little. */
export type Flaw = 'false-alarms' | 'nothing-planted' | 'no-power' | 'weak'

/** The share of what is planted for a rule that must be named by some rule. */
const enough = 0.9

/** 短处 The flaws of a rule, the gravest first; none for a rule that finds what it is there for. */
export function flawsOf({ planted, right, found, wrong, untouched }: RulePower, isDerived: boolean): Flaw[] {
  const flaws: Flaw[] = []
  if (untouched > 0 || wrong * 20 > right) flaws.push('false-alarms')
  if (!isDerived && planted === 0) flaws.push('nothing-planted')
  if (right === 0 && (isDerived || planted > 0)) flaws.push('no-power')
  else if (planted > 0 && found < enough * planted) flaws.push('weak')
  return flaws
}

/** @param rules every rule there is, so that those that never speak are seen */
export function powersOf(
  rules: readonly string[],
  trials: readonly Trial[],
  untouched: readonly Finding[],
): RulePower[] {
  const count = (items: readonly string[], rule: string): number =>
    items.filter((item) => item === rule).length
  const right = trials.flatMap((trial) => [...new Set(trial.rules)])
  const wrong = trials.flatMap((trial) => trial.wrong.map((said) => said.split(' ')[1] ?? ''))
  const alone = untouched.filter(({ severity }) => severity !== 'note').map(({ rule }) => rule)
  return [...new Set([...rules, ...right, ...wrong, ...alone])].sort().map((rule) => {
    const meant = trials.filter((trial) => trial.meantFor.includes(rule))
    return {
      rule,
      planted: meant.length,
      byItself: meant.filter((trial) => trial.rules.includes(rule)).length,
      found: meant.filter((trial) => trial.found || trial.noted).length,
      right: count(right, rule),
      wrong: count(wrong, rule),
      untouched: count(alone, rule),
    }
  })
}
