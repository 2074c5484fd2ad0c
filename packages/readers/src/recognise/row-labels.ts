import { halfWidth, type Side } from '@mingzhang/model'
import type { DataRow } from './data-rows.ts'
import { isTotalWord, tight } from './printed-cell.ts'
import { isAmountRole, type TableColumn } from './table-columns.ts'

/** 行名 What a printed row is called in one list. */
export type Label = {
  readonly code: string | null
  readonly name: string
  /** Outer name in a list that names its rows in two columns (一般公共预算资金 | 小计), when printed in this row. */
  readonly group: string | null
  /** Printed in a column of names. */
  readonly isNamed: boolean
  readonly column: number
}

/** Code and name of a row in one list, the name of a total borrowed from the list beside it when it has none. */
export function labelled(source: DataRow, columns: readonly TableColumn[], block: number): Label {
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
export function lendsName(source: DataRow, columns: readonly TableColumn[], block: number): boolean {
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
  const printedCode = codeOf(codeCells.map(({ index }) => tight(source.cells[index]?.text ?? '')))
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
  const code = printedCode === '' ? null : printedCode
  return { code, name: withoutCode(printedName, code), group, isNamed, column }
}

/**
 * A code from its cells: 类 | 款 | 项 one after the other, with the zeros that a sheet lost when it took them for numbers
 * (201 | 3 | 1 is 2010301); digits of any width; nothing behind a point (2010301.00).
 */
function codeOf(pieces: readonly string[]): string {
  const printed = pieces.map(halfWidth).filter((piece) => piece !== '')
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
  const isAccount = /^[235]\d{2}(?:\d{2}){0,2}$/u.test(both[1])
  return code !== '' || !hasCodeColumn || isAccount ? { code: both[1], name: both[2] } : null
}
