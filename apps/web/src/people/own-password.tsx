import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { changePassword } from '../api/people.ts'
import { useAnnounce } from '../shell/announcer.tsx'
import { useWho } from '../shell/who.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { Field } from './field.tsx'
import { ProblemNote } from './problem-note.tsx'

/** 口令 Sets the first password, or changes it. */
export function OwnPassword() {
  const words = useWords().people.account
  const announce = useAnnounce()
  const { who, refresh } = useWho()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => changePassword(current, next),
    onSuccess: async () => {
      setCurrent('')
      setNext('')
      announce(who.hasPassword ? words.changed : words.started, 'shown')
      await refresh()
    },
  })
  return (
    <section className="people-card" aria-labelledby="password-title">
      <h2 id="password-title">{words.password}</h2>
      {who.passwordDue && (
        <p role="alert" className="sv q">
          {words.due}
        </p>
      )}
      {!who.hasPassword && <p>{fill(words.noPassword, { login: who.login ?? '' })}</p>}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          mutate()
        }}
      >
        <input type="text" name="username" autoComplete="username" value={who.login ?? ''} readOnly hidden />
        {who.hasPassword && (
          <Field
            label={words.current}
            type="password"
            autoComplete="current-password"
            required
            value={current}
            change={setCurrent}
          />
        )}
        <Field
          label={words.next}
          help={words.rules}
          type="password"
          autoComplete="new-password"
          minLength={10}
          required
          value={next}
          change={setNext}
        />
        <ProblemNote error={error} />
        <div className="form-actions">
          <button type="submit" className="btn primary" disabled={isPending}>
            {who.hasPassword ? words.change : words.set}
          </button>
        </div>
      </form>
    </section>
  )
}
