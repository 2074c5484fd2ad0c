import { Link } from 'wouter'
import type { EditionEnd } from '../api/documents.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'

/** 版次的终了 That an edition was replaced or withdrawn, since when, and the way to the one that stands. */
export function EndedMark({ how, on, standing }: EditionEnd) {
  const words = useWords().visibility.ended
  return (
    <span className="ended">
      {fill(words[how], { day: on ?? '' })}
      {standing !== null && (
        <>
          {' '}
          <Link href={`/documents/${encodeURIComponent(standing)}`}>{words.toStanding}</Link>
        </>
      )}
    </span>
  )
}
