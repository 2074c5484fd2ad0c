import { halfWidth } from '@mingzhang/model'
import type { DataRow } from './data-rows.ts'
import { bareCode, isTotalWord, tight } from './printed-cell.ts'
import { isAmountRole, type TableColumn } from './table-columns.ts'

/** 行名 What a printed row is called in one list. */
export type Label = {
  readonly code: string | null
  readonly name: string
  /** Codes of other classifications printed in the same row (经济科目编码 beside 功能科目编码). */
  readonly beside: readonly string[]
  /** Outer name in a list that names its rows in two columns (一般公共预算资金 | 小计), when printed in this row. */
  readonly group: string | null
  /** Printed in a column of names. */
  readonly isNamed: boolean
  readonly column: number
}

/** Code and name of a row in one list, the name of a total borrowed from the list beside it when it has none. */
export function labelled(
  source: DataRow,
  columns: readonly TableColumn[],
  block: number,
  form: string | null = null,
): Label {
  const own = labelOf(source, columns, block, form)
  if (own.name !== '' || own.code !== null || block === 0) return own
  const hasFigures = (at: number): boolean =>
    columns.some(
      (column, index) => column.block === at && isAmountRole(column.role) && source.cells[index] !== null,
    )
  const before = labelOf(source, columns, block - 1, form)
  const isShared = areOneList(columns, block - 1, block) && !hasFigures(block - 1)
  return isShared && hasFigures(block) ? before : own
}

/** Do two lists stand under one word of the header: a side, or 公用经费 over two columns of accounts? */
function areOneList(columns: readonly TableColumn[], one: number, other: number): boolean {
  const [a, b] = [one, other].map((at) => columns.find((column) => column.block === at))
  if (!a || !b) return false
  if (a.side !== null || b.side !== null) return a.side === b.side
  return a.path.length > 1 && a.path[0] === b.path[0]
}

/** A total printed once for two lists of one side stands where its figure is. */
export function lendsName(source: DataRow, columns: readonly TableColumn[], block: number): boolean {
  const next = columns.some((column) => column.block === block + 1)
  if (!next) return false
  const own = labelOf(source, columns, block)
  const lent = labelled(source, columns, block + 1)
  return own.name !== '' && lent.name === own.name && lent.column === own.column
}

/** Code and name of a row in one list; a total printed in the code column is a name; one cell may hold both. */
function labelOf(
  source: DataRow,
  columns: readonly TableColumn[],
  block: number,
  form: string | null = null,
): Label {
  const own = columns.flatMap((column, index) => (column.block === block ? [{ column, index }] : []))
  const codes = own.filter(({ column }) => column.role === 'code')
  const kind = mainKind(codes, form)
  const isMain = ({ column }: Placed): boolean => kind === null || kindOf(column) === kind
  const codeCells = codes.filter(isMain)
  const names = own.filter(({ column }) => column.role === 'name')
  const nameCells = names.some(isMain) ? names.filter(isMain) : names
  const beside = codes
    .filter((one) => !isMain(one))
    .map(({ index }) => codeOf([tight(source.cells[index]?.text ?? '')]))
  const printedNames = nameCells.filter(({ index }) => source.cells[index] !== null)
  const nameCell = printedNames.at(-1)
  const opensGroup =
    nameCells.length > 1 && nameCells[0] !== undefined && source.cells[nameCells[0].index] !== null
  const group = opensGroup ? tight(source.cells[nameCells[0]?.index ?? 0]?.text ?? '') : null
  const isNamed = nameCell !== undefined
  const printedCode = codeOf(codeCells.map(({ index }) => tight(source.cells[index]?.text ?? '')))
  const printedName = nameCell ? tight(source.cells[nameCell.index]?.text ?? '') : ''
  const column = nameCell?.index ?? codeCells.find(({ index }) => source.cells[index] !== null)?.index ?? -1
  if (printedCode !== '' && !/[\dA-Z]/u.test(printedCode)) {
    const isTotal = printedName === '' || isTotalWord(printedCode)
    return { code: null, name: isTotal ? printedCode : printedName, beside, group, isNamed, column }
  }
  const both = codeAndName(printedCode, printedName, codeCells.length > 0)
  if (both) return { ...both, beside, group, isNamed, column }
  const text = printedName === '' && printedCode === '' ? firstText(source, own) : null
  if (text)
    return {
      code: null,
      name: tight(source.cells[text.index]?.text ?? ''),
      beside,
      group,
      isNamed,
      column: text.index,
    }
  const code = printedCode === '' ? null : printedCode
  return { code, name: withoutCode(printedName, code), beside, group, isNamed, column }
}

type Kind = 'project' | 'functional' | 'departmental' | 'governmental' | ''

/** Which classification a column of codes or names belongs to, as its header says. */
function kindOf({ path }: TableColumn): Kind {
  const words = path.join('')
  if (/经济/u.test(words)) return /政府/u.test(words) ? 'governmental' : 'departmental'
  if (/功能/u.test(words)) return 'functional'
  return /^项目(?:编码|代码|编号|名称)$/u.test(path.at(-1) ?? '') ? 'project' : ''
}

/** The classification that names the rows where several stand side by side; null where there is but one. */
function mainKind(codes: readonly Placed[], form: string | null): Kind | null {
  const kinds = codes.map(({ column }) => kindOf(column))
  const [first] = kinds
  if (first === undefined || kinds.every((kind) => kind === first)) return null
  const wanted: readonly Kind[] = /^(?:projectList|catalogue|procurement|services)$/u.test(form ?? '')
    ? ['project']
    : /ByGov$/u.test(form ?? '')
      ? ['governmental']
      : /ByDep$/u.test(form ?? '')
        ? ['departmental']
        : ['functional', 'departmental']
  return wanted.find((kind) => kinds.includes(kind)) ?? first
}

/**
 * A code from its cells: 类 | 款 | 项 one after the other, with the zeros that a sheet lost when it took them for numbers
 * (201 | 3 | 1 is 2010301); digits of any width; nothing behind a point (2010301.00).
 */
function codeOf(pieces: readonly string[]): string {
  const printed = pieces.map((piece) => bareCode(halfWidth(piece))).filter((piece) => piece !== '')
  const whole = printed.map((piece) => piece.replace(/^(\d+)\.0+$/u, '$1'))
  const isSplit = whole.length > 1 && /^\d{3}$/u.test(whole[0] ?? '')
  return whole.map((piece) => (isSplit && /^\d$/u.test(piece) ? `0${piece}` : piece)).join('')
}

/** 201-一般公共服务支出 beside the code 201. */
const withoutCode = (name: string, code: string | null): string =>
  code !== null && name.startsWith(code) ? name.slice(code.length).replace(/^[-—:：]/u, '') || name : name

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
  if (/^20\d{2}$/u.test(both[1]) && both[2].startsWith('年')) return null
  const isAccount = /^[235]\d{2}(?:\d{2}){0,2}$/u.test(both[1])
  return code !== '' || !hasCodeColumn || isAccount ? { code: both[1], name: both[2] } : null
}
