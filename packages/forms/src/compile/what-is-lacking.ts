import type { Edition } from '@mingzhang/law'
import type { Book, BookIndicator, BookProblem } from '@mingzhang/model'
import { inFile } from '../book/in-file.ts'
import { printedUnit } from './print-table.ts'

/**
 * 账本缺什么 What an edition asks for and a book does not have, said once for the whole book: entries, fields of indicators,
 * digits finer than those the book was begun from, a register of procurement.
 */
export const whatIsLacking = (book: Book, edition: Edition): BookProblem[] => [
  ...(lacksEntries(book, edition) ? [noEntries] : []),
  ...coarseAmounts(book, edition),
  ...missingFields(book, edition),
  ...droppedFields(book, edition),
  ...noProcurement(book, edition),
]

/** 没有分录 A book of programmes alone, and an edition with tables of revenue and expenditure. */
export const lacksEntries = (book: Book, { tables }: Edition): boolean =>
  book.programmes.length > 0 &&
  book.ledgers.every(({ entries }) => entries.length === 0) &&
  tables.some(({ layout }) => layout === 'grid')

const noEntries: BookProblem = {
  id: 'compile/no-entries',
  severity: 'error',
  where: 'entries',
  what: '账本没有分录，收支各表一个数也编不出来',
  why: '这个版式有收支表；账本只有项目（如由重点专项目录得来的），没有收入和支出的分录',
  toDo: `请录入或导入分录${inFile('entries，或 book、compile 的 --entries')}；只公开项目的，请改用项目的版式`,
}

/** So many amounts that all end alike were rounded; fewer may do so by chance. */
const enoughAmounts = 5

/** A book begun from figures in 万元 has no 元 to print. */
function coarseAmounts({ ledgers }: Book, { amountUnit, decimals, tables }: Edition): BookProblem[] {
  const amounts = ledgers.flatMap(({ entries }) => entries.filter(({ amount }) => amount !== 0))
  const own = amounts.filter(({ note }) => note?.startsWith('公开数 ') !== true)
  const step = [1_000_000, 100_000, 10_000, 1_000].find((digit) =>
    own.every(({ amount }) => amount % digit === 0),
  )
  const finest = Math.min(
    printedUnit(amountUnit, decimals),
    ...tables
      .filter(({ layout }) => layout === 'grid')
      .map((table) => printedUnit(table.amountUnit, table.decimals)),
  )
  if (own.length < enoughAmounts || step === undefined || finest >= step) return []
  return [
    {
      id: 'compile/coarser-than-printed',
      severity: 'warning',
      where: 'entries',
      what: `账本的金额都是 ${step / 100} 元的整数倍，这个版式印到 ${finest / 100} 元`,
      why: '由公开文件得来的账本只准到公开时的末位，印得再细，多出来的位数不是真的',
      toDo: `要按这个版式公开，请用一体化系统导出的分录${inFile('compile 的 --entries')}`,
    },
  ]
}

type Indicators = { readonly owner: string; readonly indicators: readonly BookIndicator[] }

const targetsOf = ({ programmes, targets }: Book, layout: string): Indicators[] =>
  layout === 'overall'
    ? [{ owner: '整体绩效目标', indicators: targets?.indicators ?? [] }]
    : programmes.map(({ name, indicators }) => ({ owner: name, indicators }))

const asked: { readonly [field: string]: (indicator: BookIndicator) => boolean } = {
  value: ({ value }) => value === null,
  operator: ({ operator }) => operator === null,
  weight: ({ weight }) => weight === null,
  unit: ({ unit, value, operator }) => unit === null && /^\d/u.test(value ?? '') && operator !== '定性',
  core: ({ core }) => core === null,
}

/** Columns of target tables that the book leaves blank, one line a column. */
const missingFields = (book: Book, edition: Edition): BookProblem[] =>
  targetTables(edition).flatMap(({ layout, columns }) =>
    columns.flatMap(({ field, path }): BookProblem[] => {
      const isMissing = asked[field ?? '']
      if (field === null || isMissing === undefined) return []
      const lacking = targetsOf(book, layout).flatMap(({ owner, indicators }) => {
        const count = indicators.filter(isMissing).length
        return count === 0 ? [] : [{ owner, count }]
      })
      if (lacking.length === 0) return []
      const total = lacking.reduce((sum, { count }) => sum + count, 0)
      return [
        {
          id: 'compile/target-field-empty',
          severity: 'warning',
          where: `${layout === 'overall' ? 'targets' : 'programmes'}.indicators.${field}`,
          what: `目标表“${path.join('')}”一栏有 ${total} 个指标没有填：${namesOf(lacking)}`,
          why: '这个版式的目标表有这一栏，账本的指标没有写',
          toDo: `请在指标中填写这一栏${inFile(field)}`,
        },
      ]
    }),
  )

const printed: { readonly [field: string]: string } = { description: '指标解释', basis: '依据' }

/** What indicators say and the edition has no column for. */
const droppedFields = (book: Book, edition: Edition): BookProblem[] =>
  targetTables(edition).flatMap(({ layout, columns }) =>
    (['description', 'basis'] as const).flatMap((field): BookProblem[] => {
      if (columns.some((column) => column.field === field)) return []
      const lacking = targetsOf(book, layout).flatMap(({ owner, indicators }) => {
        const count = indicators.filter((one) => one[field] !== null && one[field] !== one.name).length
        return count === 0 ? [] : [{ owner, count }]
      })
      if (lacking.length === 0) return []
      const total = lacking.reduce((sum, { count }) => sum + count, 0)
      return [
        {
          id: 'compile/target-field-left-out',
          severity: 'note',
          where: `${layout === 'overall' ? 'targets' : 'programmes'}.indicators.${field}`,
          what: `${total} 个指标的${printed[field]}没有印出来：${namesOf(lacking)}`,
          why: '这个版式的目标表没有这一栏；账本里仍然留着',
          toDo: '名称相同、只靠它区分的指标，请把区别写进指标名称',
        },
      ]
    }),
  )

/** Tables of programmes are one for each category: they ask alike. */
const targetTables = ({ tables }: Edition) =>
  (['programme', 'overall'] as const).flatMap(
    (layout) => tables.find((table) => table.layout === layout) ?? [],
  )

const namesOf = (lacking: readonly { readonly owner: string; readonly count: number }[]): string => {
  const some = lacking.slice(0, 3).map(({ owner, count }) => `${owner}（${count} 个）`)
  return `${some.join('、')}${lacking.length > some.length ? `等 ${lacking.length} 处` : ''}`
}

/** No register: the edition prints that there is no procurement, which somebody should have meant. */
const noProcurement = ({ procurement, ledgers }: Book, { narrative, tables }: Edition): BookProblem[] => {
  const isPrinted =
    tables.some(({ layout }) => layout === 'procurement') ||
    narrative.some(({ text }) => text.includes('procurement='))
  const hasMoney = ledgers.some(({ entries }) => entries.length > 0)
  if (procurement.length > 0 || !isPrinted || !hasMoney) return []
  return [
    {
      id: 'compile/no-procurement',
      severity: 'note',
      where: 'procurement',
      what: '账本没有政府采购明细，各处按没有政府采购印',
      why: '由公开文件得来的账本，原文没有采购表的，有没有采购不知道',
      toDo: `有政府采购的请录入${inFile('procurement')}；确实没有的不必改`,
    },
  ]
}
