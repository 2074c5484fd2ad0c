import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { addComment, fetchComments, resolveComment } from '../../api/books.ts'

/** 批注 The remarks on a book, and the one that is being written. */
export function useRemarks(address: string) {
  const client = useQueryClient()
  const queryKey = ['book-comments', address]
  const query = useQuery({ queryKey, queryFn: () => fetchComments(address), retry: false })
  const [about, setAbout] = useState({ about: '', words: '' })
  const comments = query.data?.comments ?? []
  const places = useMemo(
    () =>
      new Set((query.data?.comments ?? []).filter((one) => one.resolvedAt === null).map((one) => one.about)),
    [query.data],
  )
  const changed = () => client.invalidateQueries({ queryKey })
  return {
    comments,
    places,
    open: places.size,
    about,
    begin: (place: string, words: string) => setAbout({ about: place, words }),
    add: async (body: string) => {
      await addComment(address, { about: about.about, aboutWords: about.words, body })
      setAbout({ about: '', words: '' })
      await changed()
    },
    resolve: async (id: string, resolved: boolean) => {
      await resolveComment(address, id, resolved)
      await changed()
    },
  }
}
