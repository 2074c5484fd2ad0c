/** 角色 What somebody is here for. `public` is everybody, signed in or not. */
export type Role = (typeof roles)[number]

export const roles = [
  'compiler',
  'unit-head',
  'department',
  'bureau-reviewer',
  'bureau-performance',
  'administrator',
  'public',
] as const

/** 权限 What a route or a button needs. */
export type Right = (typeof rights)[number]

export const rights = [
  'open.read',
  'session.open',
  'session.own',
  'document.read',
  'document.import',
  'document.publish',
  'document.remove',
  'document.comment',
  'book.read',
  'book.edit',
  'book.check',
  'book.approve',
  'book.publish',
  'performance.read',
  'performance.edit',
  'performance.evaluate',
  'review.read',
  'review.decide',
  'people.manage',
  'log.read',
] as const

/**
 * 范围 How far a right of a role goes: `all` everywhere, `own` in the person's own organisation and those below it,
 * `published` only for what has been made public.
 */
export type Reach = 'all' | 'own' | 'published'

/**
 * 权限表 Who may do what: one line a right, one entry a role that has it. What is not named is not allowed.
 *
 * To edit, to check, to approve and to publish are four rights. Everybody has what `public` has.
 */
export const rightsTable: { readonly [R in Right]: { readonly [K in Role]?: Reach } } = {
  'open.read': { public: 'all' },
  'session.open': { public: 'all' },
  'session.own': {
    compiler: 'all',
    'unit-head': 'all',
    department: 'all',
    'bureau-reviewer': 'all',
    'bureau-performance': 'all',
    administrator: 'all',
  },
  'document.read': {
    public: 'published',
    compiler: 'own',
    'unit-head': 'own',
    department: 'own',
    'bureau-reviewer': 'own',
    'bureau-performance': 'own',
    administrator: 'own',
  },
  'document.import': {
    compiler: 'own',
    'unit-head': 'own',
    department: 'own',
    'bureau-reviewer': 'own',
    administrator: 'own',
  },
  'document.publish': { 'unit-head': 'own', department: 'own', 'bureau-reviewer': 'own' },
  'document.remove': { 'bureau-reviewer': 'own', administrator: 'own' },
  'document.comment': {
    compiler: 'own',
    'unit-head': 'own',
    department: 'own',
    'bureau-reviewer': 'own',
    'bureau-performance': 'own',
  },
  'book.read': {
    compiler: 'own',
    'unit-head': 'own',
    department: 'own',
    'bureau-reviewer': 'own',
    'bureau-performance': 'own',
  },
  'book.edit': { compiler: 'own' },
  'book.check': { 'unit-head': 'own', department: 'own' },
  'book.approve': { department: 'own', 'bureau-reviewer': 'own' },
  'book.publish': { 'unit-head': 'own', department: 'own' },
  'performance.read': {
    compiler: 'own',
    'unit-head': 'own',
    department: 'own',
    'bureau-reviewer': 'own',
    'bureau-performance': 'own',
  },
  'performance.edit': { compiler: 'own', 'bureau-performance': 'own' },
  'performance.evaluate': { department: 'own', 'bureau-performance': 'own' },
  'review.read': { department: 'own', 'bureau-reviewer': 'own', 'bureau-performance': 'own' },
  'review.decide': { 'bureau-reviewer': 'own' },
  'people.manage': { administrator: 'own' },
  'log.read': { administrator: 'all' },
}
