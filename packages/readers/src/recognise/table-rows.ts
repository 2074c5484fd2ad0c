import {
  departmentalAccounts,
  functionalAccounts,
  governmentalAccounts,
  lookUp,
  plainLabel,
} from '@mingzhang/law'
import { type Key, projectName, type Row, type RowRole, type Side } from '@mingzhang/model'
import type { DataRow } from './data-rows.ts'
import { keyWithResets, meaningOf } from './header-word.ts'
import { refined } from './key-steps.ts'
import { isTotalWord, listNumber, type NumberKind, opensParts, tight } from './printed-cell.ts'
import { isAmountRole, type TableColumn } from './table-columns.ts'

/** 行 A row of one list of the table, before its key meets that of a column. */
export type ListRow = {
  readonly row: Row
  /** Coordinates, `all` kept as a reset; null when the row's words are unknown. */
  readonly key: Key | null
  readonly block: number
  readonly source: DataRow
}

/** 表的语境 What the rows need to know of their table. */
export type RowContext = {
  readonly id: string
  readonly form: string | null
  /** Rows are entries of a register, not accounts. */
  readonly registers: boolean
  /** Codes are those of units (单位编码), not of accounts. */
  readonly byUnit: boolean
  /** Some rows have names or codes, so that one without says nothing. */
  readonly hasLabels: boolean
  /** Column that names the department of an entry, or -1. */
  readonly departmentColumn: number
}

/** Forms whose rows are entries, not accounts. */
const registerForms: ReadonlySet<string> = new Set(['procurement', 'services', 'catalogue', 'projectList'])

export const isRegister = (form: string | null): boolean => form !== null && registerForms.has(form)

type Label = {
  readonly code: string | null
  readonly name: string
  /** Outer name in a list that names its rows in two columns (一般公共预算资金 | 小计), when printed in this row. */
  readonly group: string | null
  /** Printed in a column of names. */
  readonly isNamed: boolean
  readonly column: number
}

/** Code and name of a row in one list, the name of a total borrowed from the list beside it when it has none. */
function labelled(source: DataRow, columns: readonly TableColumn[], block: number): Label {
  const own = labelOf(source, columns, block)
  if (own.name !== '' || own.code !== null || block === 0) return own
  const hasFigures = (at: number): boolean =>
    columns.some(
      (column, index) => column.block === at && isAmountRole(column.role) && source.cells[index] !== null,
    )
  const beside = labelOf(source, columns, block - 1)
  const sideOf = (at: number): Side | null => columns.find((column) => column.block === at)?.side ?? null
  const isShared = sideOf(block) !== null && sideOf(block) === sideOf(block - 1) && !hasFigures(block - 1)
  return isShared && hasFigures(block) ? beside : own
}

/** A total printed once for two lists of one side stands where its figure is. */
function lendsName(source: DataRow, columns: readonly TableColumn[], block: number): boolean {
  const next = columns.some((column) => column.block === block + 1)
  if (!next) return false
  const own = labelOf(source, columns, block)
  const lent = labelled(source, columns, block + 1)
  return own.name !== '' && lent.name === own.name && lent.column === own.column
}

/** Code and name of a row in one list; a total printed in the code column is a name; one cell may hold both. */
function labelOf(source: DataRow, columns: readonly TableColumn[], block: number): Label {
  const own = columns.flatMap((column, index) => (column.block === block ? [{ column, index }] : []))
  const codeCells = own.filter(({ column }) => column.role === 'code')
  const nameCells = own.filter(({ column }) => column.role === 'name')
  const printedNames = nameCells.filter(({ index }) => source.cells[index] !== null)
  const nameCell = printedNames.at(-1)
  const opensGroup =
    nameCells.length > 1 && nameCells[0] !== undefined && source.cells[nameCells[0].index] !== null
  const group = opensGroup ? tight(source.cells[nameCells[0]?.index ?? 0]?.text ?? '') : null
  const isNamed = nameCell !== undefined
  const printedCode = codeCells.map(({ index }) => tight(source.cells[index]?.text ?? '')).join('')
  const printedName = nameCell ? tight(source.cells[nameCell.index]?.text ?? '') : ''
  const column = nameCell?.index ?? codeCells.find(({ index }) => source.cells[index] !== null)?.index ?? -1
  if (printedCode !== '' && !/[\dA-Z]/u.test(printedCode)) {
    const isTotal = printedName === '' || isTotalWord(printedCode)
    return { code: null, name: isTotal ? printedCode : printedName, group, isNamed, column }
  }
  const both = codeAndName(printedCode, printedName, codeCells.length > 0)
  if (both) return { ...both, group, isNamed, column }
  const text = printedName === '' && printedCode === '' ? firstText(source, own) : null
  if (text)
    return {
      code: null,
      name: tight(source.cells[text.index]?.text ?? ''),
      group,
      isNamed,
      column: text.index,
    }
  return { code: printedCode === '' ? null : printedCode, name: printedName, group, isNamed, column }
}

type Placed = { readonly column: TableColumn; readonly index: number }

/** A line without a name is called by its first words. */
const firstText = (source: DataRow, own: readonly Placed[]): Placed | undefined =>
  own.find(({ column, index }) => column.role === 'text' && source.cells[index] !== null)

/** 201 一般公共服务支出 or [201]一般公共服务支出 in one cell. */
function codeAndName(
  code: string,
  name: string,
  hasCodeColumn: boolean,
): { readonly code: string; readonly name: string } | null {
  const printed = code === '' ? name : name === '' ? code : ''
  const both = /^[[【（(]?(\d{3,9})[\]】）)]?[-—.、]?(\p{Script=Han}.*)$/u.exec(printed)
  if (!both?.[1] || !both[2]) return null
  const isAccount = /^[235]\d{2}(?:\d{2}){0,2}$/u.test(both[1])
  return code !== '' || !hasCodeColumn || isAccount ? { code: both[1], name: both[2] } : null
}

/** State that passes from one row of a list to the next. */
type Walk = {
  origin: 'thisYear' | 'carriedIn'
  isOfWhich: boolean
  depth: number
  parent: Key | null
  group: string | null
  /** Kinds of list numbers seen. */
  numbers: ReadonlySet<NumberKind>
  /** Kind of the list number of the row that 其中 opens up. */
  opened: NumberKind | null
}

/**
 * 认行 Rows of every list of a table, one for each side of each printed row that says something on that side.
 *
 * @param sideHint side of a table that has only one (收入总表 → revenue)
 */
export function listRows(
  sources: readonly DataRow[],
  columns: readonly TableColumn[],
  context: RowContext,
  sideHint: Side | null,
): ListRow[] {
  const blocks = [...new Set(columns.map((column) => column.block).filter((block) => block >= 0))]
  const walks = new Map<number, Walk>(
    blocks.map((block) => [
      block,
      {
        origin: 'thisYear',
        isOfWhich: false,
        depth: 0,
        parent: null,
        group: null,
        numbers: new Set(),
        opened: null,
      },
    ]),
  )
  const rows: ListRow[] = []
  const isGroup = context.registers ? groupsOf(sources, columns) : () => false
  for (const [at, source] of sources.entries()) {
    for (const block of blocks) {
      const walk = walks.get(block)
      const label = labelled(source, columns, block)
      const hasCells = columns.some((column, index) => column.block === block && source.cells[index] !== null)
      if (!walk || !hasCells || lendsName(source, columns, block)) continue
      const side = columns.find((column) => column.block === block && column.side !== null)?.side ?? null
      const names = columns.find((column) => column.block === block && column.role === 'name')
      const nameHead = names?.path.join('/') ?? ''
      rows.push(
        listRow({
          source,
          block,
          label,
          side,
          walk,
          nameHead,
          context,
          sideHint,
          index: rows.length,
          isGroup: isGroup(at),
        }),
      )
    }
  }
  return rows
}

type Printed = {
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
}

function listRow(printed: Printed): ListRow {
  const { source, block, label, side, walk, context } = printed
  const number = listNumber(label.name)
  if (label.group !== null) walk.group = label.group
  if (opensParts(label.name)) walk.isOfWhich = true
  else if (endsParts(label, number, walk)) walk.isOfWhich = false
  const role = printed.isGroup ? 'subtotal' : roleOf(label, walk, context)
  const key = rowKey(printed, role)
  const depth = depthOf(label, role, number, walk)
  if (role !== 'ofWhich') {
    walk.depth = depth
    walk.parent = key
    walk.opened = number
  }
  const place = source.cells[label.column]?.place ?? source.place
  const row: Row = { code: label.code, name: label.name, side, role, depth, coordinates: key, place }
  return { row, key, block, source }
}

/** 其中 lasts until a coded row, a total, or a row whose number is of the kind of the row it opened, or further out. */
const endsParts = (label: Label, number: NumberKind | null, walk: Walk): boolean =>
  label.code !== null ||
  isTotalName(label.name) ||
  (number !== null && (walk.opened === null || number <= walk.opened))

const isTotalName = (name: string): boolean => isTotalWord(name) || /(?:合计|总计|小计)$/u.test(name)

function roleOf(label: Label, walk: Walk, context: RowContext): RowRole {
  const { name } = label
  if (isTotalWord(name)) return /^小计$/u.test(name) ? 'subtotal' : 'total'
  if (/(?:合计|总计|小计)$/u.test(name) && label.code === null) return 'subtotal'
  if (walk.isOfWhich) return 'ofWhich'
  return context.registers ? 'entry' : 'item'
}

function depthOf(label: Label, role: RowRole, number: NumberKind | null, walk: Walk): number {
  if (role === 'total') return 0
  if (role === 'ofWhich') return walk.depth + 1
  if (label.code !== null && /^\d{3}(?:\d{2}){0,2}$/u.test(label.code)) return (label.code.length - 1) / 2
  if (number !== null) return numberedDepth(number, walk)
  return role === 'subtotal' || walk.depth === 0 ? 1 : walk.depth
}

/** A row stands one below the kinds of numbers seen that are further out than its own. */
function numberedDepth(number: NumberKind, walk: Walk): number {
  walk.numbers = new Set([...walk.numbers, number])
  return 1 + [...walk.numbers].filter((kind) => kind < number).length
}

/** Coordinates of a row: its code first, then its name in its form and on its side. */
function rowKey(printed: Printed, role: RowRole): Key | null {
  const { label, context, side, sideHint, walk } = printed
  if (context.registers) return registerKey(printed, role)
  if (context.byUnit && label.code !== null && !isAccountOf(label.code, label.name))
    return unitKey(label.code)
  if (label.code !== null) return codeKey(label.code)
  if (label.name === '') return context.hasLabels ? null : {}
  const named = groupedMeaning(printed, side ?? sideHint, role, walk)
  if (named === undefined) return null
  const spends = side === 'expenditure' && named.econ !== undefined && named.use === undefined
  const meaning: Key = spends ? { ...named, use: 'expenditure' } : named
  return (side ?? sideHint) === 'revenue' ? inBlock(meaning, walk) : meaning
}

/** The name on top of the group it stands in; the group's total is the group. */
function groupedMeaning(printed: Printed, side: Side | null, role: RowRole, walk: Walk): Key | undefined {
  const { label, context, nameHead } = printed
  const form = listedForm(context.form, nameHead)
  const own =
    nameMeaning(label.name, form, side, role, walk) ??
    (form === context.form ? undefined : classKey(form, label.name))
  if (walk.group === null || walk.group === label.name) return own
  const group = nameMeaning(walk.group, form, side, role, walk)
  if (group === undefined || (isTotalWord(label.name) && label.name !== '小计')) return own
  return label.name === '小计' ? group : own && refined(group, own)
}

/** The 类 of an economic classification that bears a name. */
function classKey(form: string | null, name: string): Key | undefined {
  const catalogue = form === 'basicByGov' ? governmentalAccounts() : departmentalAccounts()
  const plain = plainLabel(name)
  for (const [code, accounts] of catalogue.byCode) {
    if (code.length === 3 && accounts.some((account) => plainLabel(account.name) === plain))
      return { econ: code }
  }
  return undefined
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
  return isOpenPart ? { ...withoutResets(walk.parent ?? {}), ...key } : key
}

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
 * 登记表的分组行 Lines of a register printed further left than the line after them: they sum what is indented below, so
 * they are no entries of their own.
 */
function groupsOf(sources: readonly DataRow[], columns: readonly TableColumn[]): (index: number) => boolean {
  const indent = sources.map((source) =>
    source.cells.findIndex((cell, column) => {
      const role = columns[column]?.role
      return cell !== null && (role === 'name' || role === 'text' || role === 'code')
    }),
  )
  return (index) => (indent[index + 1] ?? -1) > (indent[index] ?? 0)
}

/** A line of a register: totals stand at the root of the listing, every entry has a coordinate of its own. */
function registerKey(
  { label, context, source, index, isGroup, nameHead }: Printed,
  role: RowRole,
): Key | null {
  if (role === 'total') return {}
  if (isGroup) return articleOf(label, context)
  if (role === 'subtotal') {
    const unit = label.name.replace(/[:：]?(?:合计|总计|小计)$/u, '')
    if (unit === '') return {}
    return { unit: /本级|本部/u.test(unit) ? 'own' : unit }
  }
  const article = articleOf(label, context)
  if (article !== null) return article
  if (context.form === 'catalogue' || context.form === 'projectList') {
    const department = tight(source.cells[context.departmentColumn]?.text ?? '')
    if (label.code !== null && label.code.length >= 15) return { project: label.code }
    return label.name === ''
      ? null
      : { project: projectName({ name: label.name, department: department || null }) }
  }
  const code = source.cells.map((cell) => tight(cell?.text ?? '')).find((text) => /^[ABC]\d{8}$/u.test(text))
  const namesProject = label.isNamed && /项目|专项/u.test(nameHead)
  return {
    entry: `${context.id}.${index}`,
    ...(code && { article: code }),
    ...(namesProject && { project: label.name }),
  }
}

/** Does a catalogue of accounts give this code this name? Lists of units may hold the accounts of each unit. */
const isAccountOf = (code: string, name: string): boolean => {
  const known = accountName(code)
  return known !== null && (known === name || known.startsWith(name.slice(0, 4)))
}

/** The name the catalogues of accounts give a code; null when none knows it. */
export function accountName(code: string): string | null {
  for (const catalogue of [functionalAccounts, departmentalAccounts, governmentalAccounts]) {
    const name = catalogue().byCode.get(code)?.[0]?.name
    if (name) return name
  }
  return null
}
