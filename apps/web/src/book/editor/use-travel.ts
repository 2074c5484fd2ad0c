import { useState } from 'react'
import type { BookDetail, BookHold } from '../../api/books.ts'
import type { PageName } from './sub-pages.tsx'
import type { useBook } from './use-book.ts'

/** 所在 Which page of the book, which form, which side of a narrow window; and the ways to what must be mended. */
export function useTravel(detail: BookDetail, book: ReturnType<typeof useBook>, holds: readonly BookHold[]) {
  const { state, dispatch, view, verdicts } = book
  const [page, setPage] = useState<PageName>('entries')
  const [tab, setTab] = useState('')
  const [ledger, setLedger] = useState(detail.working.ledgers[0]?.id ?? 'entries')
  const [side, setSide] = useState<'entries' | 'preview'>('entries')
  const [turn, setTurn] = useState(0)
  const { rows } = state.working

  const toCell = (row: string, column: string) => {
    setPage('entries')
    setLedger(rows.find(({ id }) => id === row)?.ledger ?? ledger)
    dispatch({ do: 'move', to: { row, column } })
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
    if (cell) toCell(cell.row, cell.field)
    else {
      const named = pageOf(hold)
      if (named === null) toUnknown()
      else setPage(named)
    }
  }
  const next = () => {
    const hold = holds[turn % Math.max(1, holds.length)]
    setTurn(turn + 1)
    if (hold) goTo(hold)
    else toUnknown()
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
  return {
    ...{ goToRemark, page, setPage, tab, setTab, ledger, setLedger, side, setSide, goTo, next },
    turnSide: () => setSide(side === 'entries' ? 'preview' : 'entries'),
  }
}

/** The page of a field; null where it is about the entries. */
function pageOf({ id, where }: BookHold): PageName | null {
  if (id === 'narrative/reason-missing' || where.startsWith('reasons')) return 'reasons'
  if (where === 'edition' || where === 'year' || where.startsWith('unit')) return 'basics'
  for (const page of ['programmes', 'counts', 'assets', 'procurement', 'costing', 'texts'] as const) {
    if (where.startsWith(page)) return page
  }
  return null
}
