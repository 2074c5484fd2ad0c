import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { fetchOrganisations } from '../api/people.ts'
import { useWho } from '../shell/who.ts'
import { useWords } from '../words/use-words.ts'
import { treeLines } from './tree-lines.ts'

type Properties = { readonly value: string | null; readonly change: (key: string | null) => void }

/** 选机构 One organisation of the tree; who stands above the tree can also put others there. */
export function OrganisationSelect({ value, change }: Properties) {
  const words = useWords().people.admin
  const id = useId()
  const { who } = useWho()
  const { data } = useQuery({ queryKey: ['organisations'], queryFn: fetchOrganisations })
  const lines = treeLines(data?.organisations ?? [])
  const known = value === null || lines.some(({ organisation }) => organisation.key === value)
  return (
    <div className="form-field">
      <label htmlFor={id}>{words.organisation}</label>
      <select
        id={id}
        value={value ?? ''}
        aria-describedby={`${id}-help`}
        required={!who.everywhere}
        onChange={(event) => change(event.currentTarget.value || null)}
      >
        <option value="">{who.everywhere ? words.everywhere : ''}</option>
        {!known && value && <option value={value}>{value}</option>}
        {lines.map(({ organisation: { key, name }, depth }) => (
          <option key={key} value={key}>
            {'　'.repeat(depth)}
            {name}
          </option>
        ))}
      </select>
      <p id={`${id}-help`} className="form-help">
        {words.organisationHelp}
      </p>
    </div>
  )
}
