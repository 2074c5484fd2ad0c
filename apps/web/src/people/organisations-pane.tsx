import type { KeptOrganisation } from '@mingzhang/cycle'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { fetchOrganisations, importOrganisations } from '../api/people.ts'
import { type Problem, problemOf } from '../api/request.ts'
import { Trouble } from '../parts/trouble.tsx'
import { useWho } from '../shell/who.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { OrganisationDialog } from './organisation-dialog.tsx'
import { ProblemNote } from './problem-note.tsx'
import { treeLines } from './tree-lines.ts'

/** 机构 The tree, and taking it in from a sheet. */
export function OrganisationsPane() {
  const words = useWords().people.admin
  const { who } = useWho()
  const { data, error, refetch } = useQuery({ queryKey: ['organisations'], queryFn: fetchOrganisations })
  if (error) return <Trouble what={words.failed} why={error.message} retry={() => void refetch()} />
  return (
    <section aria-labelledby="organisations-title">
      <header className="pane-head">
        <h2 id="organisations-title">{words.organisations}</h2>
        <span className="mut">{data?.organisations.length ?? ''}</span>
      </header>
      {who.everywhere && <SheetImport />}
      {data?.organisations.length === 0 ? (
        <div className="empty-note">
          <h3>{words.noOrganisations}</h3>
          <p>{words.noOrganisationsBody}</p>
        </div>
      ) : (
        <Tree />
      )}
    </section>
  )
}

function SheetImport() {
  const words = useWords().people.admin
  const client = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: importOrganisations,
    onSettled: () => client.invalidateQueries({ queryKey: ['organisations'] }),
  })
  return (
    <div className="sheet-import">
      <p className="form-help">{words.importHelp}</p>
      <input
        ref={input}
        type="file"
        className="unseen"
        tabIndex={-1}
        aria-label={words.import}
        accept=".xlsx,.xls,.csv,.txt"
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0]
          if (file) mutate(file)
          currentTarget.value = ''
        }}
      />
      <button type="button" className="btn" disabled={isPending} onClick={() => input.current?.click()}>
        {isPending ? words.importing : words.import}
      </button>
      {data && <p role="status">{fill(words.imported, data)}</p>}
      <Refused error={error} />
    </div>
  )
}

/** Every wrong row in a list of its own; the sentence that joins them all is then not needed. */
function Refused({ error }: { readonly error: unknown }) {
  const words = useWords().people.admin
  if (!error) return null
  const problem: Problem = problemOf(error)
  if (problem.faults.length === 0) return <ProblemNote error={error} />
  return (
    <div className="problem-note" role="alert">
      <p className="sv e">{problem.what}</p>
      <ul className="faults" aria-label={words.faults}>
        {problem.faults.map(({ row, what }) => (
          <li key={`${row} ${what}`}>
            <strong>{fill(words.row, { n: row })}</strong> {what}
          </li>
        ))}
      </ul>
      <p>{problem.toDo}</p>
    </div>
  )
}

type RowProperties = {
  readonly organisation: KeptOrganisation
  readonly depth: number
  readonly into: string | null
  readonly edit: ((organisation: KeptOrganisation) => void) | null
}

function TreeRow({ organisation, depth, into, edit }: RowProperties) {
  const words = useWords().people
  const { name, code, kind, closedOn, formerNames } = organisation
  const state =
    closedOn === null
      ? words.admin.standing
      : fill(into ? words.admin.mergedOn : words.admin.closedOn, { date: closedOn, into: into ?? '' })
  return (
    <tr className={closedOn ? 'off' : undefined}>
      <th scope="row" className={`depth-${Math.min(depth, 6)}`}>
        {name}
        {formerNames.map((former) => (
          <small key={`${former.name} ${former.until}`} className="former">
            {fill(words.admin.former, { name: former.name, date: former.until })}
          </small>
        ))}
      </th>
      <td>{code ?? '—'}</td>
      <td>{words.kinds[kind]}</td>
      <td>{state}</td>
      <td className="n">
        {edit && (
          <button
            type="button"
            className="btn small"
            aria-label={fill(words.admin.editOne, { name })}
            onClick={() => edit(organisation)}
          >
            {words.admin.edit}
          </button>
        )}
      </td>
    </tr>
  )
}

function Tree() {
  const words = useWords().people
  const { who } = useWho()
  const [edited, setEdited] = useState<KeptOrganisation | null>(null)
  const { data } = useQuery({ queryKey: ['organisations'], queryFn: fetchOrganisations })
  const all = data?.organisations ?? []
  return (
    <div className="table-frame">
      <table className="work organisations">
        <caption className="unseen">{words.admin.organisations}</caption>
        <thead>
          <tr>
            <th scope="col">{words.admin.organisation}</th>
            <th scope="col">{words.admin.code}</th>
            <th scope="col">{words.admin.kind}</th>
            <th scope="col">{words.admin.state}</th>
            <th scope="col">
              <span className="unseen">{words.admin.edit}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {treeLines(all).map(({ organisation, depth }) => (
            <TreeRow
              key={organisation.key}
              organisation={organisation}
              depth={depth}
              into={all.find(({ key }) => key === organisation.successor)?.name ?? null}
              edit={who.everywhere ? setEdited : null}
            />
          ))}
        </tbody>
      </table>
      {edited && <OrganisationDialog key={edited.key} organisation={edited} close={() => setEdited(null)} />}
    </div>
  )
}
