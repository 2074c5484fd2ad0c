import type { OpenEdition, OpenYear } from '@mingzhang/model'
import { Link } from 'wouter'
import { fill, wordOf } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { yearAddress } from './addresses.ts'
import { besideName } from './beside.tsx'

/**
 * 版次说明 Before anything else that an edition does not stand any more; else since when it stands, and where there are several
 * documents of the year, which of them the figures of this page are from.
 */
export function EditionNote({ detail }: { readonly detail: OpenYear }) {
  const { open } = useWords()
  const { standing, endedOn, replacedBy, editions } = detail
  if (standing === 'current') return <Whose detail={detail} />
  const after = editions.find(({ documentId }) => documentId === replacedBy)
  return (
    <p className="edition-note sv plain w" role="note">
      {fill(open.unit.replaced, { day: endedOn ?? '' })}{' '}
      {after?.standing === 'withdrawn' && fill(open.unit.thatWithdrawn, { day: after.endedOn ?? '' })}
      {after && after.standing !== 'withdrawn' && (
        <Link href={addressOf(detail, after)}>{open.unit.toStanding}</Link>
      )}
    </p>
  )
}

function Whose({ detail }: { readonly detail: OpenYear }) {
  const words = useWords()
  const { open } = words
  const { publishedOn, documentId, editions, year, kind } = detail
  const ofYear = editions.filter((one) => one.year === year && one.standing === 'current')
  const others = ofYear.filter((one) => one.documentId !== documentId)
  if (others.length === 0)
    return publishedOn ? (
      <p className="edition-note mut">{fill(open.unit.publishedOn, { day: publishedOn })}</p>
    ) : null
  const shown = { kind, edition: publishedOn !== null }
  const stands = ofYear[0]?.documentId === documentId
  const source = publishedOn
    ? fill(open.beside.figuresOfEdition, { day: publishedOn })
    : fill(open.beside.figuresOfFile, {
        title: detail.title ?? detail.fileName,
        kind: ofYear[0]?.publishedOn ? open.beside.original : wordOf(words.kind, kind ?? 'unknown'),
      })
  return (
    <p className={stands ? 'edition-note mut' : 'edition-note sv plain w'} role="note">
      {source} {!stands && `${open.beside.notStanding} `}
      {others.map((one, index) => (
        <span key={one.documentId}>
          {index > 0 && ' · '}
          <Link href={addressOf(detail, one)}>
            {fill(open.beside.see, {
              name: besideName(shown, { ...one, edition: one.publishedOn !== null }, words),
            })}
          </Link>
        </span>
      ))}
    </p>
  )
}

const addressOf = ({ unitKey, year }: OpenYear, { documentId }: OpenEdition): string =>
  `${yearAddress(unitKey, year)}?document=${documentId}`
