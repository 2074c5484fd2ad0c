import { useState } from 'react'
import { fetchWho, type Who } from '../api/people.ts'
import { Dialog } from '../parts/dialog.tsx'
import { useWords } from '../words/use-words.ts'
import { SignInForm } from './sign-in-form.tsx'
import '../styles/people.css'

type Properties = { readonly who: Who; readonly done: (again: boolean) => void }

/** 重新登录 The same person signs in again over the page as it stands; nobody else can, for the page is this person's. */
export function SignInAgain({ who, done }: Properties) {
  const words = useWords().people
  const [notYet, setNotYet] = useState(false)
  const look = async () => {
    const now = await fetchWho().catch(() => null)
    if (now?.person && now.person.id === who.person?.id) done(true)
    else setNotYet(true)
  }
  const elsewhere = (
    <button type="button" className="btn" onClick={() => void look()}>
      {words.again.elsewhere}
    </button>
  )
  return (
    <Dialog title={words.again.title} close={() => done(false)}>
      <p>{words.again.body}</p>
      {who.hasPassword === false ? (
        <>
          <p>{words.again.noPassword}</p>
          <div className="form-actions">{elsewhere}</div>
        </>
      ) : (
        <SignInForm login={who.login ?? ''} done={() => done(true)}>
          {elsewhere}
        </SignInForm>
      )}
      {notYet && <p role="alert">{words.again.notYet}</p>}
    </Dialog>
  )
}
