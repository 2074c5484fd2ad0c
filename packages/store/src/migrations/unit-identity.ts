/**
 * 单位的来历 What went into an organisation is asked for with every page of it. Documents that were filed under another of its
 * names are gathered at every start (people/gather-units.ts).
 */
export const unitIdentityIndex: readonly string[] = [
  'create index organisation_by_successor on organisation (successor) where successor is not null',
]
