import {
  type Catalogue,
  departmentalAccounts,
  functionalAccounts,
  governmentalAccounts,
  memberName,
} from '@mingzhang/law'
import { parseAmount } from '@mingzhang/model'
import type { EntrySheet, SheetLine } from './entry-sheet.ts'
import { fieldOfHeading, isMoneyField, plainHeading, type SheetField, unitOfHeading } from './headings.ts'
import { memberOfWord } from './member-of-text.ts'
import { type MappedColumn, type SheetMapping, type StatedMapping, withStated } from './sheet-mapping.ts'

/** Headings stand below titles and filters of the query, above the first entry. */
const highestHead = 40
const deepestHead = 3
/** So many rows show what a column holds. */
const looked = 400

/**
 * 提出对照 What the columns of a sheet are: by the words above them, held against what stands in them. A column of codes is
 * told by its catalogue, amounts by being numbers. What is unsure says so; what cannot be told is left aside.
 */
export function proposeMapping(sheet: EntrySheet): SheetMapping {
  const head = headOf(sheet.rows)
  const headed = headedLines(sheet.rows.slice(head.from, head.to))
  const paths = Array.from({ length: widthOf(sheet.rows) }, (_, at) => pathOf(headed, at))
  const headings = paths.map((path) => path.join('｜'))
  const data = sheet.rows.slice(head.to, head.to + looked)
  const told = withContent(withHeadings(paths, data), data, head.to > head.from)
  const columns = withNames(told, data)
  const { amountUnit, unitWhy, unitIsSure } = unitOf(sheet, headings, columns)
  return {
    shape: head.to > head.from ? headings.map(plainHeading).join('|') : '',
    headedFrom: head.from,
    from: head.to,
    columns,
    ...{ amountUnit, unitWhy, unitIsSure, constants: {}, by: 'proposal' },
  }
}

/** 记得的先用 The mapping that was remembered for this shape of headings, else the proposal. */
export function mappingFor(
  sheet: EntrySheet,
  remembered: (shape: string) => StatedMapping | null,
): SheetMapping {
  const proposal = proposeMapping(sheet)
  const stated = proposal.shape === '' ? null : remembered(proposal.shape)
  return stated === null ? proposal : withStated(proposal, stated, 'memory')
}

/** 像不像分录表 Does the mapping say whose money and how much? */
export const isEntrySheet = ({ columns }: SheetMapping): boolean =>
  columns.some(({ field }) => isMoneyField(field)) &&
  columns.some(({ field }) => /^(?:func|econ|gov|project|fund)/u.test(field ?? ''))

/** Rows of the headings: where the most fields are named, over one to three rows. */
function headOf(rows: readonly SheetLine[]): { readonly from: number; readonly to: number } {
  let best = { from: 0, to: 0, score: 1 }
  for (let from = 0; from < Math.min(rows.length, highestHead); from += 1) {
    for (let depth = 1; depth <= deepestHead; depth += 1) {
      const lines = rows.slice(from, from + depth)
      if (lines.length < depth || lines.some(isData)) break
      const score = namedIn(lines)
      const next = rows[from + depth]
      if (next && namedIn([next]) >= 2 && !isData(next)) continue
      if (score > best.score) best = { from, to: from + depth, score }
    }
  }
  if (best.to > 0) return best
  // Words nobody knows are still headings when they stand right above the first figures.
  const first = rows.findIndex(isData)
  const above = rows[first - 1]
  const isHead = above !== undefined && new Set(above.cells.filter((cell) => cell !== '')).size > 1
  return isHead ? { from: first - 1, to: first } : { from: 0, to: 0 }
}

/** Headings hold no amount and no code alone in a cell. */
const isData = ({ cells }: SheetLine): boolean =>
  cells.some((cell) => /^-?[\d,，]*\d{2}(?:\.\d+)?$/u.test(cell.trim()) && !/^20\d{2}$/u.test(cell.trim()))

const namedIn = (lines: readonly SheetLine[]): number => {
  const headed = headedLines(lines)
  const fields = Array.from({ length: widthOf(lines) }, (_, at) => fieldOfHeading(...pathOf(headed, at)))
  return new Set(fields.filter((field) => field !== null)).size
}

/** Cells of the longest row. */
const widthOf = (rows: readonly SheetLine[]): number =>
  rows.reduce((width, { cells }) => Math.max(width, cells.length), 0)

/** A text over the whole width is a title. */
const headedLines = (lines: readonly SheetLine[]): readonly SheetLine[] =>
  lines.filter(({ cells }) => new Set(cells.filter((cell) => cell !== '')).size > 1)

/** The headings above a column from the upper to the lower, each once. */
function pathOf(head: readonly SheetLine[], at: number): string[] {
  const texts = head.map((_, row) => headingAt(head, row, at))
  return texts.filter((text, index) => text !== '' && text !== texts[index - 1])
}

/**
 * A heading, or the one that reaches over the column: from the clipboard a merged heading comes in its first column only. It reaches
 * as far right as nothing stands beside it and something below it. The name of a system's field is never merged.
 */
function headingAt(head: readonly SheetLine[], row: number, at: number): string {
  const textOf = (line: number, column: number): string => (head[line]?.cells[column] ?? '').trim()
  const isDivided = (column: number): boolean =>
    head.some((_, lower) => lower > row && textOf(lower, column) !== '')
  let first = at
  while (first > 0 && textOf(row, first) === '' && isDivided(first)) first -= 1
  const text = textOf(row, first)
  return first === at || (isDivided(first) && !/^[a-z_]+$/iu.test(text)) ? text : ''
}

type Draft = MappedColumn & { readonly isNamed: boolean }

function withHeadings(paths: readonly (readonly string[])[], data: readonly SheetLine[]): Draft[] {
  const taken = new Map<SheetField, number>()
  const fields = paths.map((path) => (path.length === 0 ? null : fieldOfHeading(...path)))
  const hasFunds = fields.some((field) => field?.startsWith('fund:'))
  return paths.map((path, at): Draft => {
    const heading = path.join('｜')
    const named = fields[at] ?? null
    const aside = (certainty: MappedColumn['certainty'], why: string): Draft => ({
      ...{ heading, field: null, certainty, why, isNamed: named !== null },
    })
    if (named === null) return aside('likely', '列名和内容都认不出，不读')
    const field = named === 'total' && !hasFunds && !fields.includes('amount') ? 'amount' : named
    if (hasFunds && field === 'amount')
      return { ...aside('likely', '各资金另有列，这一列是合计'), field: 'total' }
    const before = taken.get(field)
    if (before !== undefined) {
      const other = paths[before]?.join('｜') ?? ''
      return aside('unsure', `与“${other}”一列相同，取了前一列；两列都有数时请看取哪一列`)
    }
    taken.set(field, at)
    return judged(heading, field, texts(data, at), isDoubled(fields, field, at))
  })
}

const isDoubled = (fields: readonly (SheetField | null)[], field: SheetField, at: number): boolean =>
  field === 'amount' && fields.some((other, index) => other === 'amount' && index !== at)

/** A heading that is held against what stands below it. */
function judged(heading: string, field: SheetField, cells: readonly string[], isDouble: boolean): Draft {
  const named = { heading, field, isNamed: true }
  if (isDouble) return { ...named, certainty: 'unsure', why: '不止一列金额，取了最前一列，请看是不是这一列' }
  if (cells.length === 0) return { ...named, certainty: 'likely', why: '列名如此，列里没有内容' }
  const content = contentField(cells, field)
  // 资金来源 names the fund in one system and the year the money comes from in another.
  if (field === 'origin' && contentField(cells, 'fund') === 'fund' && content !== 'origin') {
    return { ...named, field: 'fund', certainty: 'likely', why: '列名是来源，列里写的是资金性质' }
  }
  if (content === null && cells.length < 3) return { ...named, certainty: 'likely', why: '按列名' }
  if (content === null) return { ...named, certainty: 'unsure', why: '列名如此，列里的内容对不上' }
  return { ...named, certainty: 'certain', why: '列名和内容都相符' }
}

/** Columns without a name that can be told by what they hold; projects only where nothing has a heading. */
function withContent(
  drafts: readonly Draft[],
  data: readonly SheetLine[],
  isHeaded: boolean,
): MappedColumn[] {
  const taken = new Set(drafts.map(({ field }) => field))
  const has = (field: string): boolean =>
    [...taken].some((one) => one === field || one?.startsWith(`${field}.`) === true)
  const hasMoney = drafts.some(({ field }) => isMoneyField(field))
  const wanted = ['func', 'econ', 'gov', ...(hasMoney ? [] : ['amount']), 'fund', 'use', 'origin']
  const candidates = isHeaded ? wanted : [...wanted, 'note', 'project']
  const amountAt = likeliestAmount(drafts, data)
  return drafts.map(({ isNamed, ...column }, at): MappedColumn => {
    if (isNamed) return column
    const cells = texts(data, at)
    const isTold = (one: SheetField): boolean =>
      contentField(cells, one) === one &&
      (one !== 'amount' || at === amountAt) &&
      !(words.has(one) && cells.every(isNumber))
    const field = candidates.find((one) => !has(one) && one !== 'note' && isTold(one))
    if (cells.length === 0 || field === undefined) return column
    taken.add(field)
    const certainty = field === 'amount' || field === 'project' ? 'unsure' : 'likely'
    return { ...column, field, certainty, why: '没有认得的列名，按内容判断' }
  })
}

/** 科目名称 beside 科目编码: names of the account that the codes were told to be. */
function withNames(columns: readonly MappedColumn[], data: readonly SheetLine[]): MappedColumn[] {
  return columns.map((column, at): MappedColumn => {
    const codes = columns[at - 1]
    const account = codes?.field ?? ''
    const isPair = codes?.heading.replace(/(?:编码|代码)$/u, '名称') === column.heading
    if (column.field !== null || !isPair || accounts[account] === undefined) return column
    const isTaken = columns.some(({ field }) => field === `${account}.name`)
    if (isTaken || texts(data, at).some(isNumber)) return column
    return {
      ...column,
      field: `${account}.name`,
      certainty: 'likely',
      why: `与“${codes?.heading}”一列是一对`,
    }
  })
}

/** What numbers alone do not tell: 12 is a kind of fund, and as likely 12 元. */
const words: ReadonlySet<SheetField> = new Set(['fund', 'use', 'origin'])

/** Of several columns of numbers nobody named, the one whose heading speaks of money, else the one with digits behind the point. */
function likeliestAmount(drafts: readonly Draft[], data: readonly SheetLine[]): number {
  const scores = drafts.map(({ heading, isNamed }, at): number => {
    const cells = texts(data, at)
    const isAccount = Object.keys(accounts).some((account) => contentField(cells, account) === account)
    if (isNamed || isAccount || contentField(cells, 'amount') === null) return 0
    if (otherMoney.test(heading) || isCounted(cells)) return 0
    if (/[金额款元]|经费/u.test(heading)) return 3
    if (notMoney.test(heading)) return 0
    if (/数|预算/u.test(heading)) return 3
    return cells.some((text) => /\d\.\d/u.test(text)) ? 2 : 1
  })
  const best = scores.reduce((most, score) => Math.max(most, score), 0)
  return best === 0 ? -1 : scores.indexOf(best)
}

/** Money of another year, and what is reckoned from money. */
const otherMoney = /上年|去年|决算|执行数|增减|比例|占比|进度|[%％]/u
const notMoney = /序号|行次|栏次|编号|编码|代码|电话|日期|年[度份]$|月份$|人数|编制数|数量|[个次套]数|面积/u

/** Lines numbered from one on. */
const isCounted = (cells: readonly string[]): boolean =>
  cells.length > 1 && cells.every((text, at) => Number(text) === at + 1)

const texts = (data: readonly SheetLine[], at: number): string[] =>
  data.flatMap(({ cells }) => {
    const text = (cells[at] ?? '').trim()
    return text === '' || /^(?:合\s*计|总\s*计|小\s*计)/u.test(text) ? [] : [text]
  })

const isNumber = (text: string): boolean => parseAmount(text.replace(/[\s¥￥'()（）]/gu, ''), '元') !== null

const accounts: { readonly [field: string]: readonly [() => Catalogue, RegExp] } = {
  func: [functionalAccounts, /^2\d{2}(?:\d{2}(?:\d{2})?)?$/u],
  econ: [departmentalAccounts, /^3\d{2}(?:\d{2})?$/u],
  gov: [governmentalAccounts, /^5\d{2}(?:\d{2})?$/u],
}

/** Does most of what stands in a column fit the field? The field, or null. */
function contentField(cells: readonly string[], field: SheetField): SheetField | null {
  if (cells.length === 0) return null
  const most = (test: (text: string) => boolean): SheetField | null =>
    cells.filter(test).length * 2 > cells.length ? field : null
  const account = accounts[field]
  if (account) {
    const [catalogue, pattern] = account
    const codes = cells.map((text) => memberOfWord(field, text)).filter((code) => pattern.test(code))
    // Many codes of the right shape are accounts even where the catalogue, which is incomplete, knows few of them.
    const known = codes.filter((code) => catalogue().byCode.has(code)).length
    return codes.length * 2 > cells.length && known * 4 > cells.length ? field : null
  }
  if (isMoneyField(field) || field === 'total') return most(isNumber)
  if (field === 'fund' || field === 'use' || field === 'origin' || field === 'agency') {
    return most((text) => memberName(field, memberOfWord(field, text)) !== null)
  }
  if (field === 'year') return most((text) => /^20\d{2}/u.test(text))
  if (field === 'project') return most((text) => /\p{Script=Han}|\d{6}/u.test(text))
  return field
}

/** The unit of amounts: what their heading states, what stands above the table, else 元 as the system keeps them. */
function unitOf(
  { above, rows }: EntrySheet,
  headings: readonly string[],
  columns: readonly MappedColumn[],
): Pick<SheetMapping, 'amountUnit' | 'unitWhy' | 'unitIsSure'> {
  const own = columns.flatMap(({ field }, at) =>
    isMoneyField(field) ? (unitOfHeading(headings[at] ?? '') ?? []) : [],
  )
  const [stated] = own
  if (stated !== undefined) {
    const isSure = new Set(own).size === 1
    return {
      amountUnit: stated,
      unitWhy: isSure ? '列名写明' : '各列写的单位不同，取了第一列的',
      unitIsSure: isSure,
    }
  }
  const isField = columns.some(
    ({ heading, field }) => isMoneyField(field) && /(?:^|｜)[a-z_:]+(?:$|｜)/iu.test(heading),
  )
  if (isField) return { amountUnit: '元', unitWhy: '列名是系统的字段，系统以元记账', unitIsSure: true }
  const lines = [...above, ...rows.slice(0, highestHead).flatMap(({ cells }) => cells)]
  const said = lines
    .map((line) => /单位[:：]\s*(?:人民币)?(亿元|万元|千元|百元|元)/u.exec(line.replace(/\s+/gu, ''))?.[1])
    .find((unit) => unit !== undefined)
  return said === undefined
    ? { amountUnit: '元', unitWhy: '表里没有写单位，按一体化系统的惯例当作元，请核对', unitIsSure: false }
    : { amountUnit: said, unitWhy: '表头上方写明', unitIsSure: true }
}
