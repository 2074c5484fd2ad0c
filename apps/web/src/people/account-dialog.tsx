import type { Role } from '@mingzhang/cycle'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type AccountRow, changeAccount, createAccount, resetAccount } from '../api/people.ts'
import { Dialog } from '../parts/dialog.tsx'
import { useAnnounce } from '../shell/announcer.tsx'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { Field } from './field.tsx'
import type { GivenLink } from './link-dialog.tsx'
import { OrganisationSelect } from './organisation-select.tsx'
import { ProblemNote } from './problem-note.tsx'
import { RoleBoxes } from './role-boxes.tsx'

type Properties = {
  /** Null makes a new one. */
  readonly account: AccountRow | null
  /** With the link to hand over when there is a new one. */
  readonly close: (link?: GivenLink) => void
}

/** 账号对话框 A new account or one to change. What was filled in stays when the server refuses it. */
export function AccountDialog({ account, close }: Properties) {
  const words = useWords().people.admin
  const form = useAccountForm(account, close)
  const [asked, setAsked] = useState(false)
  const { login, name, organisation, roles, disabled } = form.fields
  const title = account ? fill(words.editTitle, { login: account.login }) : words.addTitle
  return (
    <Dialog
      title={title}
      close={() => close()}
      actions={
        <>
          {account && <ResetButton asked={asked} press={() => (asked ? form.reset() : setAsked(true))} />}
          <button type="submit" form="account-form" className="btn primary" disabled={form.isPending}>
            {form.isPending ? words.saving : words.save}
          </button>
        </>
      }
    >
      <form
        id="account-form"
        onSubmit={(event) => {
          event.preventDefault()
          form.save()
        }}
      >
        {!account && (
          <Field
            label={words.login}
            required
            minLength={2}
            maxLength={60}
            pattern="\S+"
            autoComplete="off"
            value={login}
            change={(value) => form.set({ login: value })}
          />
        )}
        <Field
          label={words.name}
          required
          maxLength={60}
          autoComplete="off"
          value={name}
          change={(value) => form.set({ name: value })}
        />
        <OrganisationSelect value={organisation} change={(value) => form.set({ organisation: value })} />
        <RoleBoxes value={roles} change={(value) => form.set({ roles: value })} />
        {account && (
          <label className="check">
            <input
              type="checkbox"
              checked={disabled}
              onChange={(event) => form.set({ disabled: event.currentTarget.checked })}
            />
            {words.disable}
          </label>
        )}
        {asked && <p role="alert">{words.resetHelp}</p>}
        <ProblemNote error={form.error} />
      </form>
    </Dialog>
  )
}

/** Pressed once it says what a reset does; pressed again it does it. */
function ResetButton({ asked, press }: { readonly asked: boolean; readonly press: () => void }) {
  const words = useWords().people.admin
  return (
    <button type="button" className={asked ? 'btn danger' : 'btn'} onClick={press}>
      {asked ? words.resetSure : words.reset}
    </button>
  )
}

type Fields = {
  readonly login: string
  readonly name: string
  readonly organisation: string | null
  readonly roles: readonly Role[]
  readonly disabled: boolean
}

function useAccountForm(account: AccountRow | null, close: Properties['close']) {
  const words = useWords().people.admin
  const announce = useAnnounce()
  const client = useQueryClient()
  const [fields, setFields] = useState<Fields>({
    login: account?.login ?? '',
    name: account?.name ?? '',
    organisation: account?.organisation ?? null,
    roles: account?.roles ?? [],
    disabled: account?.disabled ?? false,
  })
  const refresh = () => client.invalidateQueries({ queryKey: ['accounts'] })
  const saving = useMutation({
    mutationFn: async (): Promise<GivenLink | undefined> => {
      const { login, disabled, ...rest } = fields
      if (!account) return { name: fields.name, token: (await createAccount({ login, ...rest })).token }
      await changeAccount(account, { ...rest, ...(disabled !== account.disabled && { disabled }) })
      return undefined
    },
    onSuccess: (link) => {
      if (!link) announce(words.saved)
      close(link)
    },
    onSettled: refresh,
  })
  const resetting = useMutation({
    mutationFn: async (): Promise<GivenLink> => {
      const { token } = await resetAccount(account?.id ?? '')
      return { name: fields.name, token }
    },
    onSuccess: close,
    onSettled: refresh,
  })
  return {
    fields,
    set: (change: Partial<Fields>) => setFields((before) => ({ ...before, ...change })),
    save: () => saving.mutate(),
    reset: () => resetting.mutate(),
    isPending: saving.isPending || resetting.isPending,
    error: saving.error ?? resetting.error,
  }
}
