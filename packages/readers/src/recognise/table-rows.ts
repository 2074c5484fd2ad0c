import { departmentalAccounts, functionalAccounts, governmentalAccounts, lookUp } from '@mingzhang/law'
import { type Key, projectName, type Row, type RowRole, type Side } from '@mingzhang/model'
import type { DataRow } from './data-rows.ts'
import { keyWithResets, meaningOf } from './header-word.ts'
import { isTotalWord, listNumber, opensParts, tight } from './printed-cell.ts'
import type { TableColumn } from './table-columns.ts'

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
  /** Column that names the department of an entry, or -1. */
  readonly departmentColumn: number
}

/** Forms whose rows are entries, not accounts. */
const registerForms: ReadonlySet<string> = new Set(['procurement', 'services', 'catalogue', 'projectList'])

export const isRegister = (form: string | null): boolean => form !== null && registerForms.has(form)

type Label = { readonly code: string | null; readonly name: string; readonly column: number }

/** Code and name of a row in one list; a total printed in the code column is a name; one cell may hold both. */
function labelOf(source: DataRow, columns: readonly TableColumn[], block: number): Label {
  const own = columns.flatMap((column, index) => (column.block === block ? [{ column, index }] : []))
  const codeCells = own.filter(({ column }) => column.role === 'code')
  const nameCell = own.find(({ column, index }) => column.role === 'name' && source.cells[index] !== null)
  const printedCode = codeCells.map(({ index }) => tight(source.cells[index]?.text ?? '')).join('')
  const printedName = nameCell ? tight(source.cells[nameCell.index]?.text ?? '') : ''
  const column = nameCell?.index ?? codeCells.find(({ index }) => source.cells[index] !== null)?.index ?? -1
  if (printedCode !== '' && !/[\dA-Z]/u.test(printedCode)) {
    return {
      code: null,
      name: printedName === '' || isTotalWord(printedCode) ? printedCode : printedName,
      column,
    }
  }
  const both = /^[[【（(]?(\d{3,9})[\]】）)]?[-—.、]?(\p{Script=Han}.*)$/u.exec(
    printedCode === '' ? printedName : printedCode,
  )
  if (
    both?.[1] &&
    both[2] &&
    (printedCode === ''
      ? codeCells.length === 0 || /^[[【]?[235]\d{2}/u.test(printedName)
      : printedName === '')
  ) {
    return { code: both[1], name: both[2], column }
  }
  return { code: printedCode === '' ? null : printedCode, name: printedName, column }
}

/** State that passes from one row of a list to the next. */
type Walk = {
  origin: 'thisYear' | 'carriedIn'
  isOfWhich: boolean
  depth: number
  parent: Key | null
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
    blocks.map((block) => [block, { origin: 'thisYear', isOfWhich: false, depth: 0, parent: null }]),
  )
  const rows: ListRow[] = []
  for (const source of sources) {
    for (const block of blocks) {
      const walk = walks.get(block)
      const label = labelOf(source, columns, block)
      const hasCells = columns.some((column, index) => column.block === block && source.cells[index] !== null)
      if (!walk || !hasCells) continue
      const side = columns.find((column) => column.block === block && column.side !== null)?.side ?? null
      rows.push(listRow({ source, block, label, side, walk, context, sideHint, index: rows.length }))
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
  readonly context: RowContext
  readonly sideHint: Side | null
  readonly index: number
}

function listRow(printed: Printed): ListRow {
  const { source, block, label, side, walk, context } = printed
  const number = listNumber(label.name)
  if (opensParts(label.name)) walk.isOfWhich = true
  else if (number !== null || label.code !== null || isTotalName(label.name)) walk.isOfWhich = false
  const role = roleOf(label, walk, context)
  const key = rowKey(printed, role)
  const depth = depthOf(label, role, number, walk)
  if (role !== 'ofWhich') {
    walk.depth = depth
    walk.parent = key
  }
  const place = source.cells[label.column]?.place ?? source.place
  const row: Row = { code: label.code, name: label.name, side, role, depth, coordinates: key, place }
  return { row, key, block, source }
}

const isTotalName = (name: string): boolean => isTotalWord(name) || /(?:合计|总计|小计)$/u.test(name)

function roleOf(label: Label, walk: Walk, context: RowContext): RowRole {
  const { name } = label
  if (isTotalWord(name)) return /^小计$/u.test(name) ? 'subtotal' : 'total'
  if (/(?:合计|总计|小计)$/u.test(name) && label.code === null) return 'subtotal'
  if (walk.isOfWhich) return 'ofWhich'
  return context.registers ? 'entry' : 'item'
}

function depthOf(label: Label, role: RowRole, number: 1 | 2 | 3 | null, walk: Walk): number {
  if (role === 'total') return 0
  if (role === 'ofWhich') return walk.depth + 1
  if (label.code !== null && /^\d{3}(?:\d{2}){0,2}$/u.test(label.code)) return (label.code.length - 1) / 2
  if (number !== null) return number === 3 && walk.depth === 0 ? 1 : number
  return role === 'subtotal' || walk.depth === 0 ? 1 : walk.depth
}

/** Coordinates of a row: its code first, then its name in its form and on its side. */
function rowKey(printed: Printed, role: RowRole): Key | null {
  const { label, context, side, sideHint, walk } = printed
  if (context.registers) return registerKey(printed, role)
  if (context.byUnit && label.code !== null) return unitKey(label.code)
  if (label.code !== null) return codeKey(label.code)
  if (label.name === '') return {}
  const meaning = nameMeaning(label.name, context.form, side ?? sideHint, role, walk)
  if (meaning === undefined) return null
  return (side ?? sideHint) === 'revenue' ? inBlock(meaning, walk) : meaning
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
  if (!meaning.known) return undefined
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

/** A line of a register: totals stand at the root of the listing, every entry has a coordinate of its own. */
function registerKey({ label, context, source, index }: Printed, role: RowRole): Key | null {
  if (role === 'total') return {}
  if (role === 'subtotal') {
    const unit = label.name.replace(/[:：]?(?:合计|总计|小计)$/u, '')
    if (unit === '') return {}
    return { unit: /本级|本部/u.test(unit) ? 'own' : unit }
  }
  if (label.code !== null && /^[ABC]$/u.test(label.code)) return { article: label.code }
  const article = lookUp('row', label.name, { form: context.form, side: null })
  if (article.length > 0) return keyWithResets(article)
  if (context.form === 'catalogue' || context.form === 'projectList') {
    const department = tight(source.cells[context.departmentColumn]?.text ?? '')
    if (label.code !== null && label.code.length >= 15) return { project: label.code }
    return label.name === ''
      ? null
      : { project: projectName({ name: label.name, department: department || null }) }
  }
  const code = source.cells.map((cell) => tight(cell?.text ?? '')).find((text) => /^[ABC]\d{8}$/u.test(text))
  return {
    entry: `${context.id}.${index}`,
    ...(code && { article: code }),
    ...(label.name && { project: label.name }),
  }
}

/** The name the catalogues of accounts give a code; null when none knows it. */
export function accountName(code: string): string | null {
  for (const catalogue of [functionalAccounts, departmentalAccounts, governmentalAccounts]) {
    const name = catalogue().byCode.get(code)?.[0]?.name
    if (name) return name
  }
  return null
}
