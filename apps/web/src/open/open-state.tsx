import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { OpenTrouble } from './open-trouble.tsx'

type Properties<T> = { readonly query: UseQueryResult<T>; readonly children: (data: T) => ReactNode }

/** 读取中、读不到、读到 What is asked of the server: its three states, the same on every public page. */
export function OpenState<T>({ query, children }: Properties<T>) {
  if (query.data !== undefined) return children(query.data)
  return <OpenTrouble error={query.error} retry={() => void query.refetch()} />
}
