import { createHash } from 'node:crypto'
import type { RecordType } from '@mingzhang/law'
import {
  type Records,
  type RecordValue,
  readRecordTable,
  recordsOfSource,
  recordsOfText,
  recordText,
  textOfBytes,
} from '@mingzhang/performance'
import type { StoredRecord } from '@mingzhang/store'
import type { AuditFunction } from '../audit-function.ts'
import type { UploadedFile } from '../import-file.ts'
import { sourceOf } from '../source-of.ts'

/** 读台账文件 Rows of a CSV, a workbook or JSON, by what the bytes are; rows that cannot be read are named. */
export async function readRecordFile(
  type: RecordType,
  { name, bytes }: UploadedFile,
  audit: AuditFunction,
): Promise<Records> {
  const isPacked = bytes[0] === 0x50 && bytes[1] === 0x4b
  const isCompound = bytes[0] === 0xd0 && bytes[1] === 0xcf
  if (!isPacked && !isCompound) return recordsOfText(type, textOfBytes(bytes))
  const read = await sourceOf(audit, bytes, name)
  if (read.ok) return recordsOfSource(type, read.value)
  return { type, rows: [], problems: [{ line: 1, why: `${read.refusal.what}${read.refusal.why}` }] }
}

/** 待存台账 Rows as they are kept: the day, the cells, and a hash that makes the same row the same. */
export const storableRecords = ({ type, rows }: Records, source: string): StoredRecord[] =>
  rows.map((row) => ({
    id: createHash('sha256').update(recordText(type, row)).digest('hex').slice(0, 32),
    day: dayOf(type, row.values),
    cells: Object.fromEntries([...row.values].map(([name, value]) => [name, value.text])),
    source,
  }))

function dayOf(type: RecordType, values: ReadonlyMap<string, RecordValue>): string {
  const column = type.columns.find(({ kind }) => kind === 'date' || kind === 'time')
  const value = values.get(column?.name ?? '')
  return value?.kind === 'time' ? value.day : ''
}

/** 库中台账 Kept rows as the measures take them; the line of a row is its number in the list. */
export const recordsOf = (type: RecordType, rows: readonly StoredRecord[]): Records =>
  readRecordTable(
    type,
    type.columns.map(({ name }) => name),
    rows.map(({ cells }, index) => ({ line: index + 1, cells: new Map(Object.entries(cells)) })),
  )
