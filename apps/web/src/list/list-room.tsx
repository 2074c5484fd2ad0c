import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { type DocumentSummary, deleteDocument, fetchDocuments } from '../api/documents.ts'
import { Dialog } from '../parts/dialog.tsx'
import { KeyBar } from '../parts/key-bar.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { useTitle } from '../parts/use-title.ts'
import { useAnnounce } from '../shell/announcer.tsx'
import { ImportPanel } from '../shell/import-panel.tsx'
import { useImports } from '../shell/import-state.ts'
import { TopBar } from '../shell/top-bar.tsx'
import { useKeys } from '../shell/use-keys.ts'
import { useMay } from '../shell/who.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { DocumentTable } from './document-table.tsx'
import { EmptyList } from './empty-list.tsx'
import { SearchBox } from './search-box.tsx'

const pageSize = 100

/** 文件列表 The first room: every imported document, searched, sorted, opened, added, deleted. */
export function ListRoom() {
  const words = useWords()
  const [parameters, setParameters] = useSearchParams()
  const search = parameters.get('search') ?? ''
  const sort = parameters.get('sort') ?? '-importedAt'
  const set = (name: string, value: string) => {
    setParameters(
      (before) => {
        const after = new URLSearchParams(before)
        if (value) after.set(name, value)
        else after.delete(name)
        return after
      },
      { replace: true },
    )
  }
  const query = useDocuments(useDeferredValue(search), sort)
  const documents = query.data?.pages.flatMap((page) => page.documents) ?? []
  const total = query.data?.pages[0]?.total ?? 0
  const list = useListKeys(documents)
  const [doomed, setDoomed] = useState<DocumentSummary | null>(null)
  const picker = useRef<HTMLInputElement>(null)
  const searchBox = useRef<HTMLInputElement>(null)
  useKeys({
    '/': () => searchBox.current?.focus(),
    o: () => picker.current?.click(),
    delete: () => setDoomed(removable(documents[list.current])),
  })
  useTitle(words.list.title, words.app.name)
  return (
    <div className="room list-room">
      <TopBar>
        <SearchBox ref={searchBox} value={search} change={(text) => set('search', text)} />
      </TopBar>
      <main id="content" tabIndex={-1} className="pad">
        <ListHead total={total} searched={search !== ''} known={query.data !== undefined} picker={picker} />
        <ImportPanel />
        {query.isPending && <Loading />}
        {query.isError && (
          <Trouble
            what={words.list.failed}
            why={fill(words.list.failedWhy, { why: query.error.message })}
            toDo={words.list.failedToDo}
            retry={() => void query.refetch()}
          />
        )}
        {query.data && total === 0 && (
          <EmptyList search={search} choose={() => picker.current?.click()} clear={() => set('search', '')} />
        )}
        {documents.length > 0 && (
          <DocumentTable
            documents={documents}
            sort={sort}
            sortBy={(next) => set('sort', next)}
            current={list.current}
            focus={list.setCurrent}
            remove={setDoomed}
            busy={query.isPlaceholderData}
          />
        )}
        {query.hasNextPage && (
          <More load={() => void query.fetchNextPage()} busy={query.isFetchingNextPage} />
        )}
      </main>
      <ListKeys />
      {doomed && <DeleteDialog document={doomed} close={() => setDoomed(null)} />}
    </div>
  )
}

/** The document, where one may remove it. */
const removable = (one: DocumentSummary | undefined): DocumentSummary | null =>
  one?.may?.includes('document.remove') ? one : null

const useDocuments = (search: string, sort: string) =>
  useInfiniteQuery({
    queryKey: ['documents', search, sort],
    queryFn: ({ signal, pageParam }) =>
      fetchDocuments({ search, sort, limit: pageSize, offset: pageParam }, signal),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const seen = pages.reduce((sum, page) => sum + page.documents.length, 0)
      return last.documents.length > 0 && seen < last.total ? seen : undefined
    },
    placeholderData: keepPreviousData,
  })

function useListKeys(documents: readonly DocumentSummary[]) {
  const [, navigate] = useLocation()
  const [current, setCurrent] = useState(-1)
  const go = (step: number) => {
    const next = Math.max(0, Math.min(documents.length - 1, current + step))
    setCurrent(next)
    document.querySelector(`[data-row="${next}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  const open = () => {
    const one = documents[current]
    if (one) navigate(`/documents/${encodeURIComponent(one.id)}`)
  }
  useKeys({
    j: () => go(1),
    k: () => go(-1),
    arrowdown: () => go(1),
    arrowup: () => go(-1),
    enter: open,
    escape: () => setCurrent(-1),
  })
  return { current, setCurrent }
}

type HeadProperties = {
  readonly total: number
  readonly searched: boolean
  readonly known: boolean
  readonly picker: React.RefObject<HTMLInputElement | null>
}

function ListHead({ total, searched, known, picker }: HeadProperties) {
  const words = useWords()
  const { add } = useImports()
  const allowed = useMay('document.import')
  return (
    <div className="list-head">
      <h1>{words.list.title}</h1>
      <span className="mut" role="status">
        {known && fill(searched ? words.list.found : words.list.total, { n: total })}
      </span>
      <span className="space" />
      {allowed && <ImportButton add={add} picker={picker} />}
    </div>
  )
}

type ImportProperties = Pick<HeadProperties, 'picker'> & { readonly add: (files: readonly File[]) => void }

function ImportButton({ add, picker }: ImportProperties) {
  const words = useWords()
  return (
    <>
      <input
        ref={picker}
        className="unseen"
        type="file"
        multiple
        tabIndex={-1}
        aria-label={words.list.import}
        onChange={(event) => {
          add([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
      <button type="button" className="btn primary" onClick={() => picker.current?.click()}>
        {words.list.import} <kbd>O</kbd>
      </button>
    </>
  )
}

function Loading() {
  const words = useWords()
  return (
    <div className="loading" role="status" aria-label={words.list.loading}>
      {Array.from({ length: 8 }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: eight grey lines that never change.
        <span key={row} className="loading-row" />
      ))}
    </div>
  )
}

/** Two screens or so. */
const readAhead = '0px 0px 2000px 0px'

/** Reads the next page before the foot of the list comes into view. */
function More({ load, busy }: { readonly load: () => void; readonly busy: boolean }) {
  const words = useWords()
  const foot = useRef<HTMLDivElement>(null)
  const now = useRef(load)
  now.current = load
  useEffect(() => {
    const element = foot.current
    if (!element || busy) return undefined
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && now.current(), {
      root: element.closest('main'),
      rootMargin: readAhead,
    })
    watch.observe(element)
    return () => watch.disconnect()
  }, [busy])
  return (
    <div ref={foot} className="more" role="status">
      {words.list.more}
    </div>
  )
}

function DeleteDialog({
  document: doomed,
  close,
}: {
  readonly document: DocumentSummary
  readonly close: () => void
}) {
  const words = useWords()
  const announce = useAnnounce()
  const client = useQueryClient()
  const [state, setState] = useState<'asking' | 'deleting' | { readonly why: string }>('asking')
  const name = doomed.title ?? doomed.fileName
  const remove = async () => {
    setState('deleting')
    try {
      await deleteDocument(doomed.id)
      await client.invalidateQueries({ queryKey: ['documents'] })
      announce(fill(words.list.deleted, { name }), 'shown')
      close()
    } catch (error) {
      setState({ why: error instanceof Error ? error.message : String(error) })
    }
  }
  return (
    <Dialog
      title={words.list.deleteTitle}
      close={close}
      actions={
        <button
          type="button"
          className="btn danger"
          disabled={state === 'deleting'}
          onClick={() => void remove()}
        >
          {state === 'deleting' ? words.list.deleting : words.list.delete}
        </button>
      }
    >
      <p>{fill(words.list.deleteBody, { name })}</p>
      {typeof state === 'object' && (
        <p role="alert" className="e">
          {words.list.deleteFailed}：{state.why}
        </p>
      )}
    </Dialog>
  )
}

/** The keys of what this person may do. */
function ListKeys() {
  const { list, keys } = useWords()
  const mayImport = useMay('document.import')
  const mayRemove = useMay('document.remove')
  const short = [
    { caps: ['J', 'K'], does: list.keyMove },
    { caps: ['Enter'], does: list.keyOpen },
    { caps: ['/'], does: list.keySearch },
    ...(mayImport ? [{ caps: ['O'], does: list.keyImport }] : []),
    ...(mayRemove ? [{ caps: ['Delete'], does: list.keyDelete }] : []),
  ]
  return <KeyBar short={short} groups={[{ title: keys.groupList, keys: short }]} />
}
