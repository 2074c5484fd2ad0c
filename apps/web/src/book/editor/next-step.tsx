import type { BookDetail } from '../../api/books.ts'
import { fill } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import { clock } from './clock.ts'
import { isOpenState } from './open-state.ts'

/** 下一步 Who brought the book to where it stands and why, what comes next and whose turn it is. */
export function NextStep({ detail }: { readonly detail: BookDetail }) {
  const all = useWords().book
  const words = all.next
  const { readOnly } = all.parts
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
  const isReadOnly = isOpenState(state) && !detail.editable
  return (
    <section className={state === 'returned' ? 'next-step returned' : 'next-step'} aria-label={words.label}>
      {said && did[state] && <span>{fill(did[state], said)}</span>}
      {said?.reason && <b>{said.reason}</b>}
      <span>{turn[state]}</span>
      {on !== null && isShown && <span>{fill(words.stands, { on })}</span>}
      {isReadOnly && <span className="mut">{readOnly}</span>}
      <Cycle state={state} />
    </section>
  )
}

const steps: { readonly [state: string]: number } = {
  ...{ draft: 0, returned: 0, submitted: 1, approved: 2, published: 3 },
  ...{ adjusted: 4, monitored: 5, evaluated: 6 },
}

/** 流程 The steps of the year, the present one marked. */
function Cycle({ state }: { readonly state: string }) {
  const words = useWords().book
  return (
    <ol className="cycle">
      {words.cycle.map((name, at) => (
        <li key={name} aria-current={at === steps[state] ? 'step' : undefined}>
          {at === steps[state] ? (at === 0 && state === 'returned' ? words.states.returned : name) : name}
        </li>
      ))}
    </ol>
  )
}
