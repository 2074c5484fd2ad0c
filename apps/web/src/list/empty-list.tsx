import { useMay } from '../shell/who.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'

type Properties = { readonly search: string; readonly choose: () => void; readonly clear: () => void }

/** 空列表 What to drop here and what happens then; or that the search found nothing. */
export function EmptyList({ search, choose, clear }: Properties) {
  const { list } = useWords()
  const allowed = useMay('document.import')
  if (search) {
    return (
      <div className="empty">
        <h2>{list.noneTitle}</h2>
        <p>{fill(list.noneBody, { text: search })}</p>
        <button type="button" className="btn" onClick={clear}>
          {list.clearSearch}
        </button>
      </div>
    )
  }
  return (
    <div className="empty first">
      <h2>{list.emptyTitle}</h2>
      <p>{list.emptyBody}</p>
      {allowed && (
        <button type="button" className="btn primary" onClick={choose}>
          {list.import} <kbd>O</kbd>
        </button>
      )}
      <dl>
        <dt>{list.emptyWhat}</dt>
        <dd>{list.emptyWhatBody}</dd>
        <dt>{list.emptyThen}</dt>
        <dd>{list.emptyThenBody}</dd>
        <dt>{list.emptyWhere}</dt>
        <dd>{list.emptyWhereBody}</dd>
      </dl>
    </div>
  )
}
