import type { ReactNode } from 'react'
import { useWords } from '../words/use-words.ts'
import { useDocumentInUse } from './document-context.ts'
import { type Tab, tabs } from './use-view.ts'

/** 看法 How the document is looked at: as published, or as read. */
export function Tabs({ children }: { readonly children?: ReactNode }) {
  const { document: words } = useWords()
  const { reading, view, change } = useDocumentInUse()
  const counts: { readonly [T in Tab]: number | null } = { source: null, ...reading.counts }
  return (
    <nav className="tabs" aria-label={words.tabs}>
      {tabs.map((tab) => (
        <button
          key={tab}
          type="button"
          aria-current={view.tab === tab ? 'true' : undefined}
          onClick={() => change({ tab })}
        >
          {words.tab[tab]}
          {counts[tab] !== null && <span className="tab-count">{counts[tab]}</span>}
        </button>
      ))}
      <span className="space" />
      {children}
    </nav>
  )
}
