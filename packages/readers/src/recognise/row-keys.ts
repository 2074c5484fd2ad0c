import {
  contains,
  departmentalAccounts,
  functionalAccounts,
  governmentalAccounts,
  lookUp,
  plainLabel,
} from '@mingzhang/law'
import { type Key, projectName, type RowRole, type Side } from '@mingzhang/model'
import type { DataRow } from './data-rows.ts'
import { keyWithResets, meaningOf } from './header-word.ts'
import { refined } from './key-steps.ts'
import { isTotalWord, listNumber, type NumberKind, tight } from './printed-cell.ts'
import type { Label } from './row-labels.ts'
import { bareUnit, isSameUnit } from './table-unit.ts'

/** 表的语境 What the rows need to know of their table. */
export type RowContext = {
  readonly id: string
  readonly form: string | null
  /** Rows are entries of a register, not accounts. */
  readonly registers: boolean
  /** Codes are those of units (单位编码), not of accounts. */
  readonly byUnit: boolean
  /** The header calls the codes those of accounts (科目编码). */
  readonly codesAccounts: boolean
  /** Some rows have names or codes, so that one without says nothing. */
  readonly hasLabels: boolean
  /** Name of the unit the document is about, and whether the table has but one row. */
  readonly mainUnit: string | null
  readonly isSingle: boolean
  /** Rows of several units: what begins like the document's own unit may be another one. */
  readonly severalUnits: boolean
  /** Column that names the department of an entry, or -1. */
  readonly departmentColumn: number
}

/** Forms whose rows are entries, not accounts. */
const registerForms: ReadonlySet<string> = new Set(['procurement', 'services', 'catalogue', 'projectList'])

/** 登记表 Does a form list entries (procurement, projects) rather than accounts? */
export const isRegister = (form: string | null): boolean => form !== null && registerForms.has(form)

/** State that passes from one row of a list to the next. */
export type Walk = {
  origin: 'thisYear' | 'carriedIn'
  isOfWhich: boolean
  depth: number
  parent: Key | null
  group: string | null
  /** Kinds of list numbers seen. */
  numbers: ReadonlySet<NumberKind>
  /** Kind of the list number of the row that 其中 opens up. */
  opened: NumberKind | null
  /** 基本支出 over the accounts it is spent on, in an overview that lists its expenditure by account. */
  use: { readonly member: string; readonly number: NumberKind | null } | null
  /** A row of what was carried in or out came before. */
  carried: boolean
}

/** A printed row in one list, with all that decides what it says. */
export type Printed = {
  readonly source: DataRow
  readonly block: number
  readonly label: Label
  readonly side: Side | null
  readonly walk: Walk
  /** Header words over the names. */
  readonly nameHead: string
  readonly context: RowContext
  readonly sideHint: Side | null
  readonly index: number
  /** A line of a register that sums the lines indented below it. */
  readonly isGroup: boolean
  /** A 总计 follows in the list, and nothing carried in or out came before: a total here is this year's. */
  readonly grandBelow: boolean
}

/** Coordinates of a row: its code first, then its name in its form and on its side. */
export function rowKey(printed: Printed, role: RowRole): Key | null {
  const { label, context, side, sideHint, walk } = printed
  if (context.registers) return registerKey(printed, role)
  if (context.byUnit && label.code !== null && !isAccountOf(label.code, label.name))
    return codedUnitKey(label.code, label.name, context)
  if (label.code !== null) return withAccounts(codedKey(label.code, printed), label)
  const dated = /^(20\d{2})年度?(?:预算|决算|执行)?数?$/u.exec(label.name)?.[1]
  if (dated !== undefined) return { year: dated }
  if (label.name === '') return context.hasLabels ? null : {}
  const ofTheYear = yearTotal(printed)
  if (ofTheYear !== null) return ofTheYear
  // 小计 without a group sums something the list does not name.
  if (label.name === '小计' && walk.group === null) return null
  const named = groupedMeaning(printed, side ?? sideHint, role, walk)
  if (named === undefined) return /单位|部门/u.test(printed.nameHead) ? unitRowKey(label.name, context) : null
  if (side === 'expenditure') return spentKey(named, label.name, walk)
  return (side ?? sideHint) === 'revenue' ? inBlock(named, walk) : named
}

const twoSided: ReadonlySet<string | null> = new Set(['overview', 'appropriationOverview'])

/** 收入合计, 支出合计, 小计 above the 总计 of an overview: 本年收入合计, 本年支出合计. */
function yearTotal({ label, side, context, walk, grandBelow }: Printed): Key | null {
  if (!grandBelow || side === null || walk.group !== null || !twoSided.has(context.form)) return null
  if (!/^(?:收入|支出)?合计$|^小计$/u.test(label.name)) return null
  const found = lookUp('row', side === 'revenue' ? '本年收入合计' : '本年支出合计', {
    form: context.form,
    side,
  })
  return keyWithResets(found)
}

/** A name on the expenditure side: an account is spent, for what the row above it says. */
function spentKey(named: Key, name: string, walk: Walk): Key {
  const isAccount = named.econ !== undefined && named.use === undefined
  const meaning = isAccount ? { ...named, use: usedFor(name, walk) } : named
  opensUse(name, meaning, walk)
  return meaning
}

/** Coordinates of the codes of other classifications in the same row. */
function accountsBeside({ beside }: Label): Key {
  const [account] = beside.filter((code) => /^3/u.test(code)).map(codeKey)
  const [functional] = beside.filter((code) => /^2/u.test(code)).map(codeKey)
  return { ...functional, ...account }
}

const withAccounts = (key: Key | null, label: Label): Key | null =>
  key === null ? null : { ...accountsBeside(label), ...key }

/** The use an account is listed under: that of the row above it that opens one, until a row numbered like that one. */
function usedFor(name: string, { use }: Walk): string {
  const number = listNumber(name)
  const isBelow = use !== null && (number === null || (use.number !== null && number > use.number))
  return isBelow ? use.member : 'expenditure'
}

function opensUse(name: string, key: Key, walk: Walk): void {
  if (key.use === undefined || key.econ !== undefined || key.func !== undefined) return
  const isOpener = /^(?:basic|personnel|running|project)$/u.test(key.use)
  walk.use = isOpener ? { member: key.use, number: listNumber(name) } : null
}

/**
 * A row named after a unit: the document's own unit is the whole, as is the only row of a table. In a list of several
 * units its bare name may be all of them or the one office.
 */
function unitRowKey(name: string, context: RowContext): Key | null {
  const { mainUnit: main, isSingle, severalUnits } = context
  if (isSingle) return {}
  if (isOwnLevel(name, context)) return { unit: 'own' }
  if (isMain(name, context)) return severalUnits && !/汇总/u.test(name) ? null : {}
  return main === null || isAccountName(name) ? null : { unit: name }
}

/** A row of a list of units that prints their codes. */
function codedUnitKey(code: string, name: string, context: RowContext): Key {
  if (isOwnLevel(name, context)) return { unit: 'own' }
  return isMain(name, context) && !context.severalUnits ? {} : unitKey(code)
}

const isMain = (name: string, { mainUnit, severalUnits }: RowContext): boolean =>
  name !== '' &&
  mainUnit !== null &&
  (severalUnits ? bareUnit(name) === mainUnit : isSameUnit(name, mainUnit))

/** 某某局（本级） among the units of the department is the department itself, without them. */
const isOwnLevel = (name: string, { mainUnit, severalUnits }: RowContext): boolean =>
  severalUnits && mainUnit !== null && bareUnit(name) === mainUnit && /(?:本级|本部|机关)[)）]?$/u.test(name)

/** A list of projects under their accounts (单位名称（项目）) prints the account's code beside the project's name. */
function codedKey(code: string, { label, nameHead, side, context }: Printed): Key | null {
  const account = codeKey(code)
  // 204 公共安全支出 in one cell of an overview says what the name alone would: it is spent.
  const isSpent = account?.func !== undefined && side === 'expenditure' && twoSided.has(context.form)
  const key = isSpent ? { ...account, use: 'expenditure' } : account
  const isProject =
    key !== null && /[（(]项目[)）]$/u.test(nameHead) && label.name !== '' && !isAccountName(label.name)
  return isProject ? { ...key, use: 'project', project: label.name } : key
}

/** The name on top of the group it stands in; the group's total is the group. */
function groupedMeaning(printed: Printed, side: Side | null, role: RowRole, walk: Walk): Key | undefined {
  const { label, context, nameHead } = printed
  const form = listedForm(context.form, nameHead)
  const own = nameMeaning(label.name, form, side, role, walk) ?? accountByName(form, label.name)
  if (walk.group === null || walk.group === label.name) return own
  const group = nameMeaning(walk.group, form, side, role, walk)
  if (group === undefined || (isTotalWord(label.name) && label.name !== '小计')) return own
  return label.name === '小计' ? group : own && refined(group, own)
}

const departmentalForms: ReadonlySet<string> = new Set(['basicByDep', 'projectByDep', 'runningCost'])
const governmentalForms: ReadonlySet<string> = new Set(['basicByGov', 'projectByGov'])

/** The one account of the form's economic classification that bears a name; undefined when none or several do. */
function accountByName(form: string | null, name: string): Key | undefined {
  if (form === null || !(departmentalForms.has(form) || governmentalForms.has(form))) return undefined
  const catalogue = departmentalForms.has(form) ? departmentalAccounts() : governmentalAccounts()
  const plain = plainLabel(name)
  const codes = [...catalogue.byCode].flatMap(([code, accounts]) =>
    accounts.some((account) => plainLabel(account.name) === plain) ? [code] : [],
  )
  const [only] = form === 'runningCost' ? codes.filter((code) => /^(?:302|310)/u.test(code)) : codes
  return codes.length === 1 && only !== undefined ? { econ: only } : undefined
}

/** A list headed by an economic classification inside an overview reads its names as that classification does. */
function listedForm(form: string | null, nameHead: string): string | null {
  if (form === null || !/经济分类|经济科目/u.test(nameHead)) return form
  if (!/^(?:overview|appropriationOverview)$/u.test(form)) return form
  return /政府/u.test(nameHead) ? 'basicByGov' : 'basicByDep'
}

/** A code of three digits is the department as a whole; a longer one is a unit of it. */
const unitKey = (code: string): Key => (code.length <= 3 ? {} : { unit: code })

/** The code of an account; a code of no known shape says nothing. */
export function codeKey(code: string): Key | null {
  if (/^2\d{2}(?:\d{2}){0,2}$/u.test(code)) return { func: code }
  if (/^[35]\d{2}(?:\d{2})?$/u.test(code)) return { econ: code }
  return /^[ABC]$/u.test(code) ? { article: code } : null
}

/** Undefined when the lexicon does not know the name. */
function nameMeaning(
  name: string,
  form: string | null,
  side: Side | null,
  role: RowRole,
  walk: Walk,
): Key | undefined {
  if (role === 'ofWhich') {
    const below = lookUp('row', `${name.replace(/^其中[:：]?/u, '')}(其中)`, { form, side })
    if (below.length > 0) return keyWithResets(below) ?? {}
  }
  const meaning = meaningOf('row', name, { form, side })
  if (!meaning.known) return isTotalWord(name) ? {} : undefined
  const key = meaning.key ?? {}
  const isOpenPart = role === 'ofWhich' && walk.parent !== null && Object.keys(key).length > 0
  // 其中：财政拨款 below 一般公共预算 is less than all 财政拨款: which part, no member says.
  if (isOpenPart && isWider(key, walk.parent ?? {})) return undefined
  return isOpenPart ? { ...withoutResets(walk.parent ?? {}), ...key } : key
}

const isWider = (part: Key, { fund }: Key): boolean =>
  part.fund !== undefined && fund !== undefined && fund !== part.fund && contains('fund', part.fund, fund)

const withoutResets = (key: Key): Key =>
  Object.fromEntries(Object.entries(key).filter(([, member]) => member !== 'all'))

/** 收入方的段 A fund line of the revenue side is this year's until 上年结转 opens the block of what was carried in. */
function inBlock(key: Key, walk: Walk): Key {
  if (key.origin === 'carriedIn') walk.origin = 'carriedIn'
  if (key.origin === 'thisYear') walk.origin = 'thisYear'
  return key.origin === undefined && key.fund !== undefined ? { ...key, origin: walk.origin } : key
}

/** 货物、工程、服务 The kind of article a line of a procurement table sums. */
function articleOf(label: Label, context: RowContext): Key | null {
  if (label.code !== null && /^[ABC]$/u.test(label.code)) return { article: label.code }
  const found = lookUp('row', label.name, { form: context.form, side: null })
  return found.length > 0 ? keyWithResets(found) : null
}

/**
 * 单位的小计 A line of a register that names the document's own unit, or its department by a code of three digits, where
 * lines are those of units and projects.
 */
export function sumsUnit({ label, context, nameHead }: Printed): boolean {
  if (!context.registers || !/单位|部门/u.test(nameHead)) return false
  if (label.code === null) return isMain(label.name, context)
  return context.byUnit && label.code.length <= 3 && !isAccountOf(label.code, label.name)
}

/** A line of a register: totals stand at the root of the listing, every entry has a coordinate of its own. */
function registerKey(printed: Printed, role: RowRole): Key | null {
  const { label, context, source, index, isGroup, nameHead } = printed
  if (role === 'total' || (role === 'subtotal' && sumsUnit(printed))) return {}
  if (isGroup) return articleOf(label, context)
  if (role === 'subtotal') return unitSumKey(label.name)
  const article = articleOf(label, context)
  if (article !== null) return article
  if (context.form === 'catalogue' || context.form === 'projectList') return projectKey(printed)
  const code = source.cells.flatMap(
    (cell) => /^([ABC]\d{8})(?!\d)/u.exec(tight(cell?.text ?? ''))?.[1] ?? [],
  )[0]
  const namesProject = label.isNamed && /项目|专项/u.test(nameHead)
  return {
    entry: `${context.id}.${index}`,
    ...(code && { article: code }),
    ...(namesProject && { project: label.name }),
  }
}

/** 某单位小计 The lines of one unit, summed. */
function unitSumKey(name: string): Key | null {
  const unit = name.replace(/[:：]?(?:合计|总计|小计)$/u, '')
  if (unit === '') return null
  return { unit: /本级|本部/u.test(unit) ? 'own' : unit }
}

/** A project by its code, or by its name and department; what it is spent on stands beside it. */
function projectKey({ label, context, source }: Printed): Key | null {
  const department = tight(source.cells[context.departmentColumn]?.text ?? '')
  const isAccount = label.code !== null && (context.codesAccounts || accountName(label.code) !== null)
  const accounts = { ...accountsBeside(label), ...(isAccount && codeKey(label.code ?? '')) }
  if (label.code !== null && label.code.length >= 15) return { ...accounts, project: label.code }
  return label.name === ''
    ? null
    : { ...accounts, project: projectName({ name: label.name, department: department || null }) }
}

/** Does a catalogue of accounts give this code this name? Lists of units may hold the accounts of each unit. */
const isAccountOf = (code: string, name: string): boolean => {
  const known = accountName(code)
  return known !== null && (known === name || known.startsWith(name.slice(0, 4)))
}

/** Is this the name of some account? */
const isAccountName = (name: string): boolean => accountNames().has(plainLabel(name))

let accountNamesRead: ReadonlySet<string> | null = null

function accountNames(): ReadonlySet<string> {
  accountNamesRead ??= new Set(
    [functionalAccounts, departmentalAccounts, governmentalAccounts].flatMap((catalogue) =>
      [...catalogue().byCode.values()].flatMap((accounts) => accounts.map(({ name }) => plainLabel(name))),
    ),
  )
  return accountNamesRead
}

/** The name the catalogues of accounts give a code; null when none knows it. */
export function accountName(code: string): string | null {
  for (const catalogue of [functionalAccounts, departmentalAccounts, governmentalAccounts]) {
    const name = catalogue().byCode.get(code)?.[0]?.name
    if (name) return name
  }
  return null
}
