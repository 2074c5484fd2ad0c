export * from './accounts.ts'
export * from './citations.ts'
export * from './lexicon.ts'
export * from './tsv.ts'
