import { targetLevels } from '@mingzhang/law'
import { type GridCell, type GridRow, type Indicator, type Place, statedDuties } from '@mingzhang/model'
import { type AlignedRow, alignRow } from './align-row.ts'
import { operatorOf, readTargetValue } from './indicator-value.ts'
import { compact, isBlank, joinedPlace, withoutBreaks } from './printed.ts'
import type { ColumnField, TargetColumns } from './target-columns.ts'

/** A row of the indicator table as put under its columns; cells may be joined from several printed rows. */
export type TargetRow = AlignedRow & {
  /** The cells as printed, for the programme columns of a listing. */
  readonly printed: readonly GridCell[]
  readonly place: Place
  readonly confidence: number
  /** A row that only names a level or a programme for the rows below it. */
  readonly heading: boolean
}

/** Cells that a row broken over the page may carry on with. */
const texts: readonly ColumnField[] = [
  'name',
  'description',
  'basis',
  'dataSource',
  'value',
  'unit',
  'level1',
  'level2',
  'reason',
]

/**
 * 加一行 Adds a printed row to the indicators read so far: a new one, or the rest of the last one.
 *
 * @param afterBreak the row is the first behind a repeated header, where broken rows go on
 */
export function addTargetRow(
  rows: TargetRow[],
  row: GridRow,
  columns: TargetColumns,
  afterBreak: boolean,
): void {
  if (columns.groups.length > 0) {
    rows.push(...groupedRows(row, columns))
    return
  }
  const last = rows.at(-1)
  const rest = last && !last.heading ? restOfRow(row, columns, afterBreak) : null
  if (last && rest) {
    rows[rows.length - 1] = joinRows(last, rest)
    return
  }
  const aligned = alignRow(row.cells, columns.fields)
  const heading = isBlank(aligned.cells.get('name')) && isBlank(aligned.cells.get('value'))
  if (heading && !namesSomething(row, aligned, columns)) return
  const confidence =
    (row.confidence ?? 1) *
    (aligned.moved ? 0.85 : 1) *
    (aligned.doubtful ? 0.5 : 1) *
    (columns.doubtful ? 0.8 : 1)
  rows.push({ ...aligned, printed: row.cells, place: row.place, confidence, heading })
}

/** Levels or a programme printed in a row of their own, above the indicators they hold. */
function namesSomething(row: GridRow, { cells, doubtful }: AlignedRow, { listing }: TargetColumns): boolean {
  const programme = [...listing].some(([index, field]) => field === 'name' && !isBlank(row.cells[index]))
  const levels = (['level1', 'level2'] as const).some((field) => {
    const text = cells.get(field)?.text ?? ''
    return targetLevels(text).length > 0
  })
  return !doubtful && (programme || levels)
}

/** One row for each first-level word that has an indicator in this printed row. */
function groupedRows(row: GridRow, { groups }: TargetColumns): TargetRow[] {
  return groups.flatMap(({ level1, fields }) => {
    const cells = new Map<ColumnField, GridCell>([['level1', { text: level1.text, place: level1.place }]])
    row.cells.forEach((cell, index) => {
      const field = fields[index]
      if (field && field !== 'blank' && !isBlank(cell)) cells.set(field, cell)
    })
    if (!cells.has('name')) return []
    return [
      {
        cells,
        moved: false,
        doubtful: false,
        printed: row.cells,
        place: row.place,
        confidence: 0.95,
        heading: false,
      },
    ]
  })
}

/** The cells of a continuation, by position, or null when the row is an indicator of its own. */
function restOfRow(
  row: GridRow,
  { fields }: TargetColumns,
  afterBreak: boolean,
): ReadonlyMap<ColumnField, GridCell> | null {
  const cells = new Map<ColumnField, GridCell>()
  row.cells.forEach((cell, index) => {
    const field = fields[index]
    if (field && !isBlank(cell)) cells.set(field, cell)
    else if (!isBlank(cell)) cells.set('blank', cell)
  })
  if (cells.size === 0 || [...cells.keys()].some((field) => !texts.includes(field))) return null
  if (cells.has('level1') || cells.has('level2')) return null
  if (cells.has('value') && (afterBreak ? cells.has('name') : true)) return null
  if (cells.has('name') && (!afterBreak || !hasLevels(fields))) return null
  return cells
}

/** In a table with level columns a name without a level and without a value is the rest of the name before it. */
const hasLevels = (fields: readonly ColumnField[]): boolean =>
  fields.includes('level2') || fields.includes('level1')

function joinRows(last: TargetRow, rest: ReadonlyMap<ColumnField, GridCell>): TargetRow {
  const cells = new Map(last.cells)
  for (const [field, cell] of rest) {
    const start = cells.get(field)
    const text = repeats(start?.text ?? '', cell.text) ? (start?.text ?? '') : (start?.text ?? '') + cell.text
    const place = start && !isBlank(start) ? joinedPlace([start.place, cell.place]) : cell.place
    cells.set(field, { text, place })
  }
  return { ...last, cells, confidence: Math.min(last.confidence, 0.95) }
}

/** Some printers repeat on the next page what already ended the cell (…工作计划 | 划): that is not said twice. */
const repeats = (start: string, rest: string): boolean =>
  start.endsWith(rest) && /\p{Script=Han}$/u.test(rest)

/** 指标 The rows as indicators; level cells left blank by vertical merges are filled down. */
export function indicatorsOf(rows: readonly TargetRow[]): Indicator[] {
  const indicators: Indicator[] = []
  let level1: string | null = null
  let level2: string | null = null
  for (const row of rows) {
    const own1 = cellText(row, 'level1')
    const own2 = cellText(row, 'level2')
    if (own1) level2 = null
    level1 = own1 ?? level1 ?? parentOf(own2)
    level2 = own2 ?? level2
    if (!row.heading) indicators.push(indicatorOf(row, level1, level2))
  }
  return indicators
}

/** The first-level word that a second-level word can only stand under, when the first level is printed nowhere above. */
function parentOf(level2: string | null): string | null {
  const parents = level2
    ? targetLevels(level2).flatMap((entry) => (entry.level === 2 ? entry.parents : []))
    : []
  return parents.length === 1 && level2 !== '成本指标' ? (parents[0] ?? null) : null
}

const cellText = (row: TargetRow, field: ColumnField): string | null => {
  const text = withoutBreaks(row.cells.get(field)?.text ?? '')
  return text === '' ? null : text
}

/** 指标1： before the name counts the indicators of its kind, as the printed forms do. */
const counted = /^指标\s*\d{1,2}\s*[:：.、]\s*(?=.)/u

function indicatorOf(row: TargetRow, level1: string | null, level2: string | null): Indicator {
  const target = targetOf(row)
  const description = cellText(row, 'description')
  const places: { [field: string]: Place } = {}
  for (const [field, cell] of row.cells) {
    if (field !== 'blank' && field !== 'label' && !isBlank(cell)) places[field] = cell.place
  }
  return {
    level1,
    level2,
    name: (cellText(row, 'name') ?? description ?? '').replace(counted, ''),
    description,
    operator: target.operator,
    value: target.value,
    unit: target.unit,
    weight: cellText(row, 'weight')?.replace(/[%％分]$/u, '') ?? null,
    core: coreOf(compact(row.cells.get('core'))),
    basis: cellText(row, 'basis'),
    ...statedDuties({
      dataSource: cellText(row, 'dataSource'),
      responsible: cellText(row, 'responsible'),
      due: cellText(row, 'due'),
    }),
    place: row.place,
    places,
    group: null,
    confidence: Math.round(row.confidence * 100) / 100,
  }
}

/** Operator, value and unit from their own cells where they have them, else from the cell they share. */
function targetOf(row: TargetRow): ReturnType<typeof readTargetValue> {
  const sign = compact(row.cells.get('operator'))
  const value = withoutBreaks(row.cells.get('value')?.text ?? '')
  const unit = cellText(row, 'unit')
  const operator = operatorOf(sign)
  if (operator === '定性') return { operator, value: value === '' ? null : value, unit }
  const shared = readTargetValue(value)
  return { operator: operator ?? shared.operator, value: shared.value, unit: unit ?? shared.unit }
}

const coreOf = (text: string): boolean | null =>
  /^(?:是|√|[Yy])$/u.test(text) ? true : /^(?:否|×|[Nn])$/u.test(text) ? false : null
