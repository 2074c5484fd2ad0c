import type { Right } from '@mingzhang/cycle'
import type { ReactNode } from 'react'
import { Link, Redirect, useLocation, useSearch } from 'wouter'
import { Trouble } from '../parts/trouble.tsx'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { signInAddress } from './sign-in-address.ts'
import { TopBar } from './top-bar.tsx'
import { useMay, useWho } from './who.ts'

type Properties = { readonly right: Right; readonly children: ReactNode }

/**
 * 有门的房间 A room for who has its right. Who is not signed in is asked to, and comes back to the same address; who is, and
 * has no right here, is told so.
 */
export function Guarded({ right, children }: Properties) {
  const { who, known } = useWho()
  const may = useMay(right)
  const [path] = useLocation()
  const search = useSearch()
  if (may || !known) return children
  if (who.person === null) return <Redirect to={signInAddress(path, search)} replace />
  return <NotYours name={who.person.name} />
}

function NotYours({ name }: { readonly name: string }) {
  const words = useWords()
  return (
    <div className="room">
      <TopBar />
      <main id="content" tabIndex={-1} className="pad">
        <Trouble
          what={words.who.notYours}
          why={fill(words.who.notYoursWhy, { name })}
          toDo={words.who.notYoursToDo}
        >
          <Link className="btn" href="/">
            {words.app.toDocuments}
          </Link>
          <Link className="btn" href="/account">
            {words.who.account}
          </Link>
        </Trouble>
      </main>
    </div>
  )
}
