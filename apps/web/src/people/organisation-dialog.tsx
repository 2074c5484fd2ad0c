import type { KeptOrganisation } from '@mingzhang/cycle'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { changeOrganisation } from '../api/people.ts'
import { Dialog } from '../parts/dialog.tsx'
import { useAnnounce } from '../shell/announcer.tsx'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { Field } from './field.tsx'
import { OrganisationEnding } from './organisation-ending.tsx'
import { OrganisationSelect } from './organisation-select.tsx'
import { ProblemNote } from './problem-note.tsx'

type Properties = { readonly organisation: KeptOrganisation; readonly close: () => void }

/** 机构对话框 Another name, code or place in the tree; and how an organisation ends. What was typed stays when it is refused. */
export function OrganisationDialog({ organisation, close }: Properties) {
  const words = useWords().people.admin
  const form = useOrganisationForm(organisation, close)
  const { name, code, parent } = form.fields
  return (
    <Dialog
      title={fill(words.organisationTitle, { name: organisation.name })}
      close={close}
      actions={
        <button
          type="submit"
          form="organisation-form"
          className="btn primary"
          disabled={form.isPending || form.same || name.trim() === ''}
        >
          {form.isPending ? words.saving : words.save}
        </button>
      }
    >
      <form
        id="organisation-form"
        onSubmit={(event) => {
          event.preventDefault()
          form.save()
        }}
      >
        <Field
          label={words.organisationName}
          help={words.renameHelp}
          required
          maxLength={100}
          autoComplete="off"
          value={name}
          change={(value) => form.set({ name: value })}
        />
        <Field
          label={words.code}
          maxLength={40}
          pattern="[A-Za-z0-9_\-]{1,40}"
          autoComplete="off"
          value={code}
          change={(value) => form.set({ code: value })}
        />
        <OrganisationSelect
          label={words.parent}
          help={words.parentHelp}
          none={organisation.kind === 'region' ? words.top : null}
          but={organisation.key}
          value={parent}
          change={(value) => form.set({ parent: value })}
        />
        <ProblemNote error={form.error} />
      </form>
      <OrganisationEnding organisation={organisation} done={form.done} />
    </Dialog>
  )
}

type Fields = { readonly name: string; readonly code: string; readonly parent: string | null }

function useOrganisationForm(organisation: KeptOrganisation, close: () => void) {
  const words = useWords().people.admin
  const announce = useAnnounce()
  const client = useQueryClient()
  const [fields, setFields] = useState<Fields>({
    ...{ name: organisation.name, code: organisation.code ?? '', parent: organisation.parent },
  })
  const { name, code, parent } = fields
  const done = async (said: string) => {
    announce(said, 'shown')
    close()
    await client.invalidateQueries()
  }
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      changeOrganisation(organisation, {
        ...(name.trim() !== organisation.name && { name: name.trim() }),
        ...(code.trim() !== (organisation.code ?? '') && { code: code.trim() || null }),
        ...(parent !== organisation.parent && { parent }),
      }),
    onSuccess: () => done(words.saved),
    onError: () => client.invalidateQueries({ queryKey: ['organisations'] }),
  })
  const same =
    name.trim() === organisation.name &&
    code.trim() === (organisation.code ?? '') &&
    parent === organisation.parent
  return {
    ...{ fields, same, isPending, error, done },
    set: (change: Partial<Fields>) => setFields((before) => ({ ...before, ...change })),
    save: () => mutate(),
  }
}
