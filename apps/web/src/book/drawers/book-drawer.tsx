import type { WorkingBook } from '@mingzhang/forms'
import { useEffect, useRef } from 'react'
import { useWords } from '../../words/use-words.ts'
import { AttachmentsDrawer } from './attachments-drawer.tsx'
import { CommentsDrawer } from './comments-drawer.tsx'
import type { useRemarks } from './use-remarks.ts'
import { VersionsDrawer } from './versions-drawer.tsx'

export type DrawerKind = 'versions' | 'comments' | 'attachments'

type Properties = {
  readonly kind: DrawerKind
  readonly address: string
  readonly version: number
  readonly editable: boolean
  readonly working: WorkingBook
  readonly settle: () => Promise<number | null>
  readonly remarks: ReturnType<typeof useRemarks>
  /** Goes to the cell or the form that a remark is about. */
  readonly goTo: (about: string) => void
  readonly close: () => void
  readonly restored: () => void
}

/** 抽屉 Versions, remarks or attachments, over the right edge. */
export function BookDrawer({ kind, close, remarks, goTo, ...versions }: Properties) {
  const words = useWords()
  const box = useDrawerFocus(kind, close)
  const { title } = kind === 'attachments' ? words.book.parts.attachments : words.book[kind]
  return (
    <aside ref={box} className="book-drawer" aria-label={title} tabIndex={-1}>
      <header>
        <h2>{title}</h2>
        <button type="button" className="btn small" onClick={close}>
          {words.app.close}
        </button>
      </header>
      {kind === 'versions' && <VersionsDrawer {...versions} />}
      {kind === 'comments' && <CommentsDrawer remarks={remarks} goTo={goTo} />}
      {kind === 'attachments' && <AttachmentsDrawer {...versions} />}
    </aside>
  )
}

/** The focus goes into the drawer when it opens and back where it was when it closes; Escape closes it. */
function useDrawerFocus(kind: DrawerKind, close: () => void) {
  const box = useRef<HTMLElement>(null)
  const shut = useRef(close)
  shut.current = close
  // biome-ignore lint/correctness/useExhaustiveDependencies: another drawer takes the focus anew.
  useEffect(() => {
    const before = document.activeElement
    const drawer = box.current
    const first = drawer?.querySelector<HTMLElement>('textarea, input, .drawer-body button')
    ;(first ?? drawer)?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [kind])
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { activeElement } = document
      // What had the focus may have been taken away meanwhile: then nothing else is meant.
      const isHere = box.current?.contains(activeElement) === true || activeElement === document.body
      if (event.key !== 'Escape' || !isHere || document.querySelector('dialog[open]')) return
      event.preventDefault()
      shut.current()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
  return box
}
