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

/** 规则的效力 How often a rule named the planted error, how often something else, and what it says untouched. */
export type RulePower = {
  readonly rule: string
  readonly right: number
  readonly wrong: number
  readonly untouched: number
}

/** @param rules every rule there is, so that those that never speak are seen */
export function powersOf(
  rules: readonly string[],
  trials: readonly Trial[],
  untouched: readonly Finding[],
): RulePower[] {
  const count = (items: readonly string[], rule: string): number =>
    items.filter((item) => item === rule).length
  const right = trials.flatMap((trial) => trial.rules)
  const wrong = trials.flatMap((trial) => trial.wrong.map((said) => said.split(' ')[1] ?? ''))
  const alone = untouched.filter(({ severity }) => severity !== 'note').map(({ rule }) => rule)
  return [...new Set([...rules, ...right, ...wrong, ...alone])].sort().map((rule) => ({
    rule,
    right: count(right, rule),
    wrong: count(wrong, rule),
    untouched: count(alone, rule),
  }))
}
