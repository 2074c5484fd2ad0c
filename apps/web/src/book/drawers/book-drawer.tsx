import type { WorkingBook } from '@mingzhang/forms'
import { useWords } from '../../words/use-words.ts'
import { CommentsDrawer } from './comments-drawer.tsx'
import type { useRemarks } from './use-remarks.ts'
import { VersionsDrawer } from './versions-drawer.tsx'

export type DrawerKind = 'versions' | 'comments'

type Properties = {
  readonly kind: DrawerKind
  readonly address: string
  readonly version: number
  readonly editable: boolean
  readonly working: WorkingBook
  readonly remarks: ReturnType<typeof useRemarks>
  readonly close: () => void
  readonly restored: () => void
}

/** 抽屉 Versions or remarks, over the right edge. */
export function BookDrawer({ kind, close, remarks, ...versions }: Properties) {
  const words = useWords()
  return (
    <aside className="book-drawer" aria-label={words.book[kind].title}>
      <header>
        <h2>{words.book[kind].title}</h2>
        <button type="button" className="btn small" onClick={close}>
          {words.app.close}
        </button>
      </header>
      {kind === 'versions' ? <VersionsDrawer {...versions} /> : <CommentsDrawer remarks={remarks} />}
    </aside>
  )
}
