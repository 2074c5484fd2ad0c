import type { OpenRelative, OpenYear } from '@mingzhang/model'
import { Link } from 'wouter'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { yearAddress } from './addresses.ts'

/** 单位来历 What the unit is called now and was called before; what it went into, and what went into it. */
export function IdentityNote({ detail }: { readonly detail: OpenYear }) {
  const { open } = useWords()
  const { identity, unitName } = detail
  if (!identity) return null
  const { name, formerNames, mergedInto, merged } = identity
  const sentences = [
    ...(unitName !== null && unitName !== name ? [fill(open.identity.now, { name })] : []),
    ...formerNames
      .filter((former) => former.name !== unitName)
      .map((former) => fill(open.identity.former, { name: former.name, day: former.until })),
  ]
  if (sentences.length === 0 && !mergedInto && merged.length === 0) return null
  return (
    <p className="edition-note mut" role="note">
      {sentences.join(' ')}
      {mergedInto && <Relative one={mergedInto} sentence={open.identity.mergedInto} />}
      {merged.map((one) => (
        <Relative key={one.unitKey} one={one} sentence={open.identity.merged} />
      ))}
    </p>
  )
}

/** Another unit keeps its own years: it is led to, its money is not added. */
function Relative({ one, sentence }: { readonly one: OpenRelative; readonly sentence: string }) {
  const { name, on, latestYear, unitKey } = one
  const said = fill(sentence, { name, day: on ?? '' })
  return (
    <span className="relative">
      {latestYear === null ? said : <Link href={yearAddress(unitKey, latestYear)}>{said}</Link>}
    </span>
  )
}
