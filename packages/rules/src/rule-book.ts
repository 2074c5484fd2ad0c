import { formRules } from './form/index.ts'
import { narrativeRules } from './narrative/index.ts'
import { resultRules } from './results/index.ts'
import type { Rule, RuleInWords } from './rule.ts'
import { rulesAcrossDocuments, rulesOfTheLaw } from './rules-of-the-law.ts'
import { targetRules } from './targets/index.ts'

/** 规则书 Every rule, in the order in which a reviewer reads a disclosure. A new rule is a file and a line in its folder's list. */
export const ruleBook: readonly Rule[] = [...formRules, ...narrativeRules, ...targetRules, ...resultRules]

/** 全部规则 Everything that a finding may be filed under: the rule book, the clauses of the one law, several documents. */
export const everyRule: readonly RuleInWords[] = [...rulesOfTheLaw, ...ruleBook, ...rulesAcrossDocuments]
