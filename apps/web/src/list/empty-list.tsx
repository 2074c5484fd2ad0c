import { Link, useLocation, useSearch } from 'wouter'
import { signInAddress } from '../shell/sign-in-address.ts'
import { useMay, useWho } from '../shell/who.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'

type Properties = { readonly search: string; readonly choose: () => void; readonly clear: () => void }

/** 空列表 What to drop here and what happens then; or that the search found nothing. */
export function EmptyList({ search, choose, clear }: Properties) {
  const { list } = useWords()
  const allowed = useMay('document.import')
  const manages = useMay('people.manage')
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
  if (!allowed) return <NothingYet />
  return (
    <div className="empty first">
      <h2>{list.emptyTitle}</h2>
      <p>{list.emptyBody}</p>
      <button type="button" className="btn primary" onClick={choose}>
        {list.import} <kbd>O</kbd>
      </button>
      <dl>
        <dt>{list.emptyWhat}</dt>
        <dd>{list.emptyWhatBody}</dd>
        <dt>{list.emptyThen}</dt>
        <dd>{list.emptyThenBody}</dd>
        <dt>{list.emptyWhere}</dt>
        <dd>{list.emptyWhereBody}</dd>
        {manages && (
          <>
            <dt>{list.emptyFirst}</dt>
            <dd>
              <Link href="/account">{list.firstPassword}</Link>
              {' → '}
              <Link href="/admin/organisations">{list.firstOrganisations}</Link>
              {' → '}
              <Link href="/admin/people">{list.firstPeople}</Link>
            </dd>
          </>
        )}
      </dl>
    </div>
  )
}

/** Who cannot bring anything in is told when something will stand here. */
function NothingYet() {
  const { list, who: words } = useWords()
  const { who, known } = useWho()
  const here = signInAddress(useLocation()[0], useSearch())
  return (
    <div className="empty">
      <h2>{list.emptyTitle}</h2>
      <p>{list.emptyWait}</p>
      {known && who.person === null && (
        <Link className="btn" href={here}>
          {words.signIn}
        </Link>
      )}
    </div>
  )
}
