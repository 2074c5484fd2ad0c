import type { WorkingBook } from '@mingzhang/forms'
import type { Key } from '@mingzhang/model'
import { useEffect, useState } from 'react'
import type { BookDetail, BookHold } from '../../api/books.ts'
import { useAnnounce } from '../../shell/announcer.tsx'
import { fill } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import { entriesOf, numbersOf } from './entries-of.ts'
import { focusCell } from './focus-cell.ts'
import { focusField, type HoldPlace, placeOfHold } from './place-of-hold.ts'
import type { PageName } from './sub-pages.tsx'
import type { useBook } from './use-book.ts'

const opened = 60

/** 所在 Which page of the book, which form, which side of a narrow window; and the ways to what must be mended. */
export function useTravel(detail: BookDetail, book: ReturnType<typeof useBook>, holds: readonly BookHold[]) {
  const { state, dispatch, view, verdicts } = book
  const [page, setPage] = useState<PageName>('entries')
  const [tab, setTab] = useState('')
  const [ledger, setLedger] = useState(detail.working.ledgers[0]?.id ?? 'entries')
  const [side, setSide] = useState<'entries' | 'preview'>('entries')
  const [turn, setTurn] = useState(0)
  const [wanted, setWanted] = useState<HoldPlace | null>(null)
  const { rows } = state.working

  const toCell = (row: string, column: string) => {
    setPage('entries')
    setLedger(rows.find(({ id }) => id === row)?.ledger ?? ledger)
    dispatch({ do: 'move', to: { row, column } })
    // A cell that comes into sight takes the focus by itself; one that the cursor stood in is given it.
    setTimeout(() => focusCell({ row, column }), opened)
  }
  /** The next line that does not say enough for a form, from the cursor on. */
  const toUnknown = () => {
    const at = rows.findIndex(({ id }) => id === state.cursor?.row)
    const turned = [...rows.slice(at + 1), ...rows.slice(0, at + 1)]
    const open = turned.find(({ id }) => verdicts.get(id)?.kind === 'unknown')
    if (!open) return
    const missing = verdicts.get(open.id)?.missing[0]
    toCell(open.id, missing === 'fund' ? 'fund:general' : (missing ?? 'func'))
  }
  const goTo = (hold: BookHold) => {
    setSide('entries')
    const cell = view.problems.find((one) => one.id === hold.id && one.what === hold.what)?.cell
    if (cell) return toCell(cell.row, cell.field)
    const place = placeOfHold(state.working, hold)
    if (place.tab !== null) setTab(place.tab)
    if (place.page === 'entries') return toUnknown()
    setPage(place.page)
    setWanted({ ...place })
  }
  useEffect(() => {
    if (wanted === null) return undefined
    // The page and the part that is meant are opened first.
    const soon = setTimeout(() => focusField(wanted), opened)
    return () => clearTimeout(soon)
  }, [wanted])
  const next = () => {
    const hold = holds[turn % Math.max(1, holds.length)]
    setTurn(turn + 1)
    if (hold) goTo(hold)
    else toUnknown()
  }
  const { toEntries, goToRemark } = useWays({ working: state.working, toCell, setSide, setTab })
  return {
    ...{
      toEntries,
      goToRemark,
      wanted,
      page,
      setPage,
      tab,
      setTab,
      ledger,
      setLedger,
      side,
      setSide,
      goTo,
      next,
    },
    turnSide: () => setSide(side === 'entries' ? 'preview' : 'entries'),
  }
}

type Ways = {
  readonly working: WorkingBook
  readonly toCell: (row: string, column: string) => void
  readonly setSide: (side: 'entries' | 'preview') => void
  readonly setTab: (tab: string) => void
}

/** The ways from a printed figure and from a remark. */
function useWays({ working, toCell, setSide, setTab }: Ways) {
  const words = useWords().book.parts.figure
  const announce = useAnnounce()
  const { rows } = working
  /** To the first of the lines that a printed figure is the sum of. */
  const toEntries = (key: Key) => {
    const found = entriesOf(working, key)
    const [first] = found
    announce(
      first ? fill(words.found, { n: found.length, rows: numbersOf(rows, found) }) : words.none,
      'shown',
    )
    if (!first) return
    setSide('entries')
    const fund = Object.keys(first.money)[0] ?? 'general'
    toCell(first.id, `fund:${first.money[key.fund ?? ''] === undefined ? fund : key.fund}`)
  }
  /** To what a remark is about: a cell of the entry table, a form, a sentence. */
  const goToRemark = (about: string) => {
    const [kind, id = '', ...field] = about.split('/')
    if (kind === 'row') {
      setSide('entries')
      if (rows.some((row) => row.id === id)) toCell(id, field.join('/'))
    } else if (kind === 'cell' || kind === 'part') {
      setSide('preview')
      setTab(kind === 'cell' ? id : 'narrative')
    }
  }
  return { toEntries, goToRemark }
}
