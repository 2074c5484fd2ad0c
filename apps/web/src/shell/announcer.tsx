import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'

type Announce = (text: string) => void

const AnnounceContext = createContext<Announce>(() => undefined)

/** 播报 Says a sentence to screen readers and shows it for a moment above the key bar. */
export const useAnnounce = (): Announce => useContext(AnnounceContext)

type Said = { readonly text: string; readonly at: number }

/** Holds the live region and the short message of the page. */
export function Announcer({ children }: { readonly children: ReactNode }) {
  const [said, setSaid] = useState<Said | null>(null)
  const announce = useCallback(
    (text: string) => setSaid((before) => ({ text, at: (before?.at ?? 0) + 1 })),
    [],
  )
  return (
    <AnnounceContext value={announce}>
      {children}
      <div className="toast" role="status" aria-live="polite">
        {said && (
          <span key={said.at} className="toast-text">
            {said.text}
          </span>
        )}
      </div>
    </AnnounceContext>
  )
}
