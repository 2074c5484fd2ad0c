import { type KeptOrganisation, type Person, scopeOf } from '@mingzhang/cycle'
import { listOrganisations, type Store } from '@mingzhang/store'

/** 机构树 The organisations as last read, and who reaches how far in them. */
export type OrganisationTree = {
  readonly organisations: () => Promise<readonly KeptOrganisation[]>
  /** What somebody of this organisation reaches; null stands above the whole tree. */
  readonly scope: (organisation: string | null) => Promise<Person['scope']>
  /** After a change made here. Other processes on the same database see it within seconds. */
  readonly forget: () => void
}

const freshMilliseconds = 5_000

type Reading = {
  readonly at: number
  readonly list: Promise<readonly KeptOrganisation[]>
  readonly scopes: Scopes
}
type Scopes = Map<string, ReadonlySet<string>>

/** Reads the tree at most every few seconds: it is asked for with every request and hardly ever changes. */
export function organisationTree(store: Store, now: () => Date): OrganisationTree {
  let reading: Reading | null = null
  const read = (): Reading => {
    const at = now().getTime()
    if (reading === null || Math.abs(at - reading.at) > freshMilliseconds) {
      const fresh: Reading = { at, list: listOrganisations(store), scopes: new Map() }
      fresh.list.catch(() => {
        if (reading === fresh) reading = null
      })
      reading = fresh
    }
    return reading
  }
  return {
    organisations: () => read().list,
    scope: async (organisation) => {
      if (organisation === null) return 'everything'
      const { list, scopes } = read()
      const known = scopes.get(organisation) ?? scopeOf(await list, organisation)
      scopes.set(organisation, known)
      return known
    },
    forget: () => {
      reading = null
    },
  }
}
