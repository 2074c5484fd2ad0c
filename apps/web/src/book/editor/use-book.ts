import { lastYearTeller, mergeWorking, type WorkingBook } from '@mingzhang/forms'
import { useCallback, useDeferredValue, useEffect, useMemo, useReducer, useRef } from 'react'
import { type BookDetail, type BookHold, bookAddress } from '../../api/books.ts'
import { useAnnounce } from '../../shell/announcer.tsx'
import { fill } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import { baselineOf, bookReducer, firstState, liveBook } from './book-state.ts'
import { compiledView, viewChanges } from './compiled-view.ts'
import { takeDraft } from './decode-draft.ts'
import { usePlaceWords } from './place-words.ts'
import { useSaving } from './use-saving.ts'
import { rowVerdicts } from './verdicts.ts'

const issuedOn = (detail: BookDetail): string => detail.publishedOn ?? new Date().toISOString().slice(0, 10)

/** 打开的账本 A book in the editor: what is typed, how it reads and prints, and where it is saved. */
export function useBook(detail: BookDetail) {
  const words = useWords().book
  const announce = useAnnounce()
  const address = bookAddress(detail.unitKey, detail.year)
  const restored = useRef(false)
  const [state, dispatch] = useReducer(bookReducer, detail, (given) => {
    const draft = given.editable ? takeDraft(address) : null
    if (draft === null) return firstState(given.working)
    restored.current = true
    if (draft.version === given.version) return firstState(draft.working)
    return firstState(mergeWorking(draft.base, draft.working, given.working).working)
  })
  useEffect(() => {
    if (restored.current) announce(words.bar.restored, 'shown')
    restored.current = false
  }, [announce, words])
  const placeWords = usePlaceWords(state.working)
  const said = useRef(placeWords)
  said.current = placeWords
  const replace = useCallback(
    (working: WorkingBook, name: string, changed: readonly string[]) => {
      dispatch({ do: 'replace', working })
      const shown = changed.slice(0, 3).map((path) => said.current(path))
      const more = changed.length > 3 ? [fill(words.parts.clash.more, { n: changed.length })] : []
      announce(fill(words.parts.clash.merged, { name, places: [...shown, ...more].join('、') }), 'shown')
    },
    [announce, words],
  )
  const saving = useSaving(address, detail, state.working, replace)
  const live = useMemo(() => liveBook(state), [state])
  const baseline = baselineOf(state)
  const shown = useDeferredValue(live)
  const day = issuedOn(detail)
  const view = useMemo(() => compiledView(shown, day), [shown, day])
  const moved = useMemo(
    () => viewChanges(baseline === null ? null : compiledView(baseline, day), view),
    [baseline, view, day],
  )
  const verdicts = useMemo(() => rowVerdicts(shown, view.problems), [shown, view])
  const lastYear = useMemo(() => lastYearOf(shown, view.book), [shown, view])
  const holds = useMemo(() => holdsIn(view, 'error'), [view])
  return { address, state, dispatch, saving, live, view, moved, verdicts, lastYear, holds }
}

/** What last year's ledgers say of each line: of all its funds together, or of one. */
function lastYearOf(working: WorkingBook, book: ReturnType<typeof compiledView>['book']) {
  const compares = book !== null && book.previous.length > 0
  const tell = compares ? lastYearTeller(book) : null
  const rows = new Map(working.rows.map((row) => [row.id, row]))
  return {
    compares,
    of: (id: string, fund?: string): number | null => {
      const row = rows.get(id)
      if (row === undefined || tell === null) return null
      const funds = Object.keys(row.money).filter((one) => one !== '')
      const asked = fund ?? (funds.length === 1 ? funds[0] : undefined)
      return tell({ ...row.at, ...(asked !== undefined && asked !== '' && { fund: asked }) })
    },
  }
}

/** What holds the book back as it stands, without the rules that only the server runs. */
export const holdsIn = (
  { problems, compileProblems }: ReturnType<typeof compiledView>,
  severity: 'error' | 'warning',
): readonly BookHold[] =>
  [...problems, ...compileProblems].filter((one) =>
    severity === 'error' ? one.severity === 'error' : one.severity !== 'error',
  )
