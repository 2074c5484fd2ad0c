import { useEffect, useRef, useState } from 'react'
import type { BookDetail } from '../../api/books.ts'
import { useAnnounce } from '../../shell/announcer.tsx'
import { usePrinting } from '../../shell/use-printing.ts'
import { useWords } from '../../words/use-words.ts'
import { BookDrawer, type DrawerKind } from '../drawers/book-drawer.tsx'
import { useRemarks } from '../drawers/use-remarks.ts'
import { PreviewPane } from '../preview/preview-pane.tsx'
import { PrintedBook } from '../preview/printed-book.tsx'
import { BookBar } from './book-bar.tsx'
import { BookKeys } from './book-keys.tsx'
import { ClashDialog } from './clash-dialog.tsx'
import { withField } from './editing.ts'
import { EntryPane } from './entry-pane.tsx'
import { NextStep } from './next-step.tsx'
import { OthersHere } from './others-here.tsx'
import { toNextRegion } from './regions.ts'
import { SubPage } from './sub-page.tsx'
import { PageTabs } from './sub-pages.tsx'
import { holdsIn, useBook } from './use-book.ts'
import type { SaveState } from './use-saving.ts'
import { useSubmit } from './use-submit.ts'
import { useTravel } from './use-travel.ts'

type Properties = { readonly detail: BookDetail; readonly reload: () => void }

/** 编账页 Entries at the left; the official form, the narrative and the verdicts at the right, as they are typed. */
export function BookEditor({ detail, reload }: Properties) {
  const book = useBook(detail)
  const { view, holds, saving } = book
  const [drawer, setDrawer] = useState<DrawerKind | null>(null)
  const submit = useSubmit(detail, book, reload)
  const allHolds = submit.holds ?? holds
  const travel = useTravel(detail, book, allHolds)
  const remarks = useRemarks(book.address)
  const printing = usePrinting()
  const remark = (about: string, aboutWords: string) => {
    remarks.begin(about, aboutWords)
    setDrawer('comments')
  }
  const chooseEdition = (edition: string) =>
    book.dispatch({ do: 'put', working: withField(book.state.working, 'edition', edition) })
  useMovedOn(saving.state, reload)
  useRoomKeys({ next: travel.next, submit: submit.run, side: travel.turnSide })
  const parts = view.publication?.parts ?? []
  const first = parts.find((part) => part.kind === 'table')
  const tab = travel.tab === '' && first?.kind === 'table' ? first.table.id : travel.tab
  if (printing && view.publication) return <PrintedBook publication={view.publication} />
  return (
    <>
      <BookBar detail={detail} book={book} submit={submit} open={setDrawer} remarks={remarks.open} />
      <NextStep detail={detail} />
      <main id="content" tabIndex={-1} className={`book-panes on-${travel.side}`}>
        <EntrySide detail={detail} book={book} travel={travel} places={remarks.places} remark={remark} />
        <PreviewPane
          view={view}
          moved={book.moved}
          tab={tab}
          choose={travel.setTab}
          holds={allHolds}
          remarks={submit.remarks ?? holdsIn(view, 'warning')}
          next={travel.next}
          goTo={travel.goTo}
          remark={remark}
          toEntries={travel.toEntries}
          chooseEdition={detail.editable ? chooseEdition : null}
        />
        {drawer && (
          <BookDrawer
            kind={drawer}
            address={book.address}
            version={saving.version()}
            editable={detail.editable}
            working={book.state.working}
            settle={async () => ((await saving.flush()) ? saving.version() : null)}
            remarks={remarks}
            goTo={travel.goToRemark}
            close={() => setDrawer(null)}
            restored={reload}
          />
        )}
      </main>
      <BookKeys>
        <OthersHere book={book} page={travel.page} />
      </BookKeys>
      {saving.clash && (
        <ClashDialog clash={saving.clash} working={book.state.working} settle={saving.settle} />
      )}
    </>
  )
}

/** Somebody has submitted the book, or taken it elsewhere, while it was typed in: that is said, and the book shown as it stands now. */
function useMovedOn(state: SaveState, reload: () => void): void {
  const words = useWords().book.bar
  const announce = useAnnounce()
  const isLocked = state.kind === 'kept' && state.locked
  const opened = useRef(reload)
  opened.current = reload
  useEffect(() => {
    if (!isLocked) return
    announce(words.movedOn, 'shown')
    opened.current()
  }, [isLocked, announce, words])
}

type SideProperties = {
  readonly detail: BookDetail
  readonly book: ReturnType<typeof useBook>
  readonly travel: ReturnType<typeof useTravel>
  readonly places: ReadonlySet<string>
  readonly remark: (about: string, words: string) => void
}

/** The pages of the book, the entry table first. */
function EntrySide({ detail, book, travel, places, remark }: SideProperties) {
  const words = useWords().book
  const { state, view } = book
  const { page, setPage, setSide } = travel
  return (
    <>
      <section className="book-entry" aria-label={words.pages[page]}>
        <PageTabs
          working={state.working}
          page={page}
          choose={setPage}
          problems={view.compileProblems}
          toPreview={() => setSide('preview')}
        />
        {page === 'entries' ? (
          <EntryPane
            detail={detail}
            book={book}
            ledger={travel.ledger}
            choose={travel.setLedger}
            remarks={places}
            remark={remark}
          />
        ) : (
          <SubPage page={page} book={book} editable={detail.editable} wanted={travel.wanted?.path ?? null} />
        )}
      </section>
      <button type="button" className="to-grid btn" onClick={() => setSide('entries')}>
        {words.preview.toGrid}
      </button>
    </>
  )
}

type RoomKeys = { readonly next: () => void; readonly submit: () => void; readonly side: () => void }

/** Keys of the whole room, also while a cell is typed in. */
function useRoomKeys({ next, submit, side }: RoomKeys): void {
  useEffect(() => {
    const actOf = (event: KeyboardEvent): (() => void) | null => {
      if (event.key === 'F8') return next
      if (event.key === 'F6') return () => toNextRegion(event.shiftKey ? -1 : 1)
      if (event.key === 'Enter') return event.ctrlKey || event.metaKey ? submit : null
      return event.altKey && event.code === 'KeyP' ? side : null
    }
    const press = (event: KeyboardEvent) => {
      const act = document.querySelector('dialog[open]') ? null : actOf(event)
      if (act === null) return
      act()
      event.preventDefault()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  })
}
