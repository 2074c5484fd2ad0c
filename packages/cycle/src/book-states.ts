import { may, type Person } from './person.ts'
import type { Right } from './rights.ts'

/** 状态 Where a unit's book of a year stands. */
export type BookState = (typeof bookStates)[number]

export const bookStates = [
  'draft',
  'submitted',
  'returned',
  'approved',
  'published',
  'adjusted',
  'monitored',
  'evaluated',
] as const

/** 动作 What moves a book from one state to another. */
export type BookMove =
  | 'submit'
  | 'withdraw'
  | 'return'
  | 'approve'
  | 'unapprove'
  | 'publish'
  | 'adjust'
  | 'monitor'
  | 'evaluate'

/** 流转 One line of the table below. */
export type Transition = {
  readonly move: BookMove
  readonly from: readonly BookState[]
  readonly to: BookState
  /** Who may: whoever has this right in the book's organisation. */
  readonly right: Right
  /** Must the mover say why? */
  readonly reason: boolean
}

/**
 * 流转表 Every way a book moves. What is not here cannot happen: nothing is published without approval, and what is
 * published is changed only by an adjustment, which is published again.
 */
export const transitions: readonly Transition[] = [
  { move: 'submit', from: ['draft', 'returned'], to: 'submitted', right: 'book.check', reason: false },
  { move: 'withdraw', from: ['submitted'], to: 'draft', right: 'book.check', reason: false },
  { move: 'return', from: ['submitted'], to: 'returned', right: 'book.approve', reason: true },
  { move: 'approve', from: ['submitted'], to: 'approved', right: 'book.approve', reason: false },
  { move: 'unapprove', from: ['approved'], to: 'returned', right: 'book.approve', reason: true },
  { move: 'publish', from: ['approved', 'adjusted'], to: 'published', right: 'book.publish', reason: false },
  {
    move: 'adjust',
    from: ['published', 'monitored'],
    to: 'adjusted',
    right: 'book.approve',
    reason: true,
  },
  {
    move: 'monitor',
    from: ['published', 'adjusted'],
    to: 'monitored',
    right: 'performance.edit',
    reason: false,
  },
  {
    move: 'evaluate',
    from: ['published', 'adjusted', 'monitored'],
    to: 'evaluated',
    right: 'performance.evaluate',
    reason: false,
  },
]

/** 可改 States in which the figures of a book may be edited. */
export const isEditable = (state: BookState): boolean =>
  state === 'draft' || state === 'returned' || state === 'adjusted'

/** 下一状态 Where a move leads from a state; null when there is no such way. */
export const transitionOf = (state: BookState, move: BookMove): Transition | null =>
  transitions.find((line) => line.move === move && line.from.includes(state)) ?? null

/** 可行的动作 What this person may do now with a book of this organisation. */
export const movesOf = (person: Person, state: BookState, organisation: string): Transition[] =>
  transitions.filter((line) => line.from.includes(state) && may(person, line.right, organisation))
