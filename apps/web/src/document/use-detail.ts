import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearch } from 'wouter'
import { type DocumentDetail, fetchBeginning, fetchDocument } from '../api/documents.ts'

/** 取到的文件 A document, its beginning while the rest comes, or why it cannot be had. */
export type Detail = {
  readonly detail: DocumentDetail | null
  readonly error: Error | null
  readonly retry: () => void
}

/**
 * 先开头后全文 Asks for the beginning, and for the whole once the beginning is shown: on a slow line the first view waits for a fifth
 * of the record. An address that says more than which document (a finding, a place, a table) needs the whole at once.
 */
export function useDetail(id: string): Detail {
  const search = useSearch()
  const client = useQueryClient()
  const [bare] = useState(search === '' && client.getQueryData(['document', id]) === undefined)
  const beginning = useQuery({
    queryKey: ['document', id, 'beginning'],
    queryFn: ({ signal }) => fetchBeginning(id, signal),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: bare,
    retry: false,
  })
  const isAll = beginning.data !== undefined && beginning.data.whole === undefined
  const whole = useQuery({
    queryKey: ['document', id],
    queryFn: ({ signal }) => fetchDocument(id, signal),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: !bare || beginning.isError || (beginning.isSuccess && !isAll),
  })
  const detail = whole.data ?? (whole.isError ? null : beginning.data) ?? null
  return { detail, error: detail ? null : whole.error, retry: () => void whole.refetch() }
}
