import { type Finding, findingId, type VerdictCounts } from '@mingzhang/model'
import type { Draft, Rule, RuleContext } from './rule.ts'

/** 跑规则 Findings of a list of rules over one disclosure, and how many checks gave which answer. */
export function runRules(
  rules: readonly Rule[],
  context: RuleContext,
): { readonly findings: readonly Finding[]; readonly counts: VerdictCounts } {
  const findings: Finding[] = []
  const counts = { holds: 0, fails: 0, unknown: 0, inapplicable: 0 }
  for (const rule of rules) {
    let answers = 0
    for (const answer of rule.check(context)) {
      answers += 1
      if (answer === 'holds' || answer === 'unknown') counts[answer] += 1
      else {
        counts.fails += 1
        findings.push(findingOf(rule, answer))
      }
    }
    if (answers === 0) counts.inapplicable += 1
  }
  return { findings, counts }
}

const findingOf = (rule: Rule, draft: Draft): Finding => ({
  id: findingId(rule.id, draft.places),
  rule: rule.id,
  severity: draft.severity ?? rule.severity,
  certainty: draft.certainty ?? 'certain',
  what: draft.what,
  why: draft.why,
  toDo: draft.toDo,
  basis: draft.basis ?? rule.basis,
  figures: draft.figures ?? null,
  cause: draft.cause ?? null,
  correction: draft.correction ?? null,
  places: draft.places,
  evidence: draft.evidence ?? [],
})
