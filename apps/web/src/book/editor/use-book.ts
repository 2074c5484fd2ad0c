import {
  type CompileMemory,
  compileMemory,
  lastYearTeller,
  mergeWorking,
  type WorkingBook,
} from '@mingzhang/forms'
import { dayInChina } from '@mingzhang/model'
import { useCallback, useDeferredValue, useEffect, useMemo, useReducer, useRef, useState } from 'react'
import { type BookDetail, type BookHold, bookAddress } from '../../api/books.ts'
import { useAnnounce } from '../../shell/announcer.tsx'
import { useWho } from '../../shell/who.ts'
import { fill } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import { type BookState, baselineOf, bookReducer, firstState, liveBook } from './book-state.ts'
import { compiledView, viewChanges } from './compiled-view.ts'
import { type DraftPlace, takeDraft } from './decode-draft.ts'
import { usePlaceWords } from './place-words.ts'
import { isSameBook } from './text-of-book.ts'
import { useHistory } from './use-history.ts'
import { type Clash, type MergeIn, useSaving } from './use-saving.ts'
import { useTypedDraft } from './use-typed-draft.ts'
import { rowVerdicts } from './verdicts.ts'

const issuedOn = (detail: BookDetail): string => detail.publishedOn ?? dayInChina(new Date().toISOString())

/** 起初的账本 The book as the server has it, with what this browser still holds of it, and what of that meets another's changes. */
type Beginning = {
  readonly state: BookState
  readonly restored: boolean
  readonly clash: Clash | null
}

function beginningOf(detail: BookDetail, place: DraftPlace): Beginning {
  const draft = detail.editable ? takeDraft(place) : null
  const fresh = { state: firstState(detail.working), restored: false, clash: null }
  if (draft === null) return fresh
  if (draft.version === detail.version)
    return { state: firstState(draft.working), restored: true, clash: null }
  const { base } = draft
  const theirs = detail.working
  const { working, conflicts } = mergeWorking(base, draft.working, theirs)
  if (isSameBook(working, theirs)) return fresh
  const { name } = detail.saved
  return {
    state: firstState(conflicts.length > 0 ? draft.working : working),
    restored: true,
    clash: conflicts.length > 0 ? { conflicts, name, base, theirs } : null,
  }
}

/** 打开的账本 A book in the editor: what is typed, how it reads and prints, and where it is saved. */
export function useBook(detail: BookDetail) {
  const words = useWords().book
  const announce = useAnnounce()
  const address = bookAddress(detail.unitKey, detail.year)
  const account = useWho().who.person?.id ?? ''
  const [place] = useState<DraftPlace>({ account, address })
  const [beginning] = useState(() => beginningOf(detail, place))
  const [state, dispatch] = useReducer(bookReducer, beginning.state)
  useEffect(() => {
    if (beginning.restored) announce(words.bar.restored, 'shown')
  }, [announce, words, beginning])
  const placeWords = usePlaceWords(state.working)
  const said = useRef(placeWords)
  said.current = placeWords
  const merge = useCallback<MergeIn>(
    (working, name, changed, rebase) => {
      dispatch({ do: 'merge', working, rebase })
      const shown = changed.slice(0, 3).map((path) => said.current(path))
      const more = changed.length > 3 ? [fill(words.parts.clash.more, { n: changed.length })] : []
      announce(fill(words.parts.clash.merged, { name, places: [...shown, ...more].join('、') }), 'shown')
    },
    [announce, words],
  )
  const { working } = state
  const saving = useSaving({ place, detail, working, firstClash: beginning.clash, merge })
  useTypedDraft(state, saving.keep)
  const history = useHistory(state, dispatch, placeWords)
  const live = useMemo(() => liveBook(state), [state])
  const baseline = baselineOf(state)
  const shown = useDeferredValue(live)
  const day = issuedOn(detail)
  const [memory] = useState(compileMemory)
  const view = useMemo(() => compiledView(shown, day, memory), [shown, day, memory])
  const moved = useMemo(
    () => viewChanges(baseline === null ? null : compiledView(baseline, day, memory), view),
    [baseline, view, day, memory],
  )
  const verdicts = useMemo(() => rowVerdicts(shown, view.problems), [shown, view])
  const lastYear = useMemo(() => lastYearOf(shown, view.book, memory), [shown, view, memory])
  const holds = useMemo(() => holdsIn(view, 'error'), [view])
  return { address, state, dispatch, history, saving, live, view, moved, verdicts, lastYear, holds }
}

/** What last year's ledgers say of each line: of all its funds together, or of one. */
function lastYearOf(
  working: WorkingBook,
  book: ReturnType<typeof compiledView>['book'],
  memory: CompileMemory,
) {
  const compares = book !== null && book.previous.length > 0
  const tell = compares ? lastYearTeller(book, memory.lastYear) : null
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
