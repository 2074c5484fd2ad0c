import { type BookProblem, type Entry, formatAmount, parseAmount } from '@mingzhang/model'
import type { Reading } from '../book/fields.ts'
import { withoutFile } from '../book/in-file.ts'
import { entries } from '../book/read-entries.ts'
import type { EntrySheet, SheetLine } from './entry-sheet.ts'
import { amountOfCell, shownOtherwise } from './exact-amounts.ts'
import { fieldOfHeading, isCoordinate, isMoneyField } from './headings.ts'
import { memberOfWord } from './member-of-text.ts'
import { codeProblems } from './name-of-code.ts'
import type { SheetMapping } from './sheet-mapping.ts'
import type { SheetRow } from './sheet-row.ts'
import { totalProblems } from './sheet-totals.ts'

export type SheetRead = {
  readonly entries: readonly Entry[]
  readonly rows: readonly SheetRow[]
  readonly problems: readonly BookProblem[]
  /** Programmes by the code and the name that stand in one row. */
  readonly projects: ReadonlyMap<string, string>
}

/**
 * 读分录表 The entries of a sheet under a mapping. Headings that come again on every page, totals, groups that repeat the sum
 * of what stands below them, deleted rows and remarks are no entries and are told apart; a row that cannot be read is
 * named with its line and its column, and its text is kept.
 *
 * @param year of the book; rows of another year are refused. null: unknown
 */
export function readEntrySheet(sheet: EntrySheet, mapping: SheetMapping, year: number | null): SheetRead {
  const lines = sheet.rows.slice(mapping.from)
  const fields = lines.map((line) => fieldsOf(line, mapping))
  const aside = lines.map((line, at) => leftOf(line, fields[at] ?? {}, mapping))
  const groups = groupRows(fields.map((own, at) => (aside[at] === null ? own : null)))
  const rows = lines.map((line, at): SheetRow => {
    const own = fields[at] ?? {}
    const left = aside[at] ?? (groups.has(at) ? 'group' : null)
    const empty = { line: line.line, fields: own, entries: [], problems: [] }
    return left === null ? readRow(sheet, mapping, line, own, year) : { ...empty, left }
  })
  const read = rows.filter((row) => row.left !== null || Object.keys(row.fields).length > 0)
  return {
    entries: read.flatMap((row) => row.entries),
    rows: read,
    problems: [
      ...columnProblems(mapping),
      ...shownOtherwise(sheet, mapping),
      ...read.flatMap((row) => row.problems),
      ...totalProblems(read, mapping),
    ],
    projects: new Map(
      read.flatMap((row) => {
        const { project, 'project.name': name } = row.fields
        return project && name && row.entries.length > 0 ? [[project, name] as const] : []
      }),
    ),
  }
}

const blankAmount = /^[-—－–]*$/u

function fieldsOf(line: SheetLine, { columns, constants, amountUnit }: SheetMapping): Record<string, string> {
  const fields: Record<string, string> = {}
  columns.forEach(({ field }, at) => {
    const text = (line.cells[at] ?? '').trim()
    if (field === null || text === '') return
    if (!isMoneyField(field) && field !== 'total') fields[field] = memberOfWord(field, text)
    else if (!line.covered.includes(at) && !blankAmount.test(text))
      fields[field] = amountText(amountOfCell(line, at, amountUnit))
  })
  if (Object.keys(fields).length === 0) return fields
  for (const account of ['func', 'econ', 'gov'] as const) {
    const code = leveledCode(['.1', '.2', '.3'].map((level) => fields[`${account}${level}`] ?? ''))
    if (fields[account] === undefined && code !== '') fields[account] = code
    const name = fields[`${account}.name`]
    if (fields[account] === undefined && name !== undefined) fields[account] = memberOfWord(account, name)
  }
  for (const named of ['project', 'unit', 'fund', 'use'] as const) {
    const name = fields[`${named}.name`]
    if (fields[named] === undefined && name !== undefined) fields[named] = memberOfWord(named, name)
  }
  for (const [field, member] of Object.entries(constants)) fields[field] ??= member
  return fields
}

/** Marks of money, blanks and brackets of a negative are no part of a number; everything else stays as typed. */
function amountText(text: string): string {
  const plain = text.replace(/[\s¥￥]/gu, '').replace(/^'/u, '')
  const [, inBrackets] = /^[(（]([\d,，.]+)[)）]$/u.exec(plain) ?? []
  return inBrackets === undefined ? plain : `-${inBrackets}`
}

/** 类 款 项 in columns of their own: each may repeat the code above it or only add its two digits. */
const leveledCode = (parts: readonly string[]): string =>
  parts.reduce((code, part) => (part.startsWith(code) && part.length > code.length ? part : code + part), '')

const totalWords =
  /^(?:.{0,6}[:：])?(?:本页|部门|单位|全部)?(?:合|总|小)\s*计\s*[:：]?$|^(?:.{1,12})(?:小计|合计)$/u

function leftOf(
  { cells }: SheetLine,
  fields: { readonly [field: string]: string },
  { columns }: SheetMapping,
): SheetRow['left'] {
  const filled = cells.filter((cell) => cell !== '')
  if (filled.length === 0) return null
  if (/^(?:1|是|true)$/iu.test(fields['deleted'] ?? '')) return 'deleted'
  const coded = ['func', 'econ', 'gov'].some((account) => /^\d/u.test(fields[account] ?? ''))
  const named = cells.filter((cell, at) => cell !== '' && sameHeading(cell, columns[at]?.heading ?? ''))
  const same = cells.filter((cell, at) => cell !== '' && isInHeading(cell, columns[at]?.heading ?? ''))
  const isHeading = named.length >= 2 || (same.length >= 2 && same.length === filled.length)
  if (isHeading || cells.includes('栏次')) return 'heading'
  // 合计 in the column of totals is a heading or a slip; beside it, it says what the row is.
  const isTotal = columns.some(({ field }, at) => !isMoneyOrTotal(field) && totalWords.test(cells[at] ?? ''))
  if (isTotal && !coded) return 'total'
  const hasMoney = Object.keys(fields).some(isMoneyField)
  return !hasMoney && !coded && new Set(filled).size === 1 ? 'remark' : null
}

const isMoneyOrTotal = (field: string | null): boolean => isMoneyField(field) || field === 'total'

const isInHeading = (cell: string, heading: string): boolean => heading.split('｜').includes(cell)

const sameHeading = (cell: string, heading: string): boolean =>
  isInHeading(cell, heading) && fieldOfHeading(cell) !== null

/**
 * Rows whose code is followed by longer codes that begin with it and whose amounts are their sums: the same money again.
 * A row whose amounts are no such sum is an entry of its own.
 */
function groupRows(all: readonly (Fields | null)[]): ReadonlySet<number> {
  const groups = new Set<number>()
  for (const account of ['func', 'econ', 'gov'] as const) {
    for (let at = all.length - 1; at >= 0; at -= 1) {
      const whole = all[at]
      const below = rowsBelow(all, account, at).filter((index) => !groups.has(index))
      const parts = below.map((index) => all[index] ?? {})
      if (whole && parts.length > 0 && isSumOf(whole, parts)) groups.add(at)
    }
  }
  return groups
}

/** Rows that follow a code as long as their codes begin with it and are longer; rows that are no entries do not end them. */
function rowsBelow(all: readonly (Fields | null)[], account: string, at: number): number[] {
  const code = all[at]?.[account] ?? ''
  const below: number[] = []
  if (!/^\d{3,}$/u.test(code)) return below
  for (let next = at + 1; next < all.length; next += 1) {
    const row = all[next]
    if (row === null || row === undefined) continue
    const lower = row[account] ?? ''
    if (!lower.startsWith(code) || lower.length <= code.length) break
    below.push(next)
  }
  return below
}

type Fields = { readonly [field: string]: string }

function isSumOf(whole: Fields, parts: readonly Fields[]): boolean {
  const money = Object.keys(whole).filter(isMoneyField)
  const fen = (fields: Fields, field: string): number => parseAmount(fields[field] ?? '', '元')?.value ?? 0
  return (
    money.length > 0 &&
    money.every((field) => fen(whole, field) === parts.reduce((sum, part) => sum + fen(part, field), 0))
  )
}

function readRow(
  sheet: EntrySheet,
  mapping: SheetMapping,
  { line }: SheetLine,
  fields: Fields,
  year: number | null,
): SheetRow {
  const where = `${sheet.name === '' ? '' : `工作表“${sheet.name}”`}第 ${line} 行`
  const row = { line, fields, left: null }
  const stated = /^20\d{2}/u.exec(fields['year'] ?? '')?.[0]
  if (year !== null && stated !== undefined && Number(stated) !== year) {
    return { ...row, entries: [], problems: [otherYear(where, stated, year)] }
  }
  if (Object.keys(fields).length === 0) return { ...row, entries: [], problems: [] }
  const reading: Reading = { problems: [], unit: mapping.amountUnit, ...(year !== null && { year }) }
  const read = entries(reading, { value: recordsOf(fields), path: '' }, [])
  const fieldsNamed = reading.problems.map((problem) => placed(problem, where, mapping))
  return { ...row, entries: read, problems: [...fieldsNamed, ...codeProblems(where, fields, year)] }
}

/** One record for each amount: a row with a column for each fund states one entry a fund. */
function recordsOf(fields: Fields): Fields[] {
  const shared = Object.entries(fields).filter(
    ([field]) => isCoordinate(field) || field === 'note' || field === 'costing',
  )
  const byFund = Object.entries(fields).filter(([field]) => field.startsWith('fund:'))
  if (byFund.length === 0) {
    const amount = fields['amount']
    return [{ ...Object.fromEntries(shared), ...(amount !== undefined && { amount }) }]
  }
  return byFund.map(([field, amount]) => ({
    ...Object.fromEntries(shared),
    fund: field.slice('fund:'.length),
    amount,
  }))
}

/** `[0].amount` is the column of the amounts, in the words above it. */
function placed(problem: BookProblem, where: string, { columns }: SheetMapping): BookProblem {
  const path = /\[\d+\](?:\.(\w+))?/gu
  const said = (text: string): string =>
    text.replace(path, (_, field?: string) => {
      if (field === undefined) return where
      const column = columns.find((one) =>
        field === 'amount' ? isMoneyField(one.field) : one.field?.split('.')[0] === field,
      )
      return `${where}${column && column.heading !== '' ? `“${column.heading}”` : (columnWords[field] ?? field)}`
    })
  const toDo = withoutFile(problem.toDo).replace('在说明中写明', '在说明（备注）一列写明')
  return { ...problem, where: said(problem.where), what: said(problem.what).replace('” ', '”'), toDo }
}

const columnWords: { readonly [field: string]: string } = { amount: '的金额', note: '的说明' }

const otherYear = (where: string, stated: string, year: number): BookProblem => ({
  id: 'book/year-differs',
  severity: 'error',
  where,
  what: `${where}是 ${stated} 年的`,
  why: `这本账是 ${year} 年的，别的年度的钱不能编进来；这一行没有读入`,
  toDo: `请重新导出 ${year} 年的数据，或删去这一行`,
})

/** What a person should know of the columns before trusting the rest. */
const columnProblems = (mapping: SheetMapping): BookProblem[] => [
  ...mapping.columns.flatMap(({ heading, field, certainty, why }): BookProblem[] => {
    if (heading === '' || (field !== null && certainty !== 'unsure') || mapping.by !== 'proposal') return []
    return [
      {
        id: field === null ? 'book/column-unknown' : 'book/column-unsure',
        severity: 'warning',
        where: `列 ${heading}`,
        what: field === null ? `列“${heading}”没有读入` : `列“${heading}”不能肯定是什么`,
        why,
        toDo: '是要用的列，请在列的对照里写明它是什么',
      },
    ]
  }),
  ...(mapping.unitIsSure
    ? []
    : [
        {
          id: 'book/unit-unsure',
          severity: 'warning' as const,
          where: '金额单位',
          what: `金额按${mapping.amountUnit}读`,
          why: mapping.unitWhy,
          toDo: '请在列名或表头上方写明单位，或在列的对照里选定单位',
        },
      ]),
]

/** 分 in 元, for people. */
export const yuanText = (amount: number): string =>
  `${formatAmount({ value: amount, step: 1, unit: '元' }, 2)} 元`
