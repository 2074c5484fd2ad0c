import type { WorkingBook } from '@mingzhang/forms'
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
  readonly remarks: ReturnType<typeof useRemarks>
  readonly close: () => void
  readonly restored: () => void
}

/** 抽屉 Versions, remarks or attachments, over the right edge. */
export function BookDrawer({ kind, close, remarks, ...versions }: Properties) {
  const words = useWords()
  const { title } = kind === 'attachments' ? words.book.parts.attachments : words.book[kind]
  return (
    <aside className="book-drawer" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <button type="button" className="btn small" onClick={close}>
          {words.app.close}
        </button>
      </header>
      {kind === 'versions' && <VersionsDrawer {...versions} />}
      {kind === 'comments' && <CommentsDrawer remarks={remarks} />}
      {kind === 'attachments' && <AttachmentsDrawer {...versions} />}
    </aside>
  )
}
