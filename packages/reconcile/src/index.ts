export { keyCompleter } from './facts.ts'
export { type Reconciliation, reconcile } from './reconcile.ts'
