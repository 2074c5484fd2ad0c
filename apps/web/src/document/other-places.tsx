import type { Finding, Place } from '@mingzhang/model'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { fetchDocuments } from '../api/documents.ts'
import { useWords } from '../words/use-words.ts'
import { placesOf } from './culprit.ts'
import { encodePlace } from './decode-place.ts'
import { whereInWords } from './place-names.ts'

/** 别的文件里的位置 Places of a finding that stand in other documents: links to them there. */
export function OtherPlaces({ finding }: { readonly finding: Finding }) {
  const words = useWords()
  const places = new Map(
    placesOf(finding)
      .filter(({ file }) => file !== undefined)
      .map((place) => [`${whereInWords(place, words)} ${place.text}`, place]),
  )
  if (places.size === 0) return null
  return (
    <ul className="places others" aria-label={words.findings.otherFiles}>
      {[...places].map(([name, place]) => (
        <OtherPlace key={name} place={place} />
      ))}
    </ul>
  )
}

function OtherPlace({ place }: { readonly place: Place }) {
  const words = useWords()
  const file = place.file ?? ''
  const { data, isPending } = useQuery({
    queryKey: ['document named', file],
    queryFn: ({ signal }) =>
      fetchDocuments({ search: file, sort: '-importedAt', limit: 20, offset: 0 }, signal),
  })
  const document = data?.documents.find(({ fileName }) => fileName === file)
  const where = whereInWords(place, words)
  return (
    <li>
      {document ? (
        <Link href={`/documents/${document.id}?place=${encodeURIComponent(encodePlace(place))}`}>
          {where}
        </Link>
      ) : (
        <span title={isPending ? undefined : words.findings.otherMissing}>{where}</span>
      )}
      <b>{place.text.length > 12 ? '' : place.text}</b>
    </li>
  )
}
