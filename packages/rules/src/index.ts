export * from './rule.ts'
export { ruleBook } from './rule-book.ts'
export { runRules } from './run-rules.ts'
export { agree, budgetOf, type Entry, entriesOf, matchCatalogue } from './targets/catalogue.ts'
