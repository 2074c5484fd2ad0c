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
  | 'unadjust'
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
  /** Where it leads a book that has been published before and is being adjusted, where that is elsewhere. */
  readonly again?: BookState
  /** Only for a book that has been published before. */
  readonly onlyAgain?: true
}

/**
 * 流转表 Every way a book moves. What is not here cannot happen: nothing is published without approval, and what is
 * published is changed only by an adjustment, which is submitted, approved and published anew. Until then the edition that was
 * published stands; an adjustment that came to nothing is given up.
 */
export const transitions: readonly Transition[] = [
  {
    move: 'submit',
    from: ['draft', 'returned', 'adjusted'],
    to: 'submitted',
    right: 'book.check',
    reason: false,
  },
  {
    move: 'withdraw',
    from: ['submitted'],
    to: 'draft',
    again: 'adjusted',
    right: 'book.check',
    reason: false,
  },
  { move: 'return', from: ['submitted'], to: 'returned', right: 'book.approve', reason: true },
  { move: 'approve', from: ['submitted'], to: 'approved', right: 'book.approve', reason: false },
  { move: 'unapprove', from: ['approved'], to: 'returned', right: 'book.approve', reason: true },
  { move: 'publish', from: ['approved'], to: 'published', right: 'book.publish', reason: false },
  {
    move: 'adjust',
    from: ['published', 'monitored'],
    to: 'adjusted',
    right: 'book.approve',
    reason: true,
  },
  {
    move: 'unadjust',
    from: ['adjusted', 'returned'],
    to: 'published',
    right: 'book.approve',
    reason: true,
    onlyAgain: true,
  },
  { move: 'monitor', from: ['published'], to: 'monitored', right: 'performance.edit', reason: false },
  {
    move: 'evaluate',
    from: ['published', 'monitored'],
    to: 'evaluated',
    right: 'performance.evaluate',
    reason: false,
  },
]

/** 可改 States in which the figures of a book may be edited. */
export const isEditable = (state: BookState): boolean =>
  state === 'draft' || state === 'returned' || state === 'adjusted'

/** 账本的处境 The state of a book, and whether an edition of it has been published before. */
export type BookStanding = { readonly state: BookState; readonly published: boolean }

/** 下一状态 The way a move takes from where a book stands; null when there is no such way. */
export const transitionOf = (book: BookStanding, move: BookMove): Transition | null =>
  waysOf(book).find((line) => line.move === move) ?? null

/** 可行的动作 What this person may do now with a book of this organisation. */
export const movesOf = (person: Person, book: BookStanding, organisation: string): Transition[] =>
  waysOf(book).filter((line) => may(person, line.right, organisation))

const waysOf = ({ state, published }: BookStanding): Transition[] =>
  transitions
    .filter(({ from, onlyAgain }) => from.includes(state) && (published || !onlyAgain))
    .map((line) => (published && line.again ? { ...line, to: line.again } : line))
