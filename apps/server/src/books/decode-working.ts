import { canonicalJson } from '@mingzhang/cycle'
import { isRecord, type Plain, type PlainRecord, type WorkingBook, type WorkingRow } from '@mingzhang/forms'
import { type EntryKey, entryCoordinates } from '@mingzhang/model'

/**
 * 解底稿 A working book out of what a browser sent or the store kept: whatever is not what it should be is taken as text
 * or left out, so that nothing but a working book gets any further. Null: it is none.
 */
export function decodeWorking(value: unknown): WorkingBook | null {
  const given = plainOf(value)
  if (!isRecord(given)) return null
  const { amountUnit, ledgers, rows, fields } = given
  if (!Array.isArray(ledgers) || !Array.isArray(rows) || !isRecord(fields)) return null
  return {
    amountUnit: typeof amountUnit === 'string' ? amountUnit : '万元',
    ledgers: ledgers.filter(isRecord).map(({ id, scope }) => ({
      id: wordOf(id),
      scope: entryKeyOf(isRecord(scope) ? scope : {}),
    })),
    rows: rows.filter(isRecord).flatMap((row) => rowOf(row) ?? []),
    fields,
  }
}

/** The text that the store kept. */
export const decodeKept = (content: string): WorkingBook | null => decodeWorking(JSON.parse(content))

/** 内容相同 Do two texts that the store kept say the same, in whatever order their fields stand? */
export const isSameKept = (one: string, other: string): boolean =>
  canonicalJson(JSON.parse(one)) === canonicalJson(JSON.parse(other))

const wordOf = (value: Plain | undefined): string => (typeof value === 'string' ? value : '')

function entryKeyOf(record: PlainRecord): EntryKey {
  return Object.fromEntries(
    entryCoordinates.flatMap((coordinate) => {
      const member = record[coordinate]
      return typeof member === 'string' && member !== '' ? [[coordinate, member]] : []
    }),
  )
}

function rowOf(row: PlainRecord): WorkingRow | null {
  const id = wordOf(row['id'])
  if (id === '') return null
  const { fund: _fund, ...at } = entryKeyOf(isRecord(row['at']) ? row['at'] : {})
  const money = isRecord(row['money']) ? row['money'] : {}
  const proposed = Array.isArray(row['proposed']) ? row['proposed'] : []
  const names = (['func', 'econ', 'gov', 'project'] as const).filter((name) => proposed.includes(name))
  return {
    id,
    ledger: wordOf(row['ledger']),
    at,
    money: Object.fromEntries(
      Object.entries(money).flatMap(([fund, typed]) => (typeof typed === 'string' ? [[fund, typed]] : [])),
    ),
    ...(wordOf(row['costing']) !== '' && { costing: wordOf(row['costing']) }),
    ...(wordOf(row['note']) !== '' && { note: wordOf(row['note']) }),
    ...(names.length > 0 && { proposed: names }),
  }
}

const deepest = 12

/** Numbers and truths become their texts; what is nested deeper than any book is cut off. */
function plainOf(value: unknown, depth = 0): Plain {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value !== 'object' || value === null || depth > deepest) return null
  if (Array.isArray(value)) return value.map((item: unknown) => plainOf(item, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plainOf(item, depth + 1)]))
}
