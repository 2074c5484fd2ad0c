export * from './rule.ts'
export { ruleBook } from './rule-book.ts'
export { runRules } from './run-rules.ts'
