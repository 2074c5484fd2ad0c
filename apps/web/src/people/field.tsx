import { type InputHTMLAttributes, useId } from 'react'

type Properties = {
  readonly label: string
  readonly help?: string
  readonly change: (value: string) => void
} & Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'id'>

/** 填写项 A label, its input and what helps to fill it in. */
export function Field({ label, help, change, ...input }: Properties) {
  const id = useId()
  return (
    <div className="form-field">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        {...(help && { 'aria-describedby': `${id}-help` })}
        onChange={(event) => change(event.currentTarget.value)}
      />
      {help && (
        <p id={`${id}-help`} className="form-help">
          {help}
        </p>
      )}
    </div>
  )
}
