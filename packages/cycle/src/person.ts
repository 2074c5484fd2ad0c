import { type Reach, type Right, type Role, rightsTable } from './rights.ts'

/** 人员 Who asks: somebody signed in, or the public. */
export type Person = {
  /** The account's; empty for the public. */
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
  /** Key of the organisation the person belongs to; null stands above the whole tree. */
  readonly organisation: string | null
  /** Keys of that organisation and of all below it; `everything` for who stands above the whole tree. */
  readonly scope: ReadonlySet<string> | 'everything'
}

/** 公众 Nobody signed in. */
export const thePublic: Person = {
  id: '',
  name: '',
  roles: ['public'],
  organisation: null,
  scope: new Set(),
}

/**
 * 可否 May this person do this there?
 *
 * @param organisation key of the organisation whose thing it is; null asks whether the person has the right anywhere,
 * which is what a menu and the door of a route want to know
 */
export const may = (person: Person, right: Right, organisation: string | null): boolean =>
  reachesOf(person, right).some((reach) => reaches(person, reach, organisation))

/** 权限所及 The organisations in which the person has the right; empty where only what is published is reached. */
export function reachOf(person: Person, right: Right): Person['scope'] {
  const reaches = reachesOf(person, right)
  if (reaches.includes('all')) return 'everything'
  return reaches.includes('own') ? person.scope : new Set()
}

/** 权限清单 Every right the person has anywhere. */
export const rightsOf = (person: Person): Right[] =>
  (Object.keys(rightsTable) as Right[]).filter((right) => may(person, right, null))

const reachesOf = (person: Person, right: Right): Reach[] => {
  const line = rightsTable[right]
  const all: readonly Role[] = ['public', ...person.roles]
  return all.flatMap((role) => line[role] ?? [])
}

function reaches(person: Person, reach: Reach, organisation: string | null): boolean {
  if (reach === 'all' || organisation === null) return true
  return reach === 'own' && (person.scope === 'everything' || person.scope.has(organisation))
}
