import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { signIn } from '../api/people.ts'
import { useWords } from '../words/use-words.ts'
import { Field } from './field.tsx'
import { ProblemNote } from './problem-note.tsx'

type Properties = {
  /** Fixed while the same person has to sign in again. */
  readonly login?: string
  readonly done: () => void
  readonly children?: ReactNode
}

/** 登录表 Login and password. */
export function SignInForm({ login: fixed, done, children }: Properties) {
  const words = useWords().people.signIn
  const [login, setLogin] = useState(fixed ?? '')
  const [password, setPassword] = useState('')
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => signIn(login, password),
    onSuccess: done,
    onError: () => setPassword(''),
  })
  return (
    <form
      className="sign-in-form"
      onSubmit={(event) => {
        event.preventDefault()
        mutate()
      }}
    >
      {fixed === undefined ? (
        <Field
          label={words.login}
          name="username"
          autoComplete="username"
          required
          value={login}
          change={setLogin}
        />
      ) : (
        <p>
          {words.login} <strong>{fixed}</strong>
          <input type="text" name="username" autoComplete="username" value={fixed} readOnly hidden />
        </p>
      )}
      <Field
        label={words.password}
        name="password"
        type="password"
        autoComplete="current-password"
        required
        value={password}
        change={setPassword}
      />
      <ProblemNote error={error} />
      <div className="form-actions">
        <button type="submit" className="btn primary" disabled={isPending}>
          {isPending ? words.working : words.submit}
        </button>
        {children}
      </div>
    </form>
  )
}
