import {
  departmentalAccounts,
  functionalAccounts,
  governmentalAccounts,
  memberName,
  type WithdrawnCode,
  withdrawnCodes,
} from '@mingzhang/law'
import {
  type BookProblem,
  type CostingSheet,
  type Entry,
  type EntryCoordinate,
  type EntryKey,
  entryCoordinates,
  type Ledger,
} from '@mingzhang/model'
import { sheetCost } from './costing.ts'
import { amount, type Field, list, type Reading, record, report, text } from './fields.ts'
import { inFile } from './in-file.ts'

const isAccount = (coordinate: EntryCoordinate): coordinate is 'func' | 'econ' | 'gov' =>
  coordinate === 'func' || coordinate === 'econ' || coordinate === 'gov'

const shapes = {
  func: {
    pattern: /^2\d{2}(?:\d{2}(?:\d{2})?)?$/u,
    name: '支出功能分类科目',
    digits: '3、5 或 7 位，2 开头',
  },
  econ: { pattern: /^3\d{2}(?:\d{2})?$/u, name: '部门预算支出经济分类科目', digits: '3 或 5 位，3 开头' },
  gov: { pattern: /^5\d{2}(?:\d{2})?$/u, name: '政府预算支出经济分类科目', digits: '3 或 5 位，5 开头' },
} as const

const catalogueOf = {
  func: functionalAccounts,
  econ: departmentalAccounts,
  gov: governmentalAccounts,
} as const

/** The coordinates a record states; what is absent stays absent. */
export function coordinates(reading: Reading, at: (name: string) => Field): EntryKey {
  const key: { [C in EntryCoordinate]?: string } = {}
  for (const coordinate of entryCoordinates) {
    const field = at(coordinate)
    const member = text(reading, field)
    if (member !== null && isGood(reading, coordinate, member, field.path)) key[coordinate] = member
  }
  return key
}

/** A code of the wrong shape or a word nobody knows is left out and reported; a code not yet seen is only warned of. */
function isGood(reading: Reading, coordinate: EntryCoordinate, member: string, where: string): boolean {
  if (isAccount(coordinate)) {
    const { pattern, name, digits } = shapes[coordinate]
    // “三公”经费 and its groups are members of the classification without a code.
    if (coordinate === 'econ' && !/^\d/u.test(member) && memberName('econ', member) !== null) return true
    if (!pattern.test(member)) {
      report(reading, {
        id: 'book/code-malformed',
        where,
        what: `${where} 的编码“${member}”不是${name}`,
        why: `${name}编码是 ${digits}`,
        toDo: '请改正编码；不知道的科目不要填',
      })
      return false
    }
    const gone = withdrawnCodes().find((one) => one.account === coordinate && one.code === member)
    if (gone && reading.year !== undefined && reading.year >= gone.since) {
      report(reading, ofOtherYear(gone, where, name, reading.year))
      return true
    }
    if (!catalogueOf[coordinate]().byCode.has(member)) {
      report(reading, {
        id: 'book/code-unknown',
        severity: 'warning',
        where,
        what: `${where} 的编码“${member}”没有见过（${name}）`,
        why: '所收科目表并不完整，也可能是编码写错或是别的年度的科目',
        toDo: `请对照当年科目表核实${inFile('名称可写在 names')}`,
      })
    }
    return true
  }
  const isFree = coordinate === 'project' || coordinate === 'unit'
  if (isFree || memberName(coordinate, member) !== null) return true
  report(reading, {
    id: 'book/word-unknown',
    where,
    what: `${where} 写的是“${member}”`,
    why: '这里只能写规定的词',
    toDo: '请对照账本格式说明中的词表',
  })
  return false
}

/** A code that no account of the year bears any more; warned of, as long as the tables of accounts are not complete. */
function ofOtherYear(gone: WithdrawnCode, where: string, name: string, year: number): BookProblem {
  const [successor] = catalogueOf.econ().byCode.get(gone.successor) ??
    catalogueOf.func().byCode.get(gone.successor) ?? [undefined]
  return {
    id: 'book/code-of-other-year',
    severity: 'warning',
    where,
    what: `${where} 的编码 ${gone.code}（${gone.name}）是 ${gone.since} 年以前的${name}`,
    why: `${year} 年的科目表已没有它（${gone.basis}）`,
    toDo: successor
      ? `请改为 ${successor.code} ${successor.name}，或对照 ${year} 年科目表核实`
      : `请对照 ${year} 年科目表改正`,
  }
}

/** 分账 The ledgers of a list. */
export const ledgers = (reading: Reading, field: Field, sheets: readonly CostingSheet[]): Ledger[] =>
  list(reading, field).map((one, index) => {
    const at = record(reading, one, ['id', 'scope', 'entries'])
    return {
      id: text(reading, at('id')) ?? `ledger-${index + 1}`,
      scope: coordinates(reading, record(reading, at('scope'), entryCoordinates)),
      entries: entries(reading, at('entries'), sheets),
    }
  })

/** 分录 Entries of a list; one without a readable amount is left out, and the problem says which. */
export const entries = (reading: Reading, field: Field, sheets: readonly CostingSheet[]): Entry[] =>
  list(reading, field).flatMap((one) => {
    const source = typeof one.value === 'object' ? one.value : null
    const known = source && reading.entries?.get(source)
    if (known) return [known]
    const said = reading.problems.length
    const entry = entryOf(reading, one, sheets)
    if (entry && source && reading.problems.length === said) reading.entries?.set(source, entry)
    return entry ? [entry] : []
  })

function entryOf(reading: Reading, field: Field, sheets: readonly CostingSheet[]): Entry | null {
  const at = record(reading, field, [...entryCoordinates, 'amount', 'costing', 'note'])
  const key = coordinates(reading, at)
  const costing = text(reading, at('costing'))
  const note = text(reading, at('note'))
  const value = entryAmount(reading, at('amount'), at('costing'), costing, sheets)
  if (value === null) return null
  if (value < 0 && note === null) report(reading, negative(at('amount').path))
  return { at: key, amount: value, ...(costing !== null && { costing }), ...(note !== null && { note }) }
}

function entryAmount(
  reading: Reading,
  stated: Field,
  costingField: Field,
  costing: string | null,
  sheets: readonly CostingSheet[],
): number | null {
  const value = amount(reading, stated)
  if (costing === null) {
    if (value === null && text(reading, stated) === null) report(reading, amountMissing(stated.path))
    return value
  }
  const sheet = sheets.find(({ id }) => id === costing)
  const cost = sheet ? sheetCost(sheet) : null
  if (cost === null) {
    report(reading, {
      id: 'book/costing-unknown',
      where: costingField.path,
      what: `测算表“${costing}”${sheet ? '算不出来' : '不存在'}`,
      why: '分录引用的测算表必须有，且数量、单价都是数',
      toDo: '请改正引用或补上测算表',
    })
    return value
  }
  if (value !== null && value !== cost.amount) {
    report(reading, {
      id: 'book/costing-differs',
      where: stated.path,
      what: `${stated.path} 是 ${value / 100} 元，测算表“${costing}”合计 ${cost.amount / 100} 元`,
      why: '引用测算表的分录，金额以测算为准，两者应当相等',
      toDo: '请改正测算，或删去分录中的金额',
    })
  }
  return cost.amount
}

const amountMissing = (where: string) => ({
  id: 'book/amount-missing',
  where,
  what: `${where} 没有金额`,
  why: '没有金额的分录不知道是多少钱，不当作 0',
  toDo: '请填写金额，或删去这条分录',
})

const negative = (where: string) => ({
  id: 'book/negative-unexplained',
  where,
  what: `${where} 是负数，没有说明`,
  why: '预算安排一般不为负，负数须说明原因',
  toDo: `请在说明中写明原因${inFile('note')}，或改正金额`,
})
