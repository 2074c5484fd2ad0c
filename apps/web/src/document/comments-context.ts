import type { DocumentComment } from '@mingzhang/model'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext, useState } from 'react'
import {
  addDocumentComment,
  fetchDocumentComments,
  type NewDocumentComment,
  resolveDocumentComment,
} from '../api/document-comments.ts'
import { useMay } from '../shell/who.ts'
import type { DocumentInUse } from './document-context.ts'

/** 所批 What a remark is being written about: a figure by its statement, or the document as a whole. */
export type About = Pick<NewDocumentComment, 'statement' | 'aboutWords'>

/** 本文件的批注 The remarks on this document, for reviewers and the unit concerned; for everybody else there are none. */
export type Comments = {
  readonly may: boolean
  readonly all: readonly DocumentComment[]
  /** How many remarks are not settled. */
  readonly open: number
  /** Null while nobody looks at them. */
  readonly about: About | null
  readonly show: (about: About | null) => void
  readonly add: (comment: NewDocumentComment) => Promise<void>
  readonly settle: (id: string, resolved: boolean) => Promise<void>
}

const none: Comments = {
  ...{ may: false, all: [], open: 0, about: null, show: () => undefined },
  ...{ add: async () => undefined, settle: async () => undefined },
}

export const CommentsContext = createContext<Comments>(none)

export const useComments = (): Comments => useContext(CommentsContext)

/** 整份文件 No figure in particular. */
export const wholeDocument: About = { statement: null, aboutWords: '' }

/** 批注 Holds the remarks on a document; who may not read them is not told that there are any. */
export function useCommentsState({ reading, view, change }: DocumentInUse): Comments {
  const { id } = reading.detail
  const mayAnywhere = useMay('document.comment')
  const client = useQueryClient()
  const queryKey = ['document-comments', id]
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) => fetchDocumentComments(id, signal),
    enabled: mayAnywhere,
    retry: false,
  })
  const [asked, setAsked] = useState<About | null>(null)
  const all = query.data?.comments ?? []
  const changed = () =>
    Promise.all([
      client.invalidateQueries({ queryKey }),
      client.invalidateQueries({ queryKey: ['review', 'board'] }),
    ])
  return {
    may: query.data !== undefined,
    all,
    open: all.filter(({ answers, resolvedAt }) => answers === null && resolvedAt === null).length,
    about: asked ?? (view.remarks ? wholeDocument : null),
    show: (about) => {
      setAsked(about)
      change({ remarks: about ? 'shown' : null })
    },
    add: async (comment) => {
      await addDocumentComment(id, comment)
      await changed()
    },
    settle: async (comment, resolved) => {
      await resolveDocumentComment(id, comment, resolved)
      await changed()
    },
  }
}
