import type { RecordType } from '@mingzhang/law'
import { type RecordRow, recordText } from './read-records.ts'

/**
 * 不重不漏 Each thing once. A register (rooms) states the same thing again at every count: the latest row of the period
 * is what there is. Of events, a row that is the same in every column came in twice. What does not count is left,
 * with the row that stands for it.
 *
 * @param dayColumn the column a row is dated by
 */
export function currentRows(
  type: RecordType,
  rows: readonly RecordRow[],
  dayColumn: string,
  left: { line: number; why: string }[],
): readonly RecordRow[] {
  const identity = type.columns.filter((column) => column.identity)
  const keyOf = (row: RecordRow): string =>
    identity.length === 0
      ? recordText(type, row)
      : identity.map(({ name }) => row.values.get(name)?.text ?? '').join('\u001f')
  const kept = new Map<string, RecordRow>()
  for (const row of rows) {
    const key = keyOf(row)
    const before = kept.get(key)
    const latest = before && dayOf(before, dayColumn) > dayOf(row, dayColumn) ? before : row
    if (before) left.push(leftOut(latest === before ? row : before, latest, identity))
    kept.set(key, latest)
  }
  return rows.filter((row) => kept.get(keyOf(row)) === row)
}

function leftOut(row: RecordRow, by: RecordRow, identity: RecordType['columns']) {
  const why =
    identity.length === 0
      ? `与第${by.line}行完全相同，只算一次`
      : `第${by.line}行是同一${identity.map(({ name }) => name).join('、')}较新的记录，按它算`
  return { line: row.line, why }
}

const dayOf = ({ values }: RecordRow, column: string): string => {
  const day = values.get(column)
  return day?.kind === 'time' ? day.day : ''
}
