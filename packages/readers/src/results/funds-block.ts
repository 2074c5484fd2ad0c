import { plainLabel, type TargetField, targetField } from '@mingzhang/law'
import type { FundsRow, GridCell, PrintedFigure } from '@mingzhang/model'
import { isBlank } from '../targets/printed.ts'
import { isFigureCell, printedFigure } from './printed-figure.ts'

type FundsField = TargetField<'funds'>

/** A column of the block of money: what it holds, and where. */
export type FundsColumn = { readonly field: FundsField; readonly index: number; readonly cell: GridCell }

/** 资金块 The money of a self-evaluation as far as read. `columns` is null before its header and behind its last row. */
export type FundsBlock = {
  columns: readonly FundsColumn[] | null
  /** How many cells the header has. */
  width: number
  /** Header cell of each field, for those who need its words. */
  readonly rows: { readonly row: FundsRow; readonly cells: ReadonlyMap<FundsField, GridCell> }[]
}

export const emptyFunds = (): FundsBlock => ({ columns: null, width: 0, rows: [] })

/** 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分: what was spent, beside what was to be spent. */
function fundsColumns(cells: readonly GridCell[]): readonly FundsColumn[] | null {
  if (cells.some(isFigureCell)) return null
  const columns = cells.flatMap((cell, index): FundsColumn[] => {
    const field = isBlank(cell) ? null : targetField('funds', cell.text)
    return field ? [{ field, index, cell }] : []
  })
  const has = (field: FundsField) => columns.some((column) => column.field === field)
  return has('executed') && (has('initial') || has('adjusted')) ? columns : null
}

/**
 * 读资金行 Reads a row of the head as the header or as a row of the block of money; false when it is neither. A row stands
 * under the header by position; where merged cells shifted it, its figures are taken in order.
 */
export function readFundsRow(funds: FundsBlock, cells: readonly GridCell[]): boolean {
  const columns = fundsColumns(cells)
  if (columns) {
    funds.columns = columns
    funds.width = cells.length
    return true
  }
  const found = funds.columns ? byColumn(funds, funds.columns, cells) : pairsOf(cells)
  if (!found) {
    funds.columns = null
    return false
  }
  funds.rows.push({ row: rowOf(found), cells: found.figures })
  return true
}

type Found = { readonly label: GridCell; readonly figures: ReadonlyMap<FundsField, GridCell> }

function byColumn(
  { width }: FundsBlock,
  columns: readonly FundsColumn[],
  cells: readonly GridCell[],
): Found | null {
  const first = cells.findIndex(isFigureCell)
  const label = cells.slice(0, first).findLast((cell) => !isBlank(cell))
  if (first < 0 || !label) return null
  const shift = cells.length - width
  const inOrder = cells.slice(first)
  const placed = (offset: number): boolean =>
    cells.every((cell, at) => !isFigureCell(cell) || columns.some(({ index }) => index + offset === at))
  const offset = placed(0) ? 0 : placed(shift) ? shift : null
  const figures = new Map<FundsField, GridCell>()
  columns.forEach(({ field, index }, order) => {
    const cell = offset === null ? inOrder[order] : cells[index + offset]
    if (cell && !isBlank(cell) && field !== 'other') figures.set(field, cell)
  })
  return figures.size > 0 ? { label, figures } : null
}

/** 预算数：| 100 | 执行数：| 90 | 执行率：| 90%: each label with its figure behind it. */
function pairsOf(cells: readonly GridCell[]): Found | null {
  const printed = cells.filter((cell) => !isBlank(cell))
  const figures = new Map<FundsField, GridCell>()
  printed.forEach((cell, at) => {
    const field = targetField('funds', cell.text.replace(/[:：]\s*$/u, ''))
    const next = printed[at + 1]
    if (field && field !== 'other' && next && isFigureCell(next) && !figures.has(field))
      figures.set(field, next)
  })
  const [label] = printed
  const whole = figures.has('executed') && (figures.has('adjusted') || figures.has('initial'))
  return whole && label ? { label: { ...label, text: '年度资金总额' }, figures } : null
}

function rowOf({ label, figures }: Found): FundsRow {
  const figure = (field: FundsField): PrintedFigure | null => printedFigure(figures.get(field))
  const text = plainLabel(label.text).replace(/[:：]$/u, '')
  const whole = targetField('block', text) === 'budget' || /^(?:.*总额|合计|总计|.*总预算)$/u.test(text)
  return {
    label: text,
    whole,
    initial: figure('initial'),
    adjusted: figure('adjusted'),
    executed: figure('executed'),
    weight: figure('weight'),
    rate: figure('rate'),
    points: figure('points'),
    place: label.place,
  }
}
