import { doubledAllowance, type Relation, type Verdict } from '@mingzhang/model'
import type { Fact } from './facts.ts'
import type { Zero } from './zeros.ts'

/** 关系的来历 Which clause of the law a relation comes from; decides how a contradiction is worded and how grave it is. */
export type Clause =
  | 'same-money'
  | 'parts-make-the-whole'
  | 'part-within-whole'
  | 'changes-add-up'
  | 'two-names'
  | 'two-classifications'
  | 'blank-elsewhere'

/** 已判的关系 A relation with what the search for the culprit needs beside it. */
export type Judged = Relation & {
  readonly clause: Clause
  /** `=` or `≤`: left against right. */
  readonly sign: '=' | '≤'
  readonly facts: { readonly left: readonly Fact[]; readonly right: readonly Fact[] }
  readonly zeros: readonly Zero[]
  /** False: a contradiction would prove nothing (a listing that need not be complete, a figure read with doubt). */
  readonly definite: boolean
  /** The graver it may be reported. */
  readonly strength: 'error' | 'warning' | 'note'
}

export type Case = {
  readonly kind: Relation['kind']
  readonly clause: Clause
  readonly sign?: '=' | '≤'
  readonly left: readonly Fact[]
  readonly right: readonly Fact[]
  readonly zeros?: readonly Zero[]
  readonly definite?: boolean
  readonly strength?: Judged['strength']
  readonly assumed?: readonly string[]
}

const sum = (facts: readonly Fact[]): number => {
  let total = 0
  for (const fact of facts) total += fact.value
  return total
}

/** Printed zeros among the parts add nothing to the allowance; between two statements of one key they do. */
function allowanceOf(kind: Relation['kind'], facts: readonly Fact[], zeros: readonly Zero[]): number {
  const steps: number[] = []
  facts.forEach((fact, index) => {
    if (index === 0 || kind === 'equal' || fact.value !== 0) steps.push(fact.step)
  })
  const slack = new Map(zeros.map((zero) => [zero.source, zero.doubledSlack]))
  return doubledAllowance([...steps, ...slack.values()])
}

/**
 * 判定 Weighs the two sides. Differences inside the allowance hold; what fails on unsure grounds, on a listing that
 * need not be complete, or on a zero taken from a table with an error of its own, cannot be told.
 */
export function judge(given: Case, troubled: ReadonlySet<string> = new Set()): Judged {
  const { kind, clause, sign = '=', left, right, zeros = [], definite = true, strength = 'error' } = given
  const difference = sum(left) - sum(right)
  const allowance = allowanceOf(kind, [...left, ...right], zeros)
  const holds = sign === '=' ? 2 * Math.abs(difference) <= allowance : 2 * difference <= allowance
  const doubts = holds ? [] : doubtsAbout(given, troubled)
  const verdict: Verdict = holds ? 'holds' : doubts.length > 0 || !definite ? 'unknown' : 'fails'
  return {
    id: `${kind} ${left.map((fact) => fact.id).join('+')} ${sign} ${right.map((fact) => fact.id).join('+')}`,
    kind,
    clause,
    sign,
    verdict,
    scope: scopeOf([...left, ...right]),
    left: left.map((fact) => fact.statement),
    right: right.map((fact) => fact.statement),
    facts: { left, right },
    zeros,
    definite,
    strength,
    difference,
    doubledAllowance: allowance,
    rounding: holds && difference !== 0 && sign === '=',
    assumed: [...new Set([...zeros.map((zero) => zero.why), ...(given.assumed ?? []), ...doubts])],
  }
}

function doubtsAbout({ left, right, zeros = [] }: Case, troubled: ReadonlySet<string>): string[] {
  const doubts: string[] = []
  if ([...left, ...right].some((fact) => !fact.sure)) doubts.push('有数字读得没有把握，不作结论')
  const shaky = zeros.find((zero) => zero.table !== null && troubled.has(zero.table))
  if (shaky) doubts.push('所据的零来自一张本身不平的表，不作结论')
  return doubts
}

function scopeOf(facts: readonly Fact[]): Relation['scope'] {
  const sites = new Set(facts.map((fact) => fact.site))
  const text = sites.has('text')
  if (sites.size === 1) return text ? 'within-text' : 'within-table'
  return text ? 'text-and-table' : 'between-tables'
}
