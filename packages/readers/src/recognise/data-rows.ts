import { wordsKnown } from '@mingzhang/law'
import type { ColumnRole, GridCell, GridRow, Place } from '@mingzhang/model'
import type { LogicalColumn } from './logical-columns.ts'
import { bareCode, isCode, isDash, isFigure, isPercent, isTotalWord, tight } from './printed-cell.ts'

/** 数据行 A row of data: for every column as meant its cell, or null where nothing is printed. */
export type DataRow = {
  readonly cells: readonly (GridCell | null)[]
  readonly place: Place
  readonly confidence: number
}

/** Puts the cells of a printed row under the columns as meant; blank cells are null. */
export function underColumns(row: GridRow, columns: readonly LogicalColumn[]): DataRow {
  let confidence = row.confidence ?? 1
  const cells = columns.map(({ start, end }) => {
    const found = row.cells.slice(start, end).filter((cell) => tight(cell.text) !== '')
    if (found.length > 1) confidence = Math.min(confidence, 0.6)
    return found[0] ?? null
  })
  return { cells, place: row.place, confidence }
}

const isTotalName = (text: string): boolean => /(?:合计|总计|小计)$/u.test(text)

/** How many cells of a row cannot stand where they stand: words under figures, figures under names. */
function misplaced(row: DataRow, roles: readonly ColumnRole[]): number {
  return row.cells.filter((cell, column) => {
    const text = cell ? tight(cell.text) : ''
    if (text === '') return false
    switch (roles[column]) {
      case 'money':
      case 'asset':
      case 'count':
      case 'unitPrice':
        return !isFigure(text) && !isDash(text) && !isPercent(text)
      case 'name':
        return isFigure(text) && !isCode(text)
      case 'code':
        return !isCode(bareCode(text)) && !isTotalName(text) && !/^\d+(?!.*[.．]\d)|^[类款项]$/u.test(text)
      case 'serial':
        return !/^[（(]?\d{1,4}[)）、.]?$|^[一二三四五六七八九十]{1,3}$/u.test(text) && !isTotalName(text)
      default:
        return false
    }
  }).length
}

/**
 * 归位 A row whose cells slid sideways is put back, if it does not fit where it stands and fits after one move: a blank
 * cell missing on the left (cells slid left), or one too many. Confidence is lowered.
 */
export function settledRow(
  row: GridRow,
  columns: readonly LogicalColumn[],
  roles: readonly ColumnRole[],
): DataRow {
  const asPrinted = underColumns(row, columns)
  const wrong = misplaced(asPrinted, roles)
  const spread = wrong > 0 || figuresUnderWords(asPrinted, roles) ? spreadRow(row, columns, roles) : null
  if (spread) return spread
  if (wrong === 0) return asPrinted
  const blank: GridCell = { text: '', place: row.place }
  const moves: GridCell[][] = []
  for (let at = 0; at < Math.min(4, row.cells.length); at += 1) {
    const last = row.cells.at(-1)
    const hasRoom =
      row.cells.length < (columns.at(-1)?.end ?? 0) || (last !== undefined && tight(last.text) === '')
    if (hasRoom) moves.push([...row.cells.slice(0, at), blank, ...row.cells.slice(at)])
    const here = row.cells[at]
    if (here && tight(here.text) === '') moves.push(row.cells.filter((_, index) => index !== at))
  }
  const fitting = moves
    .map((cells) => underColumns({ ...row, cells }, columns))
    .find((moved) => misplaced(moved, roles) === 0 && filledCount(moved) === filledCount(asPrinted))
  if (fitting) return { ...fitting, confidence: Math.min(fitting.confidence, 0.8) }
  return { ...asPrinted, confidence: Math.min(asPrinted.confidence, 0.6) }
}

/**
 * A total whose merged cell lost the cells it covered (合计 over 类, 款, 项 and 科目名称) is spread to the width of the
 * table: blanks go behind its words until every figure stands under figures and the last cell in the last column.
 */
function spreadRow(
  row: GridRow,
  columns: readonly LogicalColumn[],
  roles: readonly ColumnRole[],
): DataRow | null {
  const width = columns.at(-1)?.end ?? 0
  const lost = width - row.cells.length
  const words = row.cells.flatMap((cell, index) => (isTotalName(tight(cell.text)) ? [index] : []))
  if (lost <= 0 || words[0] !== 0 || words.length > 2) return null
  const blank: GridCell = { text: '', place: row.place }
  const shares = words.length === 1 ? [[lost]] : Array.from({ length: lost + 1 }, (_, of) => [of, lost - of])
  const spread = shares
    .map((share) => {
      const cells = row.cells.flatMap((cell, index) => {
        const behind = share[words.indexOf(index)]
        return behind === undefined || !words.includes(index) ? [cell] : [cell, ...Array(behind).fill(blank)]
      })
      return underColumns({ ...row, cells }, columns)
    })
    .filter((moved) => misplaced(moved, roles) === 0 && filledCount(moved) === filledCells(row))
  return spread[0] ?? null
}

const figuresUnderWords = (row: DataRow, roles: readonly ColumnRole[]): boolean =>
  row.cells.some(
    (cell, column) => roles[column] === 'text' && /^[-\d,，]+[.．]\d+$/u.test(tight(cell?.text ?? '')),
  )

const filledCells = (row: GridRow): number => row.cells.filter((cell) => tight(cell.text) !== '').length

const filledCount = (row: DataRow): number => row.cells.filter((cell) => cell !== null).length

/** Texts of a row by role, tight; the first of that role. */
const textOf = (row: DataRow, roles: readonly ColumnRole[], role: ColumnRole): string => {
  const column = roles.findIndex((one, index) => one === role && row.cells[index] !== null)
  return tight(row.cells[column]?.text ?? '')
}

const hasFigures = (row: DataRow, roles: readonly ColumnRole[]): boolean =>
  row.cells.some((cell, column) => cell !== null && isAmount(roles[column]))

const isAmount = (role: ColumnRole | undefined): boolean =>
  role === 'money' || role === 'asset' || role === 'count' || role === 'unitPrice'

/**
 * 接行 Rows broken over a page or over two lines, joined again. In a table whose rows carry codes or serial numbers, a
 * row without either that holds only the rest of a name goes on with the row before it.
 */
export function rejoined(rows: readonly DataRow[], roles: readonly ColumnRole[]): DataRow[] {
  const markers: ColumnRole[] = (['serial', 'code'] as const).filter((role) => roles.includes(role))
  if (markers.length === 0) return [...rows]
  const marked = (row: DataRow): boolean => markers.some((role) => textOf(row, roles, role) !== '')
  const joined: DataRow[] = []
  for (const row of rows) {
    const before = joined.at(-1)
    const name = textOf(row, roles, 'name')
    const goesOn =
      before !== undefined &&
      name !== '' &&
      !marked(row) &&
      marked(before) &&
      !isTotalWord(name) &&
      !wordsKnown('row', name) &&
      !/^其中|[:：、]|合计$|总计$|小计$/u.test(name) &&
      (!hasFigures(row, roles) || !hasFigures(before, roles))
    if (goesOn && before) joined[joined.length - 1] = together(before, row, roles)
    else joined.push(row)
  }
  return joined
}

function together(first: DataRow, second: DataRow, roles: readonly ColumnRole[]): DataRow {
  const cells = first.cells.map((cell, column) => {
    const more = second.cells[column] ?? null
    if (cell === null || more === null) return cell ?? more
    return isAmount(roles[column]) ? cell : { ...cell, text: cell.text + more.text }
  })
  return { cells, place: first.place, confidence: Math.min(first.confidence, second.confidence, 0.9) }
}
