import type { BookDetail } from '../../api/books.ts'
import { fill } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import { clock } from './clock.ts'

/** 下一步 Who brought the book to where it stands and why, what comes next and whose turn it is. */
export function NextStep({ detail }: { readonly detail: BookDetail }) {
  const words = useWords().book.next
  const { state, moved, deadline, publishedOn: on } = detail
  const isShown = state !== 'published' && state !== 'adjusted'
  const turn: { readonly [state: string]: string } = {
    draft: words.draft,
    submitted: words.submitted,
    returned: words.returned,
    approved: deadline === null ? words.approved : fill(words.approvedBy, { deadline }),
    published: on === null ? '' : fill(words.published, { on }),
    adjusted: words.adjusted,
  }
  const said = moved && { name: moved.name, at: clock(moved.at), reason: moved.reason }
  const did: { readonly [state: string]: string } = words.did
  return (
    <p className={state === 'returned' ? 'next-step returned' : 'next-step'}>
      {said && did[state] && <span>{fill(did[state], said)}</span>}
      {said?.reason && <b>{said.reason}</b>}
      <span>{turn[state]}</span>
      {on !== null && isShown && <span>{fill(words.stands, { on })}</span>}
    </p>
  )
}
