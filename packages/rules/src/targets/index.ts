import type { Rule } from '../rule.ts'

/** 绩效目标 Rules about programmes, indicators, weights and budgets of target tables. */
export const targetRules: readonly Rule[] = []
