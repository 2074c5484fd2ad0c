import { plainLabel, type TargetField, targetField } from '@mingzhang/law'
import {
  type BudgetPart,
  type GridCell,
  isMoneyUnit,
  type PrintedFigure,
  parseAmount,
  type TextWithPlace,
} from '@mingzhang/model'
import { emptyFunds, type FundsBlock, readFundsRow } from '../results/funds-block.ts'
import { compact, isBlank, textOf } from './printed.ts'

type BlockField = TargetField<'block'>

/** A value of the head with the label it stands behind. */
export type HeadValue = { readonly label: GridCell; readonly value: GridCell }

/** 总分行 The row that ends a self-evaluation: sum of the weights and of the points. */
export type TotalRow = { readonly weight: PrintedFigure | null; readonly points: PrintedFigure | null }

/** 表头块 What the rows above the indicators say, as far as read. */
export type TargetHead = {
  readonly values: Map<BlockField, HeadValue>
  readonly parts: BudgetPart[]
  plan: readonly string[] | null
  /** Unit of the money, from the last 单位 line or a label in brackets. */
  amountUnit: string | null
  /** Labels of the row above, by position, that wait for values below them. */
  waiting: ReadonlyMap<number, BlockField>
  /** The label whose merged cell the next row without a label belongs to. */
  open: HeadValue | null
  openField: BlockField | null
  /** Money of a self-evaluation. */
  readonly funds: FundsBlock
  /** 总分 The row that ends a self-evaluation: sum of the weights and of the points. */
  total: TotalRow | null
}

export const emptyHead = (amountUnit: string | null): TargetHead => ({
  values: new Map(),
  parts: [],
  plan: null,
  amountUnit,
  waiting: new Map(),
  open: null,
  openField: null,
  funds: emptyFunds(),
  total: null,
})

/** 单位：万元 → 万元; null where the line states no unit of money. */
export function amountUnitOf(text: string): string | null {
  const unit = /(?:单位|金额)[:：]\s*(?:人民币)?\s*([百千]?[万亿]?元)(?![\d.])/u.exec(
    text.replace(/\s+/gu, ''),
  )?.[1]
  return unit && isMoneyUnit(unit) ? unit : null
}

/** 当年预算（万元） → 万元. */
export const unitInLabel = (label: string): string | null => {
  const unit = /[(（]\s*(?:单位[:：])?\s*([百千]?[万亿]?元)\s*[)）]/u.exec(label)?.[1]
  return unit && isMoneyUnit(unit) ? unit : null
}

/** A cell that holds label and value together: 项目名称：办公楼维修. */
function pairInCell(cell: GridCell): { field: BlockField; value: GridCell } | null {
  const match = /^([^:：]{2,14})[:：]\s*(\S[\s\S]*)$/u.exec(cell.text)
  const field = match?.[1] ? targetField('block', match[1]) : null
  return field && match?.[2] ? { field, value: { ...cell, text: match[2] } } : null
}

/** Does the row hold a label of the head block? */
export const isHeadRow = (cells: readonly GridCell[]): boolean =>
  cells.some(
    (cell) => !isBlank(cell) && (targetField('block', cell.text) !== null || pairInCell(cell) !== null),
  )

/**
 * 读表头块的一行 Reads labels and the values behind them, in whatever order and number they are printed, into the head.
 * A row without a label gives values to the labels above it.
 */
export function readHeadRow(head: TargetHead, cells: readonly GridCell[]): void {
  const unit = cells.map((cell) => amountUnitOf(cell.text)).find((found) => found !== null)
  if (unit) head.amountUnit = unit
  if (readFunds(head, cells)) return
  if (!isHeadRow(cells)) {
    readValuesBelow(head, cells)
    return
  }
  const waiting = new Map<number, BlockField>()
  let label: { cell: GridCell; field: BlockField; index: number } | null = null
  let valued = false
  const close = () => {
    if (label && !valued) waiting.set(label.index, label.field)
    if (label && !valued && label.field === 'part') head.parts.push(partOf(head, label.cell, null))
  }
  cells.forEach((cell, index) => {
    if (isBlank(cell)) return
    const field = targetField('block', cell.text)
    const pair = field ? null : pairInCell(cell)
    if (field) {
      head.amountUnit = unitInLabel(cell.text) ?? head.amountUnit
      close()
      label = { cell, field, index }
      valued = false
      head.open = { label: cell, value: cell }
      head.openField = field
    } else if (pair && !(label && !valued)) {
      put(head, pair.field, cell, pair.value)
    } else if (label && (!valued || label.field === 'plan')) {
      if (label.field === 'plan') readPlanCell(head, cell)
      else put(head, label.field, label.cell, cell)
      valued = true
    }
  })
  close()
  head.waiting = waiting
}

/** The money of a self-evaluation: its total is the programme's budget as first approved, its sources are the parts. */
function readFunds(head: TargetHead, cells: readonly GridCell[]): boolean {
  const before = head.funds.rows.length
  if (!readFundsRow(head.funds, cells)) return false
  head.amountUnit =
    cells.map(({ text }) => unitInLabel(text)).find((found) => found !== null) ?? head.amountUnit
  const added = head.funds.rows[before]
  if (!added) return true
  const { row, cells: figures } = added
  const value = figures.get('initial') ?? figures.get('adjusted')
  const label = { text: row.label, place: row.place }
  if (row.whole && value) put(head, 'budget', label, value)
  else if (value) head.parts.push(partOf(head, label, value))
  return true
}

/** Rows under merged labels: figures of the plan, goals side by side, the text under 预算规模及资金用途. */
function readValuesBelow(head: TargetHead, cells: readonly GridCell[]): void {
  const printed = cells.flatMap((cell, index) => (isBlank(cell) ? [] : [{ cell, index }]))
  if (printed.length === 0) return
  const figures = printed.map(({ cell }) => compact(cell).replace(/[%％]$/u, ''))
  if (head.openField === 'plan' && figures.every((text) => /^\d+(?:\.\d+)?$/u.test(text))) {
    head.plan = figures
    return
  }
  const exact = printed.filter(({ index }) => head.waiting.has(index))
  if (exact.length > 0) {
    for (const { cell, index } of exact) put(head, head.waiting.get(index) ?? 'other', cell, cell)
    return
  }
  const [first] = printed
  if (!first || !head.open) return
  const goals = [...head.waiting.values()].filter((field) => field === 'goal' || field === 'goalLong')
  if (goals.length === printed.length && goals.length > 1) {
    printed.forEach(({ cell }, order) => {
      put(head, goals[order] ?? 'other', cell, cell)
    })
  } else if (head.values.size > 0 && compact(first.cell).length >= 8) {
    put(head, 'overview', head.open.label, first.cell)
  }
}

/** 3月底 25% 6月底 50%: the month is a heading, the figure behind it is the plan. */
function readPlanCell(head: TargetHead, cell: GridCell): void {
  const text = compact(cell)
  const inline = [...text.matchAll(/(\d+(?:\.\d+)?)[%％]/gu)].map((match) => match[1] ?? '')
  if (inline.length > 0) head.plan = [...(head.plan ?? []), ...inline]
}

export function put(head: TargetHead, field: BlockField, label: GridCell, value: GridCell): void {
  if (field === 'part') {
    head.parts.push(partOf(head, label, value))
    return
  }
  if (field === 'budget' && plainNumber(value.text) === null) return
  const known = head.values.get(field)
  // 一级项目名称 is the name of what the programme belongs to, 二级项目名称 that of the programme.
  const isFiner = field === 'name' && known !== undefined && /^一级/u.test(known.label.text.trim())
  if (!known || isFiner || (field === 'budget' && isAnnual(label.text) && !isAnnual(known.label.text))) {
    head.values.set(field, { label, value })
  }
}

/** Of a total over all years and the sum of one year, the year is the budget. */
const isAnnual = (label: string): boolean => /年/u.test(label)

export function partOf(head: TargetHead, label: GridCell, value: GridCell | null): BudgetPart {
  return {
    label: plainLabel(label.text).replace(/[([][^)\]]*[)\]]$/u, ''),
    amount: value ? plainNumber(value.text) : null,
    unit: unitInLabel(label.text) ?? head.amountUnit ?? '万元',
    place: value?.place ?? label.place,
  }
}

/** 1,086.61万元 → 1086.61; null when the cell is not one amount. */
export function plainNumber(text: string): string | null {
  const plain = text.replace(/\s+/gu, '').replace(/[百千]?[万亿]?元$/u, '')
  return parseAmount(plain, '万元') ? plain.replace(/[,，]/gu, '') : null
}

/** A long text of the head with its place, or null. */
export const headText = (head: TargetHead, field: BlockField): TextWithPlace | null => {
  const value = head.values.get(field)?.value
  return value ? textOf(value) : null
}
