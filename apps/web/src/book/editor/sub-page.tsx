import type { Plain } from '@mingzhang/forms'
import type { KeyboardEvent } from 'react'
import { useWords } from '../../words/use-words.ts'
import { BasicsPage } from '../pages/basics-page.tsx'
import { CostingPage } from '../pages/costing-page.tsx'
import { ListPage } from '../pages/list-page.tsx'
import { ProcurementPage } from '../pages/procurement-page.tsx'
import { ProgrammesPage } from '../pages/programmes-page.tsx'
import { ReasonsPage } from '../pages/reasons-page.tsx'
import { TextsPage } from '../pages/texts-page.tsx'
import { withField } from './editing.ts'
import type { PageName } from './sub-pages.tsx'
import type { useBook } from './use-book.ts'

type Properties = {
  readonly page: Exclude<PageName, 'entries'>
  readonly book: ReturnType<typeof useBook>
  readonly editable: boolean
  /** The place one was sent to, as a path among the fields. */
  readonly wanted: string | null
}

/** 其他各页 Everything of a book beside its entries; every step can be undone as in the entry table. */
export function SubPage({ page, book, editable, wanted }: Properties) {
  const { state } = book
  const { undo, redo } = book.history
  const press = (event: KeyboardEvent) => {
    if (!editable || !(event.ctrlKey || event.metaKey)) return
    const key = event.key.toLowerCase()
    if (key === 'y' || (key === 'z' && event.shiftKey)) redo()
    else if (key === 'z') undo()
    else return
    event.preventDefault()
  }
  const words = useWords().book.parts
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside pass through here.
    <div className="sub-page" onKeyDown={press}>
      {editable && (
        <div className="entry-tools">
          <span className="space" />
          <button type="button" className="link" disabled={state.past.length === 0} onClick={undo}>
            {words.undo}
          </button>
          <button type="button" className="link" disabled={state.future.length === 0} onClick={redo}>
            {words.redo}
          </button>
        </div>
      )}
      <Page page={page} book={book} editable={editable} wanted={wanted} />
    </div>
  )
}

function Page({ page, book, editable, wanted }: Properties) {
  const { state, dispatch, view } = book
  const { working } = state
  const common = {
    working,
    editable,
    change: (name: string, value: Plain, group?: string) =>
      dispatch({ do: 'put', working: withField(working, name, value), group }),
  }
  switch (page) {
    case 'reasons':
      return <ReasonsPage {...common} problems={view.compileProblems} />
    case 'texts':
      return <TextsPage {...common} view={view} />
    case 'basics':
      return <BasicsPage {...common} />
    case 'programmes':
      return (
        <ProgrammesPage
          {...common}
          book={view.book}
          wanted={programmeIn(wanted)}
          toWhole={wanted?.startsWith('targets') ?? false}
        />
      )
    case 'procurement':
      return <ProcurementPage {...common} />
    case 'costing':
      return (
        <CostingPage
          working={working}
          editable={editable}
          put={(next, group) => dispatch({ do: 'put', working: next, group })}
        />
      )
    default:
      return <ListPage {...common} name={page} />
  }
}

/** The programme that a path names: `programmes[3].goal`. */
function programmeIn(place: string | null): number | null {
  const at = /^programmes\[(\d+)\]/u.exec(place ?? '')?.[1]
  return at === undefined ? null : Number(at)
}
