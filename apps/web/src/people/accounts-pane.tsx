import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type AccountRow, fetchAccounts } from '../api/people.ts'
import { Trouble } from '../parts/trouble.tsx'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { AccountDialog } from './account-dialog.tsx'
import { type GivenLink, LinkDialog } from './link-dialog.tsx'
import { localTime } from './local-time.ts'
import { useOrganisationName } from './use-organisation-name.ts'

/** 人员 The accounts, a new one, and changing one. */
export function AccountsPane() {
  const words = useWords().people.admin
  const { data, error, refetch } = useQuery({ queryKey: ['accounts'], queryFn: fetchAccounts })
  const [edited, setEdited] = useState<AccountRow | 'new' | null>(null)
  const [link, setLink] = useState<GivenLink | null>(null)
  if (error) return <Trouble what={words.failed} why={error.message} retry={() => void refetch()} />
  const accounts = data?.accounts ?? []
  return (
    <section aria-labelledby="people-title">
      <header className="pane-head">
        <h2 id="people-title">{words.people}</h2>
        <span className="mut">{fill(words.total, { n: accounts.length })}</span>
        <span className="space" />
        <button type="button" className="btn primary" onClick={() => setEdited('new')}>
          {words.add}
        </button>
      </header>
      <AccountTable accounts={accounts} edit={setEdited} />
      {edited && (
        <AccountDialog
          account={edited === 'new' ? null : edited}
          close={(given) => {
            setEdited(null)
            if (given) setLink(given)
          }}
        />
      )}
      {link && <LinkDialog link={link} close={() => setLink(null)} />}
    </section>
  )
}

type TableProperties = {
  readonly accounts: readonly AccountRow[]
  readonly edit: (account: AccountRow) => void
}

function AccountTable({ accounts, edit }: TableProperties) {
  const words = useWords().people
  const admin = words.admin
  const nameOf = useOrganisationName()
  return (
    <div className="table-frame">
      <table className="work accounts">
        <caption className="unseen">{admin.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{admin.name}</th>
            <th scope="col">{admin.login}</th>
            <th scope="col">{admin.organisation}</th>
            <th scope="col">{admin.roles}</th>
            <th scope="col">{admin.state}</th>
            <th scope="col">{admin.signedIn}</th>
            <th scope="col">
              <span className="unseen">{admin.edit}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <tr key={account.id} className={account.disabled ? 'off' : undefined}>
              <th scope="row">{account.name}</th>
              <td>{account.login}</td>
              <td>{account.organisation === null ? admin.everywhere : nameOf(account.organisation)}</td>
              <td>{account.roles.map((role) => words.roles[role]).join(words.between)}</td>
              <td>
                <StateMark account={account} />
              </td>
              <td className="when">{account.signedInAt ? localTime(account.signedInAt) : admin.never}</td>
              <td className="n">
                <button
                  type="button"
                  className="btn small"
                  aria-label={fill(admin.editOne, { name: account.name })}
                  onClick={() => edit(account)}
                >
                  {admin.edit}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function StateMark({ account: { disabled, hasPassword } }: { readonly account: AccountRow }) {
  const words = useWords().people.admin
  if (disabled) return <span className="sv plain x">{words.disabled}</span>
  if (!hasPassword) return <span className="sv plain q">{words.waiting}</span>
  return <span className="sv plain o">{words.active}</span>
}
