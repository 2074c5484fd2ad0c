import type { ReactNode } from 'react'
import { Link, Redirect, useLocation } from 'wouter'
import { useTitle } from '../parts/use-title.ts'
import { TopBar } from '../shell/top-bar.tsx'
import { useWords } from '../words/use-words.ts'
import { AccountsPane } from './accounts-pane.tsx'
import { LogPane } from './log-pane.tsx'
import { OrganisationsPane } from './organisations-pane.tsx'
import '../styles/people.css'

const panes: { readonly [name: string]: () => ReactNode } = {
  people: () => <AccountsPane />,
  organisations: () => <OrganisationsPane />,
  log: () => <LogPane />,
}

const names = ['people', 'organisations', 'log'] as const

/** 管理 People, organisations and the log, for administrators. */
export function AdminRoom() {
  const all = useWords()
  const words = all.people.admin
  useTitle(words.title, all.app.name)
  const [address] = useLocation()
  const shown = address.split('/')[2] ?? ''
  const pane = panes[shown]
  if (!pane) return <Redirect to="/admin/people" replace />
  return (
    <div className="room">
      <TopBar />
      <main id="content" tabIndex={-1} className="pad admin">
        <h1 className="unseen">{words.title}</h1>
        <nav className="subnav" aria-label={words.title}>
          {names.map((name) => (
            <Link key={name} href={`/admin/${name}`} aria-current={shown === name ? 'page' : undefined}>
              {words[name]}
            </Link>
          ))}
        </nav>
        {pane()}
      </main>
    </div>
  )
}
