import type { OpenYear } from '@mingzhang/model'
import { Link } from 'wouter'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { yearAddress } from './addresses.ts'

/** 版次说明 Since when an edition stands, and before anything else that it does not stand any more. */
export function EditionNote({ detail }: { readonly detail: OpenYear }) {
  const { open } = useWords()
  const { standing, publishedOn, endedOn, replacedBy, unitKey, year, editions } = detail
  if (standing === 'current')
    return publishedOn ? (
      <p className="edition-note mut">{fill(open.unit.publishedOn, { day: publishedOn })}</p>
    ) : null
  const after = editions.find(({ documentId }) => documentId === replacedBy)
  return (
    <p className="edition-note sv plain w" role="note">
      {fill(open.unit.replaced, { day: endedOn ?? '' })}{' '}
      {after?.standing === 'withdrawn' && fill(open.unit.thatWithdrawn, { day: after.endedOn ?? '' })}
      {after && after.standing !== 'withdrawn' && (
        <Link href={`${yearAddress(unitKey, year)}?document=${after.documentId}`}>
          {open.unit.toStanding}
        </Link>
      )}
    </p>
  )
}
