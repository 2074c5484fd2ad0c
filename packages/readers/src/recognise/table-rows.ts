import type { Key, Row, RowRole, Side } from '@mingzhang/model'
import type { DataRow } from './data-rows.ts'
import { isTotalWord, listNumber, type NumberKind, opensParts, tight } from './printed-cell.ts'
import { type Printed, type RowContext, rowKey, sumsUnit, type Walk } from './row-keys.ts'
import { type Label, labelled, lendsName } from './row-labels.ts'
import type { TableColumn } from './table-columns.ts'

/** 行 A row of one list of the table, before its key meets that of a column. */
export type ListRow = {
  readonly row: Row
  /** Coordinates, `all` kept as a reset; null when the row's words are unknown. */
  readonly key: Key | null
  readonly block: number
  readonly source: DataRow
}

/**
 * 认行 Rows of every list of a table, one for each side of each printed row that says something on that side.
 *
 * @param sideHint side of a table that has only one (收入总表 → revenue)
 */
export function listRows(
  printed: readonly DataRow[],
  columns: readonly TableColumn[],
  context: RowContext,
  sideHint: Side | null,
): ListRow[] {
  const sources = namedOverYears(printed, columns)
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
        use: null,
        carried: false,
      },
    ]),
  )
  const grand = new Map(blocks.map((block) => [block, grandTotalAt(sources, columns, block)]))
  const rows: ListRow[] = []
  const isGroup = context.registers ? groupsOf(sources, columns) : () => false
  for (const [at, source] of sources.entries()) {
    for (const block of blocks) {
      const walk = walks.get(block)
      const label = labelled(source, columns, block, context.form)
      const hasCells = columns.some((column, index) => column.block === block && source.cells[index] !== null)
      if (!walk || !hasCells || lendsName(source, columns, block)) continue
      const side = columns.find((column) => column.block === block && column.side !== null)?.side ?? null
      const names = columns.find((column) => column.block === block && column.role === 'name')
      const nameHead = names?.path.join('/') ?? ''
      const grandBelow = !walk.carried && at < (grand.get(block) ?? -1)
      const listed = listRow({
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
        grandBelow,
      })
      rows.push(ofItsYear(listed, columns))
      walk.carried ||= isCarried(rows.at(-1)?.key ?? null)
    }
  }
  return underUnits(rows)
}

/** 年度 The column that says which year a row is of; -1 without one. */
const yearColumn = (columns: readonly TableColumn[]): number =>
  columns.findIndex(
    ({ role, path }) => role === 'text' && /^(?:预算|决算)?年[度份]$/u.test(tight(path.at(-1) ?? '')),
  )

/** A name merged over the rows of several years is the name of each. */
function namedOverYears(sources: readonly DataRow[], columns: readonly TableColumn[]): readonly DataRow[] {
  const year = yearColumn(columns)
  const name = columns.findIndex(({ role }) => role === 'name')
  if (year < 0 || name < 0) return sources
  let above: DataRow['cells'][number] = null
  return sources.map((source) => {
    const own = source.cells[name] ?? null
    above = own ?? above
    if (own !== null || source.cells[year] === null) return source
    return { ...source, cells: source.cells.with(name, above) }
  })
}

/** 年度 | 2024年 A row that says its year in a column of its own. */
function ofItsYear(listed: ListRow, columns: readonly TableColumn[]): ListRow {
  const at = yearColumn(columns)
  const isOwn = columns[at]?.block === listed.block
  const said = isOwn ? tight(listed.source.cells[at]?.text ?? '') : ''
  const year = /^(20\d{2})年?度?(?:预算|决算|执行)?数?$/u.exec(said)?.[1]
  if (year === undefined || listed.key === null) return listed
  const key = { ...listed.key, year }
  return { ...listed, key, row: { ...listed.row, coordinates: key } }
}

/**
 * 分单位列示 Accounts listed below each unit are of that unit, where every unit that is named has some right below its row.
 */
function underUnits(rows: readonly ListRow[]): ListRow[] {
  const isUnit = ({ key, row }: ListRow): boolean =>
    key?.unit !== undefined && row.role === 'item' && !key.func
  const isAccount = (listed: ListRow | undefined): boolean =>
    listed !== undefined && listed.key?.unit === undefined && /^[235]/u.test(listed.row.code ?? '')
  const heads = rows.flatMap((row, index) => (isUnit(row) ? [index] : []))
  if (heads.length < 2 || !heads.every((index) => isAccount(rows[index + 1]))) return [...rows]
  let unit: string | undefined
  return rows.map((listed) => {
    if (isUnit(listed)) unit = listed.key?.unit
    else if (!isAccount(listed)) unit = undefined
    if (unit === undefined || listed.key === null || isUnit(listed)) return listed
    const key = { ...listed.key, unit }
    return { ...listed, key, row: { ...listed.row, coordinates: key } }
  })
}

/** Where a list ends in its 总计, among its last rows; -1 without one. */
function grandTotalAt(sources: readonly DataRow[], columns: readonly TableColumn[], block: number): number {
  const from = Math.max(0, sources.length - 12)
  const at = sources
    .slice(from)
    .findLastIndex((source) => /总计$/u.test(labelled(source, columns, block).name))
  return at < 0 ? -1 : from + at
}

const isCarried = (key: Key | null): boolean =>
  key?.origin === 'carriedIn' || key?.use === 'carriedOut' || key?.use === 'distributed'

function listRow(printed: Printed): ListRow {
  const { source, block, label, side, walk, context } = printed
  const number = listNumber(label.name)
  if (label.group !== null) walk.group = label.group
  if (opensParts(label.name)) walk.isOfWhich = true
  else if (endsParts(label, number, walk)) walk.isOfWhich = false
  const role = printed.isGroup || sumsUnit(printed) ? 'subtotal' : roleOf(label, walk, context)
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
  const isTotal = (source: DataRow | undefined): boolean =>
    source?.cells.some((cell) => cell !== null && isTotalWord(cell.text)) ?? false
  return (index) => (indent[index + 1] ?? -1) > (indent[index] ?? 0) && !isTotal(sources[index + 1])
}
