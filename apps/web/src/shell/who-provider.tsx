import { useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { whenSignedOut } from '../api/keep-signed-in.ts'
import { fetchWho, nobody } from '../api/people.ts'
import { WhoContext } from './who.ts'

const SignInAgain = lazy(async () => ({
  default: (await import('../people/sign-in-again.tsx')).SignInAgain,
}))

/** 登录状态 Knows who is signed in, and asks to sign in again, over whatever is on the page, when the session ends. */
export function WhoProvider({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient()
  const { data, isFetched } = useQuery({
    queryKey: ['session'],
    queryFn: ({ signal }) => fetchWho(signal),
    staleTime: 300_000,
    refetchOnWindowFocus: 'always',
  })
  const [answer, setAnswer] = useState<((again: boolean) => void) | null>(null)
  // Whoever was signed in when the page was filled in: a session that ends does not change whose page it is.
  const [last, setLast] = useState(nobody)
  const fresh = data ?? nobody
  useEffect(() => {
    if (fresh.person) setLast(fresh)
  }, [fresh])
  const who = answer ? last : fresh
  const signedIn = who.person !== null
  useEffect(() => {
    if (!signedIn) return
    whenSignedOut(() => new Promise<boolean>((resolve) => setAnswer(() => resolve)))
    return () => whenSignedOut(null)
  }, [signedIn])
  const refresh = () => client.invalidateQueries()
  return (
    <WhoContext value={{ who, known: isFetched, refresh }}>
      {children}
      {answer && (
        <Suspense>
          <SignInAgain
            who={who}
            done={(again) => {
              setAnswer(null)
              answer(again)
              void client.invalidateQueries({ queryKey: ['session'] })
            }}
          />
        </Suspense>
      )}
    </WhoContext>
  )
}
