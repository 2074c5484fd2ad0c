import { useMutation } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { signOut } from '../api/people.ts'
import { useTitle } from '../parts/use-title.ts'
import { TopBar } from '../shell/top-bar.tsx'
import { useWho } from '../shell/who.ts'
import { useWords } from '../words/use-words.ts'
import { OwnPassword } from './own-password.tsx'
import { OwnSessions } from './own-sessions.tsx'
import { SignInForm } from './sign-in-form.tsx'
import '../styles/people.css'

/** 我的账号 Who one is here, the password, and where one is signed in. */
export function AccountPage() {
  const all = useWords()
  const words = all.people
  useTitle(words.account.title, all.app.name)
  const { who, known, refresh } = useWho()
  return (
    <div className="room">
      <TopBar />
      <main id="content" tabIndex={-1} className="pad account-page">
        {who.person && <AboutMe />}
        {who.person && <OwnPassword key={String(who.hasPassword)} />}
        {who.person && <OwnSessions />}
        {known && !who.person && (
          <section className="people-card">
            <h1>{words.signIn.title}</h1>
            <SignInForm done={() => void refresh()} />
          </section>
        )}
      </main>
    </div>
  )
}

function AboutMe() {
  const words = useWords().people
  const [, navigate] = useLocation()
  const { who, leave } = useWho()
  const out = useMutation({
    mutationFn: signOut,
    onSettled: async () => {
      navigate('/')
      await leave()
    },
  })
  const roles =
    who.person?.roles.map((role) => words.roles[role]).join(words.between) || words.account.noRoles
  return (
    <section className="people-card" aria-labelledby="account-title">
      <header className="people-card-head">
        <h1 id="account-title">{who.person?.name}</h1>
        <button type="button" className="btn" onClick={() => out.mutate()}>
          {words.signIn.signOut}
        </button>
      </header>
      <dl className="who-facts">
        <div>
          <dt>{words.signIn.login}</dt>
          <dd>{who.login}</dd>
        </div>
        <div>
          <dt>{words.account.roles}</dt>
          <dd>{roles}</dd>
        </div>
        <div>
          <dt>{words.account.organisation}</dt>
          <dd>{who.organisationName ?? words.account.everywhere}</dd>
        </div>
      </dl>
    </section>
  )
}
