import { recordsOf, textOf, type WorkingBook } from '@mingzhang/forms'
import {
  type Catalogue,
  departmentalAccounts,
  functionalAccounts,
  governmentalAccounts,
  memberName,
} from '@mingzhang/law'

/** 可选的一项 A member with its name. */
export type Choice = { readonly code: string; readonly name: string }

const members = {
  use: ['personnel', 'running', 'project', 'business', 'remittance', 'subsidy', 'reserve', 'carriedOut'],
  origin: ['thisYear', 'carriedIn', 'surplusUsed'],
} as const

const leavesOf = (catalogue: Catalogue, length: number): readonly Choice[] =>
  [...catalogue.byCode]
    .filter(([code]) => code.length === length)
    .map(([code, accounts]) => ({ code, name: accounts[0]?.name ?? '' }))
    .toSorted((one, other) => (one.code < other.code ? -1 : 1))

let functions: readonly Choice[] | null = null
let departmental: readonly Choice[] | null = null
let governmental: readonly Choice[] | null = null

/** 选项 What a cell of a column can hold. */
export function choicesOf(working: WorkingBook, field: string): readonly Choice[] {
  switch (field) {
    case 'func':
      functions ??= leavesOf(functionalAccounts(), 7)
      return functions
    case 'econ':
      departmental ??= leavesOf(departmentalAccounts(), 5)
      return departmental
    case 'gov':
      governmental ??= leavesOf(governmentalAccounts(), 5)
      return governmental
    case 'use':
    case 'origin':
      return members[field].map((code) => ({ code, name: memberName(field, code) ?? code }))
    case 'project':
      return programmesOf(working)
    default:
      return []
  }
}

const programmes = new WeakMap<WorkingBook['fields'], readonly Choice[]>()

/** 项目 The programmes of the book, as entries name them. */
export function programmesOf({ fields }: Pick<WorkingBook, 'fields'>): readonly Choice[] {
  const known = programmes.get(fields)
  if (known) return known
  const made = recordsOf(fields, 'programmes').map((programme): Choice => {
    const name = textOf(programme, 'name') ?? ''
    const department = textOf(programme, 'department')
    return { code: textOf(programme, 'code') ?? (department === null ? name : `${name}@${department}`), name }
  })
  programmes.set(fields, made)
  return made
}

/** 名称 What a member is called; empty where nobody knows. */
export function nameOf(working: Pick<WorkingBook, 'fields'>, field: string, code: string): string {
  if (code === '') return ''
  const names = working.fields['names']
  if (typeof names === 'object' && names !== null && !Array.isArray(names) && field !== 'project') {
    const own = (names as { readonly [code: string]: unknown })[code]
    if (typeof own === 'string') return own
  }
  switch (field) {
    case 'func':
      return functionalAccounts().byCode.get(code)?.[0]?.name ?? ''
    case 'econ':
      return departmentalAccounts().byCode.get(code)?.[0]?.name ?? ''
    case 'gov':
      return governmentalAccounts().byCode.get(code)?.[0]?.name ?? ''
    case 'use':
    case 'origin':
      return memberName(field, code) ?? ''
    case 'project':
      return programmesOf(working).find((one) => one.code === code)?.name ?? code
    default:
      return ''
  }
}

/** 查找 Choices whose code begins with, or whose name holds, what was typed; codes first. */
export function search(choices: readonly Choice[], typed: string, most = 40): readonly Choice[] {
  const text = typed.trim()
  if (text === '') return choices.slice(0, most)
  const byCode = choices.filter(({ code }) => code.startsWith(text))
  const words = text.replace(/^\d+\s*/u, '')
  const byName =
    words === '' ? [] : choices.filter(({ name, code }) => name.includes(words) && !code.startsWith(text))
  return [...byCode, ...byName].slice(0, most)
}

/** 认定 What was typed as the code it can only mean; as typed where it could be several or none. */
export function resolveTyped(working: WorkingBook, field: string, typed: string): string {
  const text = typed.trim()
  const choices = choicesOf(working, field)
  if (choices.length === 0 || text === '') return text
  const digits = field === 'project' ? text : (/^\d+/u.exec(text)?.[0] ?? text)
  const exact = choices.find(({ code, name }) => code === digits || name === text)
  if (exact) return exact.code
  const [only, ...more] = field === 'project' ? [] : search(choices, text, 2)
  return only !== undefined && more.length === 0 ? only.code : digits
}
