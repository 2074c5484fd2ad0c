import type { ReactNode } from 'react'
import { useWords } from '../words/use-words.ts'
import { useDocumentInUse } from './document-context.ts'

/** 原貌与读本 The line above the source of a format that has a look of its own: as published, or as read. */
export function LookBar({ children }: { readonly children?: ReactNode }) {
  const { look: words } = useWords().document
  const { view, change } = useDocumentInUse()
  return (
    <div className="look-bar">
      <fieldset className="switch">
        <legend className="unseen">{words.label}</legend>
        <button
          type="button"
          aria-pressed={view.look === null}
          title={words.publishedHelp}
          onClick={() => change({ look: null })}
        >
          {words.published}
        </button>
        <span aria-hidden="true">/</span>
        <button
          type="button"
          aria-pressed={view.look === 'read'}
          title={words.readHelp}
          onClick={() => change({ look: 'read' })}
        >
          {words.read}
        </button>
      </fieldset>
      {children}
    </div>
  )
}
