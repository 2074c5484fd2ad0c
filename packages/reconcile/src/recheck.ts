import type { Disclosure, Statement } from '@mingzhang/model'
import { type Derived, type Reconciliation, relationsOf, resultOf } from './reconcile.ts'

/** 可续的勾稽 A reconciliation that remembers what it was derived from, so that one edited figure can be checked again. */
export type Rechecked = Reconciliation & {
  readonly disclosure: Disclosure
  readonly statements: readonly Statement[]
  readonly derived: Derived
}

/**
 * 勾稽并记住 Reconciles like `reconcile`, and remembers.
 *
 * @param statements those of `statementsOf(disclosure)`, or of a book compiled elsewhere
 */
export const reconcileToEdit = (disclosure: Disclosure, statements: readonly Statement[]): Rechecked =>
  remembered(disclosure, statements, relationsOf(disclosure, statements))

/**
 * 改数复核 Checks a document again in which one figure was edited: tables that the edit does not touch are not weighed
 * again, and the coordinates keep their numbers. The answer is that of a full run.
 *
 * @param previous the reconciliation before the edit
 * @param edited the statement as it is now, with the id it had; one whose id is unknown is added
 */
export function recheck(previous: Rechecked, edited: Statement): Rechecked {
  const isKnown = previous.statements.some(({ id }) => id === edited.id)
  const statements = isKnown
    ? previous.statements.map((statement) => (statement.id === edited.id ? edited : statement))
    : [...previous.statements, edited]
  return remembered(
    previous.disclosure,
    statements,
    relationsOf(previous.disclosure, statements, previous.derived),
  )
}

const remembered = (
  disclosure: Disclosure,
  statements: readonly Statement[],
  derived: Derived,
): Rechecked => ({ ...resultOf(disclosure, derived), disclosure, statements, derived })
