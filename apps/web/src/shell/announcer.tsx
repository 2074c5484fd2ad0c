import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'

/** `shown` says it to everyone for a moment; else it is for screen readers alone. */
type Announce = (text: string, how?: 'shown') => void

const AnnounceContext = createContext<Announce>(() => undefined)

/** 播报 Says a sentence politely; what answers a press is also shown for a moment above the key bar. */
export const useAnnounce = (): Announce => useContext(AnnounceContext)

type Said = { readonly text: string; readonly shown: boolean; readonly at: number }

/** Holds the live region and the short message of the page. */
export function Announcer({ children }: { readonly children: ReactNode }) {
  const [said, setSaid] = useState<Said | null>(null)
  const announce = useCallback<Announce>((text, how) => {
    setSaid((before) => ({ text, shown: how === 'shown', at: (before?.at ?? 0) + 1 }))
  }, [])
  return (
    <AnnounceContext value={announce}>
      {children}
      <div className="toast" role="status" aria-live="polite">
        {said && (
          <span key={said.at} className={said.shown ? 'toast-text' : 'unseen'}>
            {said.text}
          </span>
        )}
      </div>
    </AnnounceContext>
  )
}
