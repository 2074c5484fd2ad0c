import type { OpenBeside, OpenLine } from '@mingzhang/model'
import { Link } from 'wouter'
import { fill, wordOf } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { yearAddress } from './addresses.ts'

type Shown = Pick<OpenLine, 'unitKey' | 'year' | 'kind' | 'edition'>

type Properties = {
  readonly shown: Shown
  /** `count`: how much was found in it, in a list of what was found. */
  readonly beside: readonly (OpenBeside & { readonly count?: number })[]
}

/** 同年各份 That a year is told by what was published here, and where its original and other documents are. */
export function Beside({ shown, beside }: Properties) {
  const words = useWords()
  const { open } = words
  if (beside.length === 0) return null
  return (
    <small className="beside">
      {shown.edition && <span>{open.beside.edition}</span>}
      {beside.map((one) => (
        <span key={one.documentId}>
          <Link href={`${yearAddress(shown.unitKey, shown.year)}?document=${one.documentId}`}>
            {besideName(shown, one, words)}
          </Link>
          {one.count !== undefined && one.count > 0 && (
            <span className="u">{fill(open.beside.found, { n: one.count })}</span>
          )}
        </span>
      ))}
    </small>
  )
}

/** 另一份的叫法 The original of what was published here is called so; what is of another kind by its kind. */
export function besideName(
  shown: Pick<Shown, 'kind' | 'edition'>,
  { kind, edition }: OpenBeside,
  { open, kind: kinds }: ReturnType<typeof useWords>,
): string {
  if (edition) return open.beside.edition
  const sameKind = kind === shown.kind
  if (shown.edition && sameKind) return open.beside.original
  const name = wordOf(kinds, kind ?? 'unknown')
  return sameKind ? fill(open.beside.another, { kind: name }) : name
}
