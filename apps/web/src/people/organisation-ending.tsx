import type { KeptOrganisation } from '@mingzhang/cycle'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { changeOrganisation, fetchHanging, mergeOrganisation, removeOrganisation } from '../api/people.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { Field } from './field.tsx'
import { OrganisationSelect } from './organisation-select.tsx'
import { ProblemNote } from './problem-note.tsx'

type Properties = {
  readonly organisation: KeptOrganisation
  readonly done: (said: string) => Promise<void>
}

/** 机构的终了 Closing on a day, going into another, deleting what was made by mistake; what hangs on it is said first. */
export function OrganisationEnding({ organisation, done }: Properties) {
  const words = useWords().people.admin
  const { data } = useQuery({
    queryKey: ['organisations', 'hanging', organisation.key],
    queryFn: () => fetchHanging(organisation.key),
    staleTime: 0,
  })
  const held = (why: readonly string[] | undefined, text: string): string =>
    why && why.length > 0 ? fill(text, { why: why.join('、') }) : ''
  if (organisation.closedOn !== null)
    return (
      <Act name={words.reopen} act={() => changeOrganisation(organisation, { closedOn: null })} done={done} />
    )
  return (
    <details className="ending">
      <summary>{words.ending}</summary>
      <Closing organisation={organisation} held={held(data?.toClose, words.closeHeld)} done={done} />
      <Merging organisation={organisation} done={done} />
      <Act
        name={words.remove}
        help={words.removeHelp}
        held={held(data?.toRemove, words.removeHeld)}
        act={() => removeOrganisation(organisation)}
        done={done}
      />
    </details>
  )
}

function Closing({ organisation, held, done }: Properties & { readonly held: string }) {
  const words = useWords().people.admin
  const [day, setDay] = useState('')
  return (
    <Act
      name={words.close}
      help={words.closeHelp}
      held={held}
      ready={day !== ''}
      act={() => changeOrganisation(organisation, { closedOn: day })}
      done={done}
    >
      <Field label={words.closeDay} type="date" value={day} change={setDay} />
    </Act>
  )
}

function Merging({ organisation, done }: Properties) {
  const words = useWords().people.admin
  const [into, setInto] = useState<string | null>(null)
  return (
    <Act
      name={words.merge}
      help={words.mergeHelp}
      ready={into !== null}
      act={() => mergeOrganisation(organisation, into ?? '')}
      said={(moved) => fill(words.merged, moved)}
      done={done}
    >
      <OrganisationSelect
        label={words.mergeInto}
        help=""
        none={words.choose}
        but={organisation.key}
        value={into}
        change={setInto}
      />
    </Act>
  )
}

type ActProperties<T> = {
  readonly name: string
  readonly help?: string
  /** Why it cannot be done now. */
  readonly held?: string
  readonly ready?: boolean
  readonly act: () => Promise<T>
  readonly said?: (answer: T) => string
  readonly done: (said: string) => Promise<void>
  readonly children?: ReactNode
}

function Act<T>({ name, help, held = '', ready = true, act, said, done, children }: ActProperties<T>) {
  const words = useWords().people.admin
  const { mutate, isPending, error } = useMutation({
    mutationFn: act,
    onSuccess: (answer) => done(said ? said(answer) : words.saved),
  })
  return (
    <section className="act">
      {help && <p className="form-help">{help}</p>}
      {children}
      {held !== '' && <p className="sv q">{held}</p>}
      <ProblemNote error={error} />
      <button
        type="button"
        className="btn"
        disabled={isPending || held !== '' || !ready}
        onClick={() => mutate()}
      >
        {name}
      </button>
    </section>
  )
}
