import {
  type BookProblem,
  type Entry,
  type EntryCoordinate,
  entryCoordinates,
  formatAmount,
} from '@mingzhang/model'
import type { Reading } from './fields.ts'
import { entries } from './read-entries.ts'

/** Headings people use, and the field each stands for; the field's own name always does. */
const headings: { readonly [field: string]: readonly string[] } = {
  unit: ['单位', '单位代码'],
  project: ['项目', '项目编码', '项目代码', '项目名称'],
  func: ['功能科目', '功能分类', '支出功能分类科目', '功能科目编码', '支出功能分类科目编码'],
  econ: ['部门经济科目', '部门经济分类', '部门预算支出经济分类科目', '部门经济科目编码'],
  gov: ['政府经济科目', '政府经济分类', '政府预算支出经济分类科目', '政府经济科目编码'],
  fund: ['资金性质'],
  origin: ['资金来源', '来源'],
  use: ['支出类别', '支出性质'],
  agency: ['单位性质'],
  tier: ['级次'],
  amount: ['金额', '金额(元)', '金额（元）', '预算数', '金额(万元)', '金额（万元）'],
  costing: ['测算表'],
  note: ['说明', '备注'],
}

/** Words people write where the book has members of the cube. */
const members: { readonly [word: string]: string } = {
  一般公共预算: 'general',
  政府性基金预算: 'governmentFund',
  政府性基金: 'governmentFund',
  国有资本经营预算: 'stateCapital',
  财政专户: 'special',
  财政专户管理资金: 'special',
  单位资金: 'own',
  事业收入: 'institution',
  经营收入: 'business',
  上级补助收入: 'superior',
  附属单位上缴收入: 'subordinate',
  其他收入: 'other',
  本年收入: 'thisYear',
  当年安排: 'thisYear',
  上年结转: 'carriedIn',
  人员经费: 'personnel',
  公用经费: 'running',
  基本支出: 'basic',
  项目支出: 'project',
  经营支出: 'business',
  结转下年: 'carriedOut',
}

/** 列名 The field a heading stands for, or null. */
export const fieldOfHeading = (heading: string): string | null => {
  const plain = heading.replace(/\s+/gu, '')
  return (
    Object.entries(headings).find(([field, words]) => field === plain || words.includes(plain))?.[0] ?? null
  )
}

/**
 * 读分录表 Entries from values parted by commas or tabs, one entry a line below a line of headings, in Chinese or by the
 * names of the fields. Columns nobody knows are warned of, and a code or an amount that cannot be read is a problem
 * with its line.
 */
export function readEntriesCsv(source: string): {
  readonly entries: readonly Entry[]
  readonly problems: readonly BookProblem[]
} {
  const [head = [], ...lines] = rowsOf(source.replace(/^\uFEFF/u, ''))
  const columns = head.map(fieldOfHeading)
  const inWan = head.some((heading) => /万元/u.test(heading))
  const reading: Reading = { problems: [], unit: inWan ? '万元' : '元' }
  head.forEach((heading, index) => {
    if (columns[index] === null && heading.trim() !== '') reading.problems.push(columnUnknown(heading))
  })
  const records = lines.map((cells) => {
    const record: Record<string, string> = {}
    cells.forEach((cell, index) => {
      const field = columns[index]
      const text = cell.trim()
      if (field != null && text !== '') record[field] = memberOfWord(field, text)
    })
    return record
  })
  const read = entries(reading, { value: records, path: '第' }, [])
  return { entries: read, problems: reading.problems.map(withLine) }
}

/** `第[0].amount` is the second line of the file. */
const withLine = (problem: BookProblem): BookProblem => {
  const place = /第\[(\d+)\]\.?/gu
  const lined = (text: string): string =>
    text.replace(place, (_, index: string) => `第 ${Number(index) + 2} 行 `).trim()
  return { ...problem, where: lined(problem.where), what: lined(problem.what) }
}

const isCoordinate = (field: string): field is EntryCoordinate =>
  (entryCoordinates as readonly string[]).includes(field)

/** 单元格的词 The member a cell speaks of: codes without their names, Chinese words by the field. */
export function memberOfWord(field: string, text: string): string {
  if (!isCoordinate(field)) return text
  if (field === 'func' || field === 'econ' || field === 'gov') return /^\d+/u.exec(text)?.[0] ?? text
  return members[text] ?? text
}

/** 写分录表 The same in one form: headings by field, amounts in 元. */
export function writeEntriesCsv(all: readonly Entry[]): string {
  const fields = [...entryCoordinates, 'amount', 'note'] as const
  const lines = all.map(({ at, amount, note }) =>
    fields
      .map((field) => {
        if (field === 'amount') return formatAmount({ value: amount, step: 1, unit: '元' }, 2)
        return quoted((field === 'note' ? note : at[field]) ?? '')
      })
      .join(','),
  )
  return `${[fields.join(','), ...lines].join('\n')}\n`
}

const quoted = (text: string): string => (/[",\n]/u.test(text) ? `"${text.replace(/"/gu, '""')}"` : text)

/** Rows of cells; a cell in quotation marks may hold separators and line ends. */
function rowsOf(source: string): string[][] {
  const separator = source.split('\n')[0]?.includes('\t') ? '\t' : ','
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let isQuoted = false
  const endCell = () => {
    row.push(cell)
    cell = ''
  }
  const endRow = () => {
    endCell()
    if (row.some((one) => one.trim() !== '')) rows.push(row)
    row = []
  }
  for (let index = 0; index < source.length; index += 1) {
    const char = source[index] ?? ''
    if (isQuoted && char === '"' && source[index + 1] === '"') {
      cell += '"'
      index += 1
    } else if (char === '"' && (isQuoted || cell === '')) isQuoted = !isQuoted
    else if (!isQuoted && char === separator) endCell()
    else if (!isQuoted && char === '\n') endRow()
    else if (isQuoted || char !== '\r') cell += char
  }
  endRow()
  return rows
}

const columnUnknown = (heading: string): BookProblem => ({
  id: 'book/column-unknown',
  severity: 'warning',
  where: `列 ${heading}`,
  what: `不认识的列“${heading}”`,
  why: '这一列没有读入',
  toDo: `可用的列：${Object.keys(headings).join('、')}`,
})
