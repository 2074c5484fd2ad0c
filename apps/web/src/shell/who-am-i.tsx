import { Link } from 'wouter'
import { useWords } from '../words/use-words.ts'
import { useWho } from './who.ts'

/** 我是谁 The person's name, leading to the account; for the public, the way to sign in. */
export function WhoAmI() {
  const words = useWords().who
  const { who, known } = useWho()
  if (!known) return <span className="who" />
  if (!who.person)
    return (
      <Link className="who" href="/sign-in">
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
