import { createHash } from 'node:crypto'
import type { RecordType } from '@mingzhang/law'
import type { Place, Read, SourceDocument } from '@mingzhang/model'
import {
  type RecordCells,
  type Records,
  type RecordValue,
  readRecords,
  readRecordTable,
  recordText,
} from '@mingzhang/performance'
import type { StoredRecord } from '@mingzhang/store'
import type { AuditFunction } from '../audit-function.ts'
import type { UploadedFile } from '../import-file.ts'
import { sourceOf } from '../source-of.ts'
import { decodeRecordJson } from './decode-record-json.ts'

/** 读台账文件 Rows of a CSV, a workbook or JSON, by what the bytes are; rows that cannot be read are named. */
export async function readRecordFile(
  type: RecordType,
  { name, bytes }: UploadedFile,
  audit: AuditFunction,
): Promise<Records> {
  const isPacked = bytes[0] === 0x50 && bytes[1] === 0x4b
  const isCompound = bytes[0] === 0xd0 && bytes[1] === 0xcf
  if (isPacked || isCompound) return ofWorkbook(type, await sourceOf(audit, bytes, name))
  const text = decoded(bytes)
  return /^\ufeff?\s*[[{]/u.test(text) ? ofJson(type, text) : readRecords(type, text)
}

/** UTF-8, else the encoding of older Chinese programs. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

const refusal = (type: RecordType, why: string): Records => ({ type, rows: [], problems: [{ line: 1, why }] })

function ofWorkbook(type: RecordType, read: Read<SourceDocument>): Records {
  if (!read.ok) return refusal(type, `${read.refusal.what}${read.refusal.why}`)
  const wanted = type.columns.filter(({ required }) => required).map(({ name }) => name)
  for (const block of read.value.blocks) {
    if (block.kind !== 'grid') continue
    const rows = block.rows.map(({ cells, place }, index) => ({
      line: rowOnSheet(place) ?? index + 1,
      texts: cells.map(({ text }) => text.trim()),
    }))
    const head = rows.findIndex(({ texts }) => wanted.every((name) => texts.includes(name)))
    const header = rows[head]
    if (!header) continue
    const table = rows.slice(head + 1).map(
      ({ line, texts }): RecordCells => ({
        line,
        cells: new Map(header.texts.map((name, column) => [name, texts[column] ?? ''])),
      }),
    )
    return readRecordTable(
      type,
      header.texts,
      table.filter(({ cells }) => [...cells.values()].some((cell) => cell !== '')),
      header.line,
    )
  }
  return refusal(type, `没有哪张表有“${wanted.join('”“')}”这些列，不能当作${type.title}台账`)
}

/** The number a person sees beside the row: titles above a table are no rows of it. */
const rowOnSheet = (place: Place): number | null =>
  place.kind === 'xlsx' ? Number(/\d+$/u.exec(place.cell)?.[0] ?? Number.NaN) || null : null

function ofJson(type: RecordType, text: string): Records {
  const rows = decodeRecordJson(text)
  if (!rows) return refusal(type, '不是一列对象；请写 [ { "日期": "2024-03-01", … } ]')
  const header = [...new Set(rows.flatMap((row) => [...row.keys()]))]
  return readRecordTable(
    type,
    header,
    rows.map((cells, index) => ({ line: index + 1, cells })),
  )
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
