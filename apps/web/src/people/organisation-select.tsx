import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { fetchOrganisations } from '../api/people.ts'
import { useWho } from '../shell/who.ts'
import { useWords } from '../words/use-words.ts'
import { treeLines } from './tree-lines.ts'

type Properties = {
  readonly value: string | null
  readonly change: (key: string | null) => void
  /** Another label and help than those of an account's organisation. */
  readonly label?: string
  readonly help?: string
  /** What none means: by default the whole tree, for who stands above it. */
  readonly none?: string | null
  /** An organisation that cannot be chosen. */
  readonly but?: string
}

/** 选机构 One organisation of the tree; who stands above the tree can also put others there. */
export function OrganisationSelect({ value, change, label, help, none, but }: Properties) {
  const words = useWords().people.admin
  const id = useId()
  const { who } = useWho()
  const { data } = useQuery({ queryKey: ['organisations'], queryFn: fetchOrganisations })
  // Closed ones keep their place in the tree and take nobody any more.
  const open = (data?.organisations ?? []).filter(({ closedOn, key }) => closedOn === null && key !== but)
  const lines = treeLines(open)
  const known = value === null || lines.some(({ organisation }) => organisation.key === value)
  return (
    <div className="form-field">
      <label htmlFor={id}>{label ?? words.organisation}</label>
      <select
        id={id}
        value={value ?? ''}
        aria-describedby={`${id}-help`}
        required={none === null || !who.everywhere}
        onChange={(event) => change(event.currentTarget.value || null)}
      >
        <option value="">{none ?? (who.everywhere && none === undefined ? words.everywhere : '')}</option>
        {!known && value && <option value={value}>{value}</option>}
        {lines.map(({ organisation: { key, name }, depth }) => (
          <option key={key} value={key}>
            {'　'.repeat(depth)}
            {name}
          </option>
        ))}
      </select>
      <p id={`${id}-help`} className="form-help">
        {help ?? words.organisationHelp}
      </p>
    </div>
  )
}
