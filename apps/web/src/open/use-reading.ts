import { useQuery } from '@tanstack/react-query'
import { fetchReading } from '../api/open.ts'

/** 长文 The narrative and the programmes of a document. */
export const useReading = (document: string) =>
  useQuery({
    queryKey: ['open-reading', document],
    queryFn: ({ signal }) => fetchReading(document, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
