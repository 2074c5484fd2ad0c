import { describe, expect, test } from 'vitest'
import { bookStates, isEditable, movesOf, transitionOf, transitions } from './book-states.ts'
import { may, type Person, reachOf, rightsOf, thePublic } from './person.ts'
import { type Role, rights, rightsTable, roles } from './rights.ts'

const person = (role: Role, ...scope: string[]): Person => ({
  id: 'a1',
  name: '张三',
  roles: [role],
  organisation: scope[0] ?? null,
  scope: scope.length > 0 ? new Set(scope) : 'everything',
})

describe('may', () => {
  test('a compiler edits the own unit, and no other', () => {
    const compiler = person('compiler', 'A')
    expect(may(compiler, 'book.edit', 'A')).toBe(true)
    expect(may(compiler, 'book.edit', 'B')).toBe(false)
    expect(may(compiler, 'book.edit', null)).toBe(true)
  })
  test('a department reaches its units', () => {
    const department = person('department', 'D', 'A')
    expect(may(department, 'book.approve', 'A')).toBe(true)
    expect(may(department, 'book.edit', 'A')).toBe(false)
  })
  test('the public reads what is published, and has no unit', () => {
    expect(may(thePublic, 'document.read', null)).toBe(true)
    expect(may(thePublic, 'document.read', 'A')).toBe(false)
    expect(rightsOf(thePublic).toSorted()).toEqual(['document.read', 'open.read', 'session.open'])
  })
  test('to edit, to check, to approve and to publish are not one right', () => {
    const steps = ['book.edit', 'book.check', 'book.approve', 'book.publish'] as const
    for (const role of ['compiler', 'bureau-reviewer'] as const)
      expect(steps.filter((right) => rightsTable[right][role])).toHaveLength(1)
    expect(steps.filter((right) => rightsTable[right].administrator)).toEqual([])
  })
  test('a right reaches the own scope, everything, or nothing that is not published', () => {
    expect(reachOf(person('compiler', 'A'), 'document.read')).toEqual(new Set(['A']))
    expect(reachOf(person('compiler'), 'document.read')).toBe('everything')
    expect(reachOf({ ...person('compiler', 'A'), roles: [] }, 'document.read')).toEqual(new Set())
    expect(reachOf(person('administrator', 'A'), 'log.read')).toBe('everything')
  })
  test('every right is somebody’s, and every role has one', () => {
    expect(rights.filter((right) => Object.keys(rightsTable[right]).length === 0)).toEqual([])
    expect(roles.filter((role) => rightsOf(person(role)).length === 0)).toEqual([])
  })
})

describe('a book through its year', () => {
  test('draft, submitted, returned, submitted, approved, published', () => {
    const steps = ['submit', 'return', 'submit', 'approve', 'publish'] as const
    let state: (typeof bookStates)[number] = 'draft'
    for (const step of steps) state = transitionOf({ state, published: false }, step)?.to ?? 'draft'
    expect(state).toBe('published')
  })
  test('what is adjusted is submitted, approved and published anew', () => {
    const steps = [
      'adjust',
      'submit',
      'withdraw',
      'submit',
      'return',
      'submit',
      'approve',
      'publish',
    ] as const
    const states: string[] = []
    let state: (typeof bookStates)[number] = 'published'
    for (const step of steps) {
      state = transitionOf({ state, published: true }, step)?.to ?? 'draft'
      states.push(state)
    }
    expect(states).toEqual([
      ...['adjusted', 'submitted', 'adjusted', 'submitted', 'returned', 'submitted', 'approved', 'published'],
    ])
    expect(transitionOf({ state: 'adjusted', published: true }, 'unadjust')?.to).toBe('published')
    expect(transitionOf({ state: 'returned', published: false }, 'unadjust')).toBeNull()
  })
  test('nothing is published without approval', () => {
    const ways = transitions.filter(({ to }) => to === 'published').flatMap(({ from }) => from)
    // An adjustment that is given up leaves what stands published.
    expect(ways.toSorted()).toEqual(['adjusted', 'approved', 'returned'])
    expect(transitions.find(({ move }) => move === 'publish')?.from).toEqual(['approved'])
  })
  test('what was submitted or published is not edited', () => {
    expect(bookStates.filter(isEditable)).toEqual(['draft', 'returned', 'adjusted'])
  })
  test('every state can be reached and, but the last, left', () => {
    const reached = new Set(transitions.map(({ to }) => to))
    expect(bookStates.filter((state) => state !== 'draft' && !reached.has(state))).toEqual([])
    const left = new Set(transitions.flatMap(({ from }) => from))
    expect(bookStates.filter((state) => !left.has(state))).toEqual(['evaluated'])
  })
  test('who may move what', () => {
    const moves = (role: Role, state: (typeof bookStates)[number]) =>
      movesOf(person(role, 'A'), { state, published: false }, 'A').map(({ move }) => move)
    expect(moves('compiler', 'draft')).toEqual([])
    expect(moves('unit-head', 'draft')).toEqual(['submit'])
    expect(moves('department', 'submitted')).toEqual(['withdraw', 'return', 'approve'])
    expect(moves('bureau-reviewer', 'submitted')).toEqual(['return', 'approve'])
    expect(moves('unit-head', 'approved')).toEqual(['publish'])
    expect(moves('bureau-performance', 'monitored')).toEqual(['evaluate'])
  })
})
