import { type TargetField, targetField, targetLevels } from '@mingzhang/law'
import type { GridCell } from '@mingzhang/model'
import { operatorOf } from './indicator-value.ts'
import { compact, isBlank } from './printed.ts'

/** What a column of an indicator table holds; `label` is the merged 绩效指标 at its left. */
export type ColumnField = TargetField<'column'> | 'label' | 'blank'

/** 指标表头 The columns of an indicator table, in the order its header prints them. */
export type TargetColumns = {
  readonly fields: readonly ColumnField[]
  /** Columns of a listing that describe the programme, by position. */
  readonly listing: ReadonlyMap<number, TargetField<'listing'>>
  /** Two value columns side by side: the annual one is read, and not with full confidence. */
  readonly doubtful: boolean
  /** Indicators of several levels side by side in one row: each with its first-level word and its own columns. */
  readonly groups: readonly ColumnGroup[]
}

/** 并列的一级指标 One first-level word with the columns below it (产出指标 over 三级指标 | 指标值). */
export type ColumnGroup = { readonly level1: GridCell; readonly fields: readonly ColumnField[] }

/**
 * 认指标表头 Reads a row as the header of an indicator table, or gives null when it is not one: it must name the
 * indicator and its value, and hold no words that are not headers.
 */
export function targetColumns(cells: readonly GridCell[]): TargetColumns | null {
  const fields = directionSettled(cells.map(fieldOf))
  const known = fields.filter((field) => field !== null && field !== 'blank' && field !== 'label').length
  if (known < 2) return null
  const listing = new Map<number, TargetField<'listing'>>()
  cells.forEach((cell, index) => {
    const field = fields[index] === null ? targetField('listing', cell.text) : null
    if (field) listing.set(index, field)
  })
  const strangers = cells.filter((_, index) => fields[index] === null && !listing.has(index))
  if (strangers.length > known / 2) return null
  const annual = annualOnly(fields.map((field) => field ?? 'other'))
  const named = annual.fields.includes('name') ? annual.fields : descriptionAsName(annual.fields)
  if (!named.includes('name') || !(named.includes('value') || named.includes('operator'))) return null
  return { fields: named, listing, doubtful: annual.doubtful, groups: [] }
}

/**
 * 并列表头 A header that repeats its columns below first-level words of the row above; the programme's own columns may
 * stand in either row. Null when the row above holds no such words.
 */
export function groupedColumns(above: readonly GridCell[], cells: readonly GridCell[]): TargetColumns | null {
  const starts = above.flatMap((cell, index) =>
    !isBlank(cell) && targetLevels(cell.text).some(({ level }) => level === 1) ? [index] : [],
  )
  const [first] = starts
  const names = cells.filter((cell) => !isBlank(cell) && targetField('column', cell.text) === 'name').length
  if (first === undefined || names < 2 || names !== starts.length) return null
  const groups = starts.flatMap((start, order): ColumnGroup[] => {
    const end = starts[order + 1] ?? cells.length
    const level1 = above[start]
    const fields = cells.map((cell, index) =>
      index >= start && index < end && !isBlank(cell)
        ? (targetField('column', cell.text) ?? 'other')
        : 'blank',
    )
    return level1 ? [{ level1, fields }] : []
  })
  const listing = new Map<number, TargetField<'listing'>>()
  for (const row of [above, cells]) {
    row.slice(0, first).forEach((cell, index) => {
      const field = isBlank(cell) ? null : targetField('listing', cell.text)
      if (field) listing.set(index, field)
    })
  }
  return { fields: groups[0]?.fields ?? [], listing, doubtful: false, groups }
}

function fieldOf(cell: GridCell): ColumnField | null {
  if (isBlank(cell)) return 'blank'
  const column = targetField('column', cell.text)
  if (column) return column
  return targetField('block', cell.text) === 'indicators' ? 'label' : null
}

/**
 * 指标方向 (正向, 反向) stands in for the operator only where no column prints the operator itself (指标性质: ≥): beside
 * one it says how the result is scored, and must not hide ≥ or ≤.
 */
const directionSettled = (fields: readonly (ColumnField | null)[]): readonly (ColumnField | null)[] =>
  fields.map((field) =>
    field === 'direction' ? (fields.includes('operator') ? 'other' : 'operator') : field,
  )

/** Without a name column the description is the name (一级 | 二级 | 指标内容 | 指标值). */
const descriptionAsName = (fields: readonly ColumnField[]): readonly ColumnField[] =>
  fields.map((field) => (field === 'description' ? 'name' : field))

/**
 * Long-term targets beside annual ones: of each field printed twice the last is the annual one. A long-term value
 * column without an annual one beside it is the value.
 */
function annualOnly(fields: readonly ColumnField[]): { fields: readonly ColumnField[]; doubtful: boolean } {
  const single: readonly ColumnField[] = [
    'level2',
    'name',
    'value',
    'unit',
    'operator',
    'weight',
    'description',
  ]
  const has = fields.includes('value')
  const renamed = fields.map((field) => (field === 'valueLong' ? (has ? 'other' : 'value') : field))
  let doubtful = fields.includes('valueLong')
  const kept = renamed.map((field, index): ColumnField => {
    const again = single.includes(field) && renamed.indexOf(field, index + 1) > 0
    if (again) doubtful = true
    return again ? 'other' : field
  })
  return { fields: kept, doubtful }
}

/**
 * 上一行的项目栏 Adds the programme columns that stand in the row above (单位名称 | 项目名称 | 绩效指标, over 一级指标 …). That row
 * must hold nothing but headers.
 */
export function withListingAbove(columns: TargetColumns, above: readonly GridCell[]): TargetColumns {
  const listing = new Map(columns.listing)
  for (const [index, cell] of above.entries()) {
    if (isBlank(cell)) continue
    const field = targetField('listing', cell.text)
    if (field === null && fieldOf(cell) === null) return columns
    const free = columns.fields[index] === 'blank' || columns.fields[index] === 'label'
    if (field && free) listing.set(index, field)
  }
  return listing.size - columns.listing.size >= 2
    ? { ...columns, listing, fields: withOther(columns, listing) }
    : columns
}

/** A programme column may hold anything. */
const withOther = ({ fields }: TargetColumns, listing: TargetColumns['listing']): readonly ColumnField[] =>
  fields.map((field, index) => (listing.has(index) ? 'other' : field))

/** A second header row under merged labels (指标值 over 符号 | 值 | 单位) names its columns more exactly. */
export function refinedColumns(columns: TargetColumns, cells: readonly GridCell[]): TargetColumns | null {
  const below = cells.map((cell) =>
    isBlank(cell) ? 'blank' : (targetField('subcolumn', cell.text) ?? fieldOf(cell)),
  )
  const named = below.filter((field) => field !== null && field !== 'blank')
  if (named.length < 2 || below.includes(null)) return null
  const fields = columns.fields.map((field, index) => {
    const finer = below[index]
    return finer && finer !== 'blank' && finer !== 'label' ? finer : field
  })
  return { ...columns, fields }
}

type Fit = 0 | 1 | 2

const isCore = (text: string): boolean => /^(?:是|否|√|×|[YyNn])$/u.test(text)
const isFigure = (text: string): boolean => /^-?[\d.,，]+%?$/u.test(text)
const isDirection = (text: string): boolean => /^(?:正向|反向|逆向|定量|正|反)(?:指标)?$/u.test(text)
const wordsOnly = (text: string): Fit => (operatorOf(text) || isCore(text) ? 0 : 1)

/** What may stand in each column. */
const fits: { readonly [F in ColumnField]: (text: string) => Fit } = {
  operator: (text) => (operatorOf(text) || isDirection(text) ? 2 : 0),
  direction: (text) => (operatorOf(text) || isDirection(text) ? 2 : 0),
  core: (text) => (isCore(text) ? 2 : 0),
  weight: (text) => (/^\d{1,3}(?:\.\d+)?%?分?$/u.test(text) ? 2 : 0),
  level1: (text) => levelFit(text, 1),
  level2: (text) => levelFit(text, 2),
  value: (text) => (operatorOf(text) && operatorOf(text) !== '定性' ? 0 : /\d/u.test(text) ? 2 : 1),
  valueLong: () => 1,
  unit: (text) => (wordsOnly(text) === 0 || isFigure(text) || text.length > 16 ? 0 : 1),
  name: (text) => (wordsOnly(text) === 0 || isFigure(text) || levelOnly(text) ? 0 : 1),
  description: wordsOnly,
  basis: wordsOnly,
  dataSource: wordsOnly,
  responsible: wordsOnly,
  due: wordsOnly,
  actual: () => 1,
  points: (text) => (/^-?\d{1,3}(?:\.\d+)?分?$/u.test(text) ? 2 : text.length <= 4 ? 1 : 0),
  reason: () => 1,
  label: (text) => (targetField('block', text) === 'indicators' ? 2 : 0),
  serial: (text) => (/^\d{1,4}$/u.test(text) ? 2 : 1),
  blank: () => 0,
  other: () => 1,
}

/** How well a cell suits a column: 2 it can be nothing else, 1 it may stand there, 0 it cannot. A blank suits any. */
export function fitOf(cell: GridCell, field: ColumnField): Fit {
  const text = compact(cell)
  return text === '' ? 1 : fits[field](text)
}

/** 满意度指标 is a level word and may be the name of an indicator too; 数量指标 may not. */
const levelOnly = (text: string): boolean =>
  /指标$/u.test(text) && targetLevels(text).length > 0 && !text.includes('满意度')

function levelFit(text: string, level: 1 | 2): Fit {
  const known = targetLevels(text)
  if (known.length > 0) return known.some((entry) => entry.level === level) ? 2 : level === 2 ? 1 : 0
  if (operatorOf(text) || /^[\d.%]+$/u.test(text)) return 0
  return /指标(?:[(（].*[)）])?$/u.test(text) || text.length <= 8 ? 1 : 0
}
