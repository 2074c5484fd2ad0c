import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, Suspense, useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { whenSignedOut } from '../api/keep-signed-in.ts'
import { fetchWho, nobody } from '../api/people.ts'
import { lazyRoom } from '../rooms/lazy-room.ts'
import { WhoContext } from './who.ts'

const loadSignInAgain = () => import('../rooms/sign-in-again.ts')
const SignInAgain = lazyRoom(loadSignInAgain, ({ SignInAgain }) => SignInAgain)

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
  // A session that ends does not change whose page this is: what stands on it stays until its person leaves.
  // Signing in again is asked for by the first request that needs it.
  const [last, setLast] = useState(nobody)
  const fresh = data ?? nobody
  useEffect(() => {
    if (fresh.person) setLast(fresh)
  }, [fresh])
  const who = fresh.person ? fresh : last
  const signedIn = who.person !== null
  const [address, navigate] = useLocation()
  // Until a password of one's own is set, the server answers nothing else.
  useEffect(() => {
    if (fresh.passwordDue && address !== '/account') navigate('/account', { replace: true })
  }, [fresh.passwordDue, address, navigate])
  // What asks to sign in again is here before it is needed: by then a newer version may have been installed.
  useEffect(() => {
    if (!signedIn) return
    const later = setTimeout(() => void loadSignInAgain().catch(() => undefined), 5_000)
    return () => clearTimeout(later)
  }, [signedIn])
  useEffect(() => {
    if (!signedIn) return
    whenSignedOut(() => new Promise<boolean>((resolve) => setAnswer(() => resolve)))
    return () => whenSignedOut(null)
  }, [signedIn])
  const refresh = () => client.invalidateQueries()
  const leave = () => {
    setLast(nobody)
    client.setQueryData(['session'], nobody)
    return refresh()
  }
  return (
    <WhoContext value={{ who, known: isFetched, refresh, leave }}>
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
