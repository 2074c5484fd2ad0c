import { useMutation } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { signInByLink } from '../api/people.ts'
import { useTitle } from '../parts/use-title.ts'
import { addressAfter } from '../shell/sign-in-address.ts'
import { TopBar } from '../shell/top-bar.tsx'
import { useWho } from '../shell/who.ts'
import { useWords } from '../words/use-words.ts'
import { ProblemNote } from './problem-note.tsx'
import { SignInForm } from './sign-in-form.tsx'
import '../styles/people.css'

/** 登录页 By login and password, or by the one-time link whose token stands behind the `#` of the address. */
export function SignInPage() {
  const all = useWords()
  const words = all.people.signIn
  useTitle(words.title, all.app.name)
  const [, navigate] = useLocation()
  const to = addressAfter(useSearch())
  const { refresh } = useWho()
  const inside = async () => {
    await refresh()
    navigate(to, { replace: true })
  }
  const { working, error } = useLink(inside)
  return (
    <div className="room">
      <TopBar />
      <main id="content" tabIndex={-1} className="pad sign-in-page">
        <section className="people-card" aria-labelledby="sign-in-title">
          <h1 id="sign-in-title">{words.title}</h1>
          {working ? (
            <p role="status">{words.byLink}</p>
          ) : (
            <>
              <ProblemNote error={error} />
              <SignInForm done={() => void inside()} />
              <p className="form-help">{words.help}</p>
              <p className="form-help">{words.local}</p>
              <p>
                <Link href="/">{words.toPublic}</Link>
              </p>
            </>
          )}
        </section>
      </main>
    </div>
  )
}

/** Signs in by the link of the address, once, and takes the token out of the address and its history. */
function useLink(inside: () => Promise<void>) {
  const link = useMutation({ mutationFn: signInByLink, onSuccess: inside })
  const { mutate } = link
  useEffect(() => {
    const look = () => {
      const token = /^#link=([\w-]{43})$/u.exec(location.hash)?.[1]
      if (token === undefined) return
      history.replaceState(null, '', location.pathname + location.search)
      mutate(token)
    }
    look()
    // A link opened while this page is already there changes nothing but the part behind the `#`.
    addEventListener('hashchange', look)
    return () => removeEventListener('hashchange', look)
  }, [mutate])
  return { working: link.isPending || link.isSuccess, error: link.error }
}
