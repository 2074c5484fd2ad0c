import type { Role } from '@mingzhang/cycle'
import { useWords } from '../words/use-words.ts'

const given = [
  'compiler',
  'unit-head',
  'department',
  'bureau-reviewer',
  'bureau-performance',
  'administrator',
] as const satisfies readonly Role[]

type Properties = { readonly value: readonly Role[]; readonly change: (roles: readonly Role[]) => void }

/** 角色 The roles a person can be given, each with what it is for. */
export function RoleBoxes({ value, change }: Properties) {
  const words = useWords().people
  const turned = (role: Role, on: boolean) => (on ? [...value, role] : value.filter((one) => one !== role))
  return (
    <fieldset className="form-field">
      <legend>{words.admin.roles}</legend>
      {given.map((role) => (
        <label key={role} className="check role">
          <input
            type="checkbox"
            checked={value.includes(role)}
            onChange={(event) => change(turned(role, event.currentTarget.checked))}
          />
          <span>
            {words.roles[role]} <span className="form-help">{words.roleHelp[role]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
