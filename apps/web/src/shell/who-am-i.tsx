import { Link, useLocation, useSearch } from 'wouter'
import { useWords } from '../words/use-words.ts'
import { signInAddress } from './sign-in-address.ts'
import { useWho } from './who.ts'

/** 我是谁 The person's name, leading to the account; for the public, the way to sign in. */
export function WhoAmI() {
  const words = useWords().who
  const { who, known } = useWho()
  const here = signInAddress(useLocation()[0], useSearch())
  if (!known) return <span className="who" />
  if (!who.person)
    return (
      <Link className="who" href={here}>
        {words.signIn}
      </Link>
    )
  return (
    <Link className="who" href="/account" title={words.account}>
      <span className="who-name">{who.person.name}</span>
      {who.hasPassword === false && <span className="who-hint">{words.unset}</span>}
    </Link>
  )
}
