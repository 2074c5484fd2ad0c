import { type RecordType, recordTypes } from '@mingzhang/law'
import type { Place, SourceDocument } from '@mingzhang/model'
import { csvLines } from '../csv.ts'
import { decodeRecordJson } from './decode-record-json.ts'
import { type RecordCells, type Records, readRecords, readRecordTable } from './read-records.ts'

/** 台账文字 UTF-8, else the encoding in which older Chinese programs (and Excel's CSV) save. */
export function textOfBytes(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** Is the text a list in JSON rather than a table of values? */
const isJson = (text: string): boolean => /^\ufeff?\s*[[{]/u.test(text)

/** 读台账文字 Rows of a CSV or of JSON, told apart by the first character. */
export const recordsOfText = (type: RecordType, text: string): Records =>
  isJson(text) ? ofJson(type, text) : readRecords(type, text)

const refusal = (type: RecordType, why: string): Records => ({ type, rows: [], problems: [{ line: 1, why }] })

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

type SheetRow = { readonly line: number; readonly texts: readonly string[] }

/** Rows of each grid with the number a person sees beside them. */
const sheetsOf = ({ blocks }: SourceDocument): SheetRow[][] =>
  blocks.flatMap((block) =>
    block.kind === 'grid'
      ? [
          block.rows.map(({ cells, place }, index) => ({
            line: rowOnSheet(place) ?? index + 1,
            texts: cells.map(({ text }) => text.trim()),
          })),
        ]
      : [],
  )

/** Titles above a table are no rows of it. */
const rowOnSheet = (place: Place): number | null =>
  place.kind === 'xlsx' ? Number(/\d+$/u.exec(place.cell)?.[0] ?? Number.NaN) || null : null

const wanted = ({ columns }: RecordType): string[] =>
  columns.filter(({ required }) => required).map(({ name }) => name)

const isHeader = (type: RecordType, texts: readonly string[]): boolean =>
  wanted(type).every((name) => texts.includes(name))

/** 读台账工作簿 Rows of the first sheet that has the columns of the type. */
export function recordsOfSource(type: RecordType, source: SourceDocument): Records {
  for (const rows of sheetsOf(source)) {
    const head = rows.findIndex(({ texts }) => isHeader(type, texts))
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
  return refusal(type, `没有哪张表有“${wanted(type).join('”“')}”这些列，不能当作${type.title}台账`)
}

/**
 * 台账类型 What type of records a table is of, by its headings: the type whose required columns are all there and of which
 * it has most columns. Empty: of none; several: the headings do not tell them apart.
 */
export function recordTypesOf(given: string | SourceDocument): RecordType[] {
  const headers =
    typeof given === 'string'
      ? headersOfText(given)
      : sheetsOf(given)
          .flat()
          .map(({ texts }) => texts)
  const fits = recordTypes().flatMap((type) => {
    const own = new Set(type.columns.map(({ name }) => name))
    const counts = headers
      .filter((texts) => isHeader(type, texts))
      .map((texts) => texts.filter((text) => own.has(text)).length)
    return counts.length > 0 ? [{ type, columns: Math.max(...counts) }] : []
  })
  const most = Math.max(0, ...fits.map(({ columns }) => columns))
  return fits.filter(({ columns }) => columns === most).map(({ type }) => type)
}

function headersOfText(text: string): (readonly string[])[] {
  if (isJson(text)) return [[...new Set((decodeRecordJson(text) ?? []).flatMap((row) => [...row.keys()]))]]
  const header = csvLines(text).find(({ cells: [first = ''] }) => !first.startsWith('#'))
  return header ? [header.cells] : []
}
