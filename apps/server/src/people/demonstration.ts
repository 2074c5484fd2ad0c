import { randomInt } from 'node:crypto'
import type { Organisation, Role } from '@mingzhang/cycle'
import { dayInChina } from '@mingzhang/model'
import {
  appendLog,
  createAccount,
  listUnits,
  type NewAccount,
  type Store,
  saveOrganisations,
  transact,
  type Unit,
  unitKey,
} from '@mingzhang/store'
import { hashPassword } from './password.ts'
import { newId } from './token.ts'

/** 演示账号 An account of the demonstration with its password, which is nowhere else. */
export type DemonstrationAccount = {
  readonly role: Role
  readonly login: string
  readonly name: string
  readonly password: string
}

const people = [
  { role: 'compiler', login: 'compiler', name: '编制人（演示）', at: 'unit' },
  { role: 'unit-head', login: 'head', name: '单位负责人（演示）', at: 'unit' },
  { role: 'department', login: 'department', name: '主管部门（演示）', at: 'department' },
  { role: 'bureau-reviewer', login: 'reviewer', name: '财政审核（演示）', at: 'region' },
  { role: 'bureau-performance', login: 'performance', name: '财政绩效（演示）', at: 'region' },
  { role: 'administrator', login: 'administrator', name: '系统管理员（演示）', at: null },
] as const satisfies readonly { role: Role; login: string; name: string; at: Organisation['kind'] | null }[]

/**
 * 演示数据 A small tree around the units whose documents are in the store, and one account for each role. For the first
 * start of a demonstration only: the caller sees to that.
 *
 * @returns the accounts with their passwords, to be shown once
 */
export async function demonstration(store: Store, now: Date): Promise<DemonstrationAccount[]> {
  const made = people.map((person) => ({ ...person, password: newPassword() }))
  const hashes = await Promise.all(made.map(({ password }) => hashPassword(password)))
  await transact(store, async (transaction) => {
    const tree = demonstrationTree(await listUnits(transaction))
    await saveOrganisations(transaction, tree, dayInChina(now.toISOString()))
    for (const [index, { login, name, role, at }] of made.entries()) {
      const organisation = tree.find(({ kind }) => kind === at)?.key ?? null
      const account: NewAccount = {
        ...{ id: newId(), login, name, organisation, roles: [role] },
        passwordHash: hashes[index] ?? null,
        createdAt: now.toISOString(),
      }
      await createAccount(transaction, account)
      await appendLog(transaction, {
        ...{ at: now.toISOString(), account: null, name: '', what: 'account.created', about: account.id },
        ...{ organisation, detail: { login, roles: [role], demonstration: true } },
      })
    }
  })
  return made.map(({ role, login, name, password }) => ({ role, login, name, password }))
}

/** 示例财政 Stands over every region of the samples, so that its two accounts see all of them. */
const bureau: Organisation = {
  key: '示例财政',
  kind: 'region',
  code: null,
  name: '示例财政（各地区）',
  parent: null,
}

/** Under the bureau each region of the units, with one department over them. */
function demonstrationTree(units: readonly Unit[]): Organisation[] {
  const known: readonly Unit[] =
    units.length > 0 ? units : [{ key: '示例单位', code: null, name: '示例单位', region: null }]
  const regions = new Map<string, Unit[]>()
  for (const unit of known) {
    const region = unit.region ?? '示例地区'
    regions.set(region, [...(regions.get(region) ?? []), unit])
  }
  const regional = [...regions].flatMap(([region, members]): Organisation[] => {
    const top = unitKey({ code: null, name: region, region: null })
    const department = `${region}示例主管部门`
    const middle = unitKey({ code: null, name: department, region })
    return [
      { key: top, kind: 'region', code: null, name: region, parent: bureau.key },
      { key: middle, kind: 'department', code: null, name: department, parent: top },
      ...members
        .filter(({ key }) => key !== top && key !== middle)
        .map(({ key, code, name }) => ({
          key,
          kind: 'unit' as const,
          code,
          name: name ?? key,
          parent: middle,
        })),
    ]
  })
  return [bureau, ...regional]
}

/** Without the characters that are taken for one another. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

const newPassword = (): string =>
  Array.from({ length: 3 }, () =>
    Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join(''),
  ).join('-')
