import type { Rule } from '../rule.ts'

/** 文字说明 Rules about sentences, headings, residue and years. */
export const narrativeRules: readonly Rule[] = []
