import type { WorkingBook, WorkingRow } from '@mingzhang/forms'
import { contains } from '@mingzhang/law'
import type { Key } from '@mingzhang/model'

const spoken = ['func', 'use', 'project', 'origin'] as const

/** 数从哪几条来 Lines with money that lies within a printed figure; one that does not say enough is not among them. */
export function entriesOf(working: WorkingBook, key: Key): readonly WorkingRow[] {
  return working.rows.filter(({ at, money }) => {
    const funds = Object.keys(money).filter((fund) => money[fund]?.trim() !== '')
    if (!funds.some((fund) => key.fund === undefined || contains('fund', key.fund, fund || undefined)))
      return false
    const econ = key.econ?.startsWith('5') ? (at.gov ?? at.econ) : at.econ
    if (key.econ !== undefined && !contains('econ', key.econ, econ)) return false
    return spoken.every((name) => key[name] === undefined || contains(name, key[name], at[name]))
  })
}

const most = 5

/** 第几条 Their numbers in the table, the first few. */
export function numbersOf(rows: readonly WorkingRow[], found: readonly WorkingRow[]): string {
  const numbers = found.slice(0, most).map(({ id }) => rows.findIndex((row) => row.id === id) + 1)
  return `${numbers.join('、')}${found.length > most ? '…' : ''}`
}
