import { contains, leastCommon } from '@mingzhang/law'
import { type ColumnRole, type Dimension, dimensions, type Key, type Side } from '@mingzhang/model'
import { accountHeads, isGovernmentalName } from './account-heads.ts'
import { type Meaning, meaningOf, type YearWord } from './header-word.ts'
import { raised, refined } from './key-steps.ts'
import type { LogicalColumn } from './logical-columns.ts'
import { bareCode, decimalOf, isCode, isDash, isFigure, isPercent, isTotalWord } from './printed-cell.ts'
import { sideOfWord, sidesByNames, sidesOf } from './sides.ts'

/** 列 A column with what its header says, before the title's coordinates are put under it. */
export type TableColumn = {
  readonly path: readonly string[]
  readonly side: Side | null
  readonly role: ColumnRole
  readonly total: boolean
  /** Coordinates of the header words, `all` kept; null for a column of words, or when a word is unknown. */
  readonly key: Key | null
  /** What the words over an unknown innermost word say: 项目支出 over 特定目标类. */
  readonly within: Key | null
  readonly year: YearWord | null
  /** Some cell states money: not blank, not zero. */
  readonly isFilled: boolean
  /** Headed by money, yet of too many words to be read: what its figures are nobody knows. */
  readonly isMixed: boolean
  /** Rows of which list this column belongs to; -1 for serial numbers. */
  readonly block: number
  readonly printed: LogicalColumn
}

/** A figure column may hold what is no figure in a tenth of its cells (misreadings, remarks). */
const mostly = (cells: readonly string[], test: (text: string) => boolean): boolean =>
  cells.filter(test).length * 10 >= cells.length * 7

/**
 * 认列 What every column of a table holds.
 *
 * @param columns columns with their header paths
 * @param cellsOf texts of a column's filled data cells
 */
export function tableColumns(
  columns: readonly LogicalColumn[],
  cellsOf: (column: number) => readonly string[],
  form: string | null,
): TableColumn[] {
  const paths = columns.map((column) => cleanPath(column.path))
  const namesRows = (column: number): boolean => isNameHead(paths[column] ?? [], cellsOf(column))
  const headed = sidesOf(paths, namesRows)
  const sides =
    headed.every((side) => side === null) && twoSided.has(form ?? '')
      ? sidesByNames(paths.length, form, (column) => (namesRows(column) ? cellsOf(column) : null))
      : headed
  const account = accountHeads(paths)
  const meanings = paths.map((path, column) => {
    const words = path.map((word) => {
      const meaning = meaningOf('header', word, { form, side: sides[column] ?? null })
      return meaning.known ? meaning : (account(word) ?? meaning)
    })
    return underForeignHead(words, path)
  })
  const roles = rolesOf(paths, meanings, cellsOf)
  const blocks = blocksOf(paths, sides, roles)
  return columns.map((printed, column) => {
    const words = meanings[column] ?? []
    const role = roles[column] ?? 'text'
    const leaf = words.at(-1)
    return {
      path: sidedPath(paths[column] ?? [], sides[column] ?? null),
      side: sides[column] ?? null,
      role,
      total: isAmountRole(role) && leaf?.structure === 'total' && !hasCoordinates(leaf),
      key: isAmountRole(role) ? keyOfPath(words, paths[column] ?? [], sides[column] ?? null) : null,
      within: role === 'money' ? outerKey(words, paths[column] ?? [], sides[column] ?? null) : null,
      year: words.findLast((word) => word.year !== null)?.year ?? null,
      isFilled: cellsOf(column).some((text) => /[1-9]/u.test(decimalOf(text) ?? '')),
      isMixed: role === 'text' && Object.keys(leaf?.key ?? {}).some((dimension) => dimension !== 'measure'),
      block: blocks[column] ?? 0,
      printed,
    }
  })
}

/** 工资奖金津补贴, a governmental account, over 基本工资 | 津贴补贴: each of them says by itself which money it is. */
function underForeignHead(words: readonly Meaning[], path: readonly string[]): readonly Meaning[] {
  const leaf = words.at(-1)?.key?.econ
  // A code printed below its name says all by itself.
  if (/^[35]\d{2}(?:\d{2})?$/u.test(path.at(-1) ?? '')) return words.slice(-1)
  if (leaf === undefined || !/^3\d{4}$/u.test(leaf)) return words
  return words.map((word, at) =>
    !word.known && isGovernmentalName(path[at] ?? '') ? { ...word, known: true } : word,
  )
}

const hasCoordinates = (meaning: Meaning): boolean =>
  meaning.key !== null && Object.keys(meaning.key).some((dimension) => dimension !== 'stage')

/** Does a column of this role hold figures? */
export const isAmountRole = (role: ColumnRole): boolean =>
  role === 'money' || role === 'asset' || role === 'count' || role === 'unitPrice'

/** Header words as the contract prints them: no blanks, no unit, no explanation in brackets that the lexicon ignores. */
const cleanPath = (path: readonly string[]): string[] =>
  path.map((word) => word.replace(/[（(](?:(?:金额)?单位[:：])?[^（()）]*(?:元|安排资金)[)）]$/u, ''))

/** Forms whose tables have two sides, whether the header says so or not. */
const twoSided: ReadonlySet<string> = new Set(['overview', 'appropriationOverview'])

/** Names stand under 项目 and the like, or under a bare 收入 and 支出 when the cells are words. */
function isNameHead(path: readonly string[], cells: readonly string[]): boolean {
  const leaf = path.at(-1) ?? ''
  const { structure } = meaningOf('header', leaf, { form: null, side: null })
  if (structure === 'name') return !isFigureColumn(cells)
  if (structure === 'parent') return cells.length > 0 && !isFigureColumn(cells)
  return sideOfWord(leaf) !== null && cells.length > 0 && !isFigureColumn(cells)
}

/** A table with two sides starts every path with 收入 or 支出. */
function sidedPath(path: readonly string[], side: Side | null): readonly string[] {
  if (side === null) return path
  const opensSide = path.length > 1 && path[0] !== undefined && sideOfWord(path[0]) !== null
  return [side === 'revenue' ? '收入' : '支出', ...(opensSide ? path.slice(1) : path)]
}

/**
 * Coordinates along a header path: deeper words refine outer ones; an unknown word makes the column unknown. A word that
 * only opens a side says nothing of the key, and a fund below 上年结转 does not turn it into this year's.
 */
function keyOfPath(words: readonly Meaning[], path: readonly string[], side: Side | null): Key | null {
  let key: Key = {}
  for (const [index, word] of words.entries()) {
    if (side !== null && index === 0 && sideOfWord(path[0] ?? '') !== null) continue
    if (!word.known) return null
    if (!word.key) continue
    // 年末结转和结余 over 基本支出结转: which money of next year that is, no dimension says.
    if (isLeft(key.use) && word.key.use !== undefined && word.key.use !== key.use) return null
    const { origin, ...rest } = word.key
    const keepsOuter = key.origin !== undefined && rest.fund !== undefined
    key = refined(key, keepsOuter ? rest : { ...rest, ...(origin !== undefined && { origin }) })
  }
  return key
}

/** The key of the outer words where only the innermost is unknown, and they say something. */
function outerKey(words: readonly Meaning[], path: readonly string[], side: Side | null): Key | null {
  if (words.length < 2 || words.at(-1)?.known !== false) return null
  const key = keyOfPath(words.slice(0, -1), path.slice(0, -1), side)
  return key !== null && key.use !== undefined && key.use !== 'all' ? key : null
}

/** What one column holds, by its innermost word and by its cells. */
function roleOf(path: readonly string[], words: readonly Meaning[], cells: readonly string[]): ColumnRole {
  if (holdsAccounts(path, cells)) return 'code'
  switch (words.at(-1)?.structure ?? null) {
    case 'serial':
      return isNumbered(cells) ? 'serial' : 'code'
    case 'code':
      return 'code'
    case 'attribute':
      return 'text'
    case 'name':
      return isFigureColumn(cells) ? valueRole(path, words, cells) : 'name'
    case 'parent':
      if (cells.length > 0) return mostly(cells, isCode) ? 'code' : 'name'
  }
  return path.length === 0 && cells.length === 0 ? 'text' : valueRole(path, words, cells)
}

/** 支出功能分类（类款项） over 201, 20103, 2010301: codes, whatever the header calls them. */
const holdsAccounts = (path: readonly string[], cells: readonly string[]): boolean =>
  /分类|科目|类款项/u.test(path.at(-1) ?? '') &&
  cells.length > 0 &&
  mostly(cells, (text) => /^[235]\d{2}(?:\d{2}){0,2}$/u.test(bareCode(text)))

const isLeft = (use: string | undefined): boolean => use === 'carriedOut' || use === 'distributed'

function rolesOf(
  paths: readonly (readonly string[])[],
  meanings: readonly (readonly Meaning[])[],
  cellsOf: (column: number) => readonly string[],
): ColumnRole[] {
  const roles = paths.map((path, column) => roleOf(path, meanings[column] ?? [], cellsOf(column)))
  return withNames(withoutUnitCodes(roles, paths), paths, cellsOf)
}

/** A code of the unit beside the code of the account describes the row; so does the unit's name beside the account's. */
function withoutUnitCodes(roles: readonly ColumnRole[], paths: readonly (readonly string[])[]): ColumnRole[] {
  const isUnit = (column: number): boolean =>
    /^(?:预算)?(?:单位|部门)(?:编码|代码|编号|名称)?$/u.test(paths[column]?.at(-1) ?? '')
  const others = (role: ColumnRole): boolean => roles.some((one, column) => one === role && !isUnit(column))
  return roles.map((role, column) =>
    (role === 'code' || role === 'name') && isUnit(column) && others(role) ? 'text' : role,
  )
}

const isNumbered = (cells: readonly string[]): boolean =>
  mostly(cells, (text) => /^[（(]?\d{1,4}[)）、.]?$|^[一二三四五六七八九十]{1,3}$/u.test(text))

const isFigureColumn = (cells: readonly string[]): boolean =>
  cells.length > 0 && mostly(cells, (text) => isFigure(text) || isDash(text) || isPercent(text))

function valueRole(path: readonly string[], words: readonly Meaning[], cells: readonly string[]): ColumnRole {
  const measure = words.findLast((word) => word.key?.measure !== undefined)?.key?.measure
  if (/[%％率]|比例|比重|占比/u.test(path.at(-1) ?? '')) return 'text'
  if (measure === 'count') return 'count'
  if (measure === 'unitPrice') return 'unitPrice'
  if (measure === 'assetValue') return 'asset'
  if (cells.length > 0) return isFigureColumn(cells) ? 'money' : 'text'
  return words.length > 0 && words.every((word) => word.known) ? 'money' : 'text'
}

/** Every list of rows has names: without a header that says so, the first column of words holds them. */
function withNames(
  roles: readonly ColumnRole[],
  paths: readonly (readonly string[])[],
  cellsOf: (column: number) => readonly string[],
): ColumnRole[] {
  if (roles.includes('name')) return withBlankNames(roles, paths, cellsOf)
  const isWords = (column: number): boolean => cellsOf(column).length > 0 && !mostly(cellsOf(column), isCode)
  const worded = roles.findIndex((role, column) => role === 'text' && isWords(column))
  const filled = roles.findIndex((role, column) => role === 'text' && cellsOf(column).length > 0)
  const named = worded < 0 ? filled : worded
  const firstValue = roles.findIndex(isAmountRole)
  const index = named >= 0 && (firstValue < 0 || named < firstValue) ? named : -1
  return roles.map((role, column) => (column === index ? 'name' : role))
}

/** A column without a header right of the codes, full of words, holds the names. */
function withBlankNames(
  roles: readonly ColumnRole[],
  paths: readonly (readonly string[])[],
  cellsOf: (column: number) => readonly string[],
): ColumnRole[] {
  return roles.map((role, column) =>
    role === 'text' &&
    paths[column]?.length === 0 &&
    roles[column - 1] === 'code' &&
    cellsOf(column).length > 0
      ? 'name'
      : role,
  )
}

/**
 * 并列的列表 Lists that stand side by side: a new one opens with a code or name column, once figures have been seen, if
 * the side changes or the same header word comes again.
 */
function blocksOf(
  paths: readonly (readonly string[])[],
  sides: readonly (Side | null)[],
  roles: readonly ColumnRole[],
): number[] {
  let block = 0
  let hasFigures = false
  const openers: string[] = []
  return roles.map((role, column) => {
    if (role === 'serial' && column === 0) return -1
    const opens = role === 'name' || role === 'code'
    const word = paths[column]?.at(-1) ?? ''
    const sideChanges = column > 0 && sides[column] !== null && sides[column] !== sides[column - 1]
    if (opens && hasFigures && (sideChanges || openers.includes(word) || sides[column] !== null)) {
      block += 1
      hasFigures = false
    }
    if (opens) openers.push(word)
    if (isAmountRole(role)) hasFigures = true
    return block
  })
}

/**
 * 合计列的坐标 Coordinates of every column on top of the table's own: a total stands at the least member that contains
 * all columns beside it, in every dimension.
 *
 * @param base coordinates of title and form
 */
export function columnKeys(columns: readonly TableColumn[], base: Key): (Key | null)[] {
  const plain = columns.map((column) => {
    const key = ownKey(column, columns)
    return key === null ? null : refined(base, key)
  })
  return columns.map((column, index) => {
    const own = plain[index] ?? null
    if (own === null || hasTwin(column, columns)) return null
    if (!column.total) return own
    const parts = columns.flatMap((other, at) =>
      at !== index && isBeside(column, other) && !isOfWhich(column, other)
        ? [{ other, key: plain[at] ?? lies(other, base) }]
        : [],
    )
    const beside = parts.flatMap(({ key }) => (key === null ? [] : [key]))
    if (beside.length === 0) return own
    const over = overAll(own, base, beside)
    // What a filled part is nobody knows: the total is not narrowed to the parts that are known.
    const isOpen =
      parts.some(({ other, key }) => key === null && other.isFilled) ||
      columns.some((other) => other.isMixed && other.isFilled && isUnder(column, other))
    return isOpen && isNarrower(over, own) ? null : over
  })
}

/** Two filled columns of one list under the very same words: what tells them apart was not read. */
const hasTwin = (column: TableColumn, columns: readonly TableColumn[]): boolean =>
  column.isFilled &&
  columns.some(
    (other) =>
      other !== column &&
      isAmountRole(other.role) &&
      other.isFilled &&
      other.block === column.block &&
      other.side === column.side &&
      other.path.join(' ') === column.path.join(' '),
  )

/** Where the money of a column lies whose innermost word nobody knows. */
const lies = ({ within }: TableColumn, base: Key): Key | null =>
  within === null ? null : refined(base, within)

/** 分列上年结转 Where a column of its own holds what was carried in, the funds beside it are this year's. */
function ownKey(column: TableColumn, columns: readonly TableColumn[]): Key | null {
  const { key, path, block } = column
  if (key === null || key.fund === undefined || key.fund === 'all' || key.origin !== undefined) return key
  const isApart = columns.some(
    (other) =>
      other.key?.origin === 'carriedIn' &&
      other.isFilled &&
      other.block === block &&
      other.side === column.side &&
      outermost(other) !== outermost(column),
  )
  return isApart && path.length > 0 ? { ...key, origin: 'thisYear' } : key
}

const outermost = ({ path, side }: TableColumn): string => path[side === null ? 0 : 1] ?? ''

const isNarrower = (key: Key, than: Key): boolean =>
  dimensions.some((dimension) => {
    const [member, wider] = [key[dimension] ?? 'all', than[dimension] ?? 'all']
    return member !== wider && (wider === 'all' || contains(dimension, wider, member))
  })

/** Columns that a total sums: under the same outer words, on the same side, in the same list, of the same year. */
function isBeside(total: TableColumn, other: TableColumn): boolean {
  return isAmountRole(other.role) && isUnder(total, other)
}

function isUnder(total: TableColumn, other: TableColumn): boolean {
  if (other.block !== total.block || other.side !== total.side) return false
  if (other.role === 'count' || other.role === 'unitPrice') return false
  const outer = total.path.slice(0, -1)
  const isTotalOfTotals = isTotalWord(outer.at(-1) ?? '')
  if (isTotalOfTotals) outer.pop()
  if (isTotalOfTotals && other.path.at(-1) !== total.path.at(-1)) return false
  if (!outer.every((word, index) => other.path[index] === word)) return false
  return other.key?.measure === undefined && sameYear(total.year, other.year)
}

/** 预算数 | 其中: 一般公共预算, 政府性基金: what stands under 其中 need not be all of the total beside it. */
const isOfWhich = (total: TableColumn, other: TableColumn): boolean =>
  other.path.slice(total.path.length - 1, -1).some((word) => /^其中[:：]?$/u.test(word))

const sameYear = (a: YearWord | null, b: YearWord | null): boolean =>
  a === null || b === null || JSON.stringify(a) === JSON.stringify(b)

const summed: ReadonlySet<Dimension> = new Set<Dimension>([
  'origin',
  'fund',
  'use',
  'econ',
  'tier',
  'procurement',
  'article',
  'asset',
  'unit',
])

function overAll(own: Key, base: Key, beside: readonly Key[]): Key {
  let key = own
  for (const dimension of dimensions) {
    if (!summed.has(dimension)) continue
    const members = beside.map((one) => one[dimension] ?? 'all')
    if (members.every((member) => member === (own[dimension] ?? 'all'))) continue
    const common = leastCommon(dimension, members)
    if (common !== null) key = raised(key, base, dimension, common)
  }
  return key
}
