export { keyCompleter } from './facts.ts'
export { type Rechecked, recheck, reconcileToEdit } from './recheck.ts'
export { type Reconciliation, reconcile } from './reconcile.ts'
