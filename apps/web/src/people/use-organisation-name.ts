import { useQuery } from '@tanstack/react-query'
import { fetchOrganisations } from '../api/people.ts'

/** 机构名称 What an organisation is called now, by its key; the key itself until the tree is here, or where it has none. */
export function useOrganisationName(): (key: string) => string {
  const { data } = useQuery({ queryKey: ['organisations'], queryFn: fetchOrganisations })
  const names = new Map(data?.organisations.map(({ key, name }) => [key, name]))
  return (key) => names.get(key) ?? key
}
