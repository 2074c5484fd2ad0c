import type { Block, Place, SourceDocument } from '@mingzhang/model'
import { layOutGrid, type PlaceAt } from '../grid/lay-out-grid.ts'
import { splitGrid } from '../grid/split-grid.ts'

/** One value with the line and character it starts at, from 1, and the line it ends on. */
type Field = {
  readonly text: string
  readonly line: number
  readonly column: number
  readonly endLine: number
}

/**
 * 读 csv Values parted by commas (or tabs), one row a line; a value in quotes may hold commas, quotes and line breaks.
 *
 * @returns the source document, or null when it would have more cells than allowed
 */
export function readCsv(text: string, separator: string, maxCells: number): SourceDocument | null {
  const records = recordsOf(text.replace(/\r\n?/gu, '\n'), separator, maxCells)
  if (records === null) return null
  const anchors = records.flatMap((fields, row) =>
    fields.map(({ text: value }, column) => ({ row, column, rowSpan: 1, columnSpan: 1, text: value })),
  )
  const placeAt: PlaceAt = ({ row, column }, value): Place => {
    const field = records[row]?.[column ?? 0]
    const { line = row + 1, endLine = line } = field ?? {}
    const end = endLine > line ? { endLine } : {}
    const at = column !== null && field ? { column: field.column } : {}
    return { kind: 'text', line, ...end, ...at, text: value }
  }
  const rows = layOutGrid(anchors, records.length, maxCells, placeAt)
  if (rows === null) return null
  const blocks: Block[] = splitGrid(rows.map((row) => ({ row, isRuled: false })))
  return { format: 'csv', blocks }
}

/** 是否 csv The character that parts the values of a text, if nearly all of its rows have equally many; else null. */
export function separatorOf(text: string): string | null {
  const start = text.slice(0, 64 * 1024)
  const quotesTabs = /(?:^|\t)"[^"\n]*[\n\t]/mu.test(start)
  const separator = start.includes('\t') ? (quotesTabs ? '\t' : null) : ','
  if (separator === null) return null
  const all = recordsOf(start.replace(/\r\n?/gu, '\n'), separator, start.length + 1) ?? []
  const records = all.filter((record) => record.some((field) => field.text.trim() !== ''))
  const widths = new Map<number, number>()
  for (const { length } of records) widths.set(length, (widths.get(length) ?? 0) + 1)
  const [width = 0, count = 0] = [...widths].toSorted((one, other) => other[1] - one[1])[0] ?? []
  return records.length >= 2 && width >= 2 && count >= records.length * 0.9 ? separator : null
}

function recordsOf(text: string, separator: string, maxFields: number): Field[][] | null {
  const records: Field[][] = [[]]
  const end = text.endsWith('\n') ? text.length - 1 : text.length
  let line = 1
  let lineStart = 0
  let at = 0
  let count = 0
  while (at <= end) {
    count += 1
    if (count > maxFields) return null
    const start = { line, column: at - lineStart + 1 }
    const isQuoted = text[at] === '"'
    const stop = isQuoted ? quoteEnd(text, at) : plainEnd(text, at, separator)
    const raw = text.slice(at, stop)
    const value = isQuoted
      ? raw.slice(1, raw.length > 1 && raw.endsWith('"') ? -1 : undefined).replaceAll('""', '"')
      : raw
    for (let mark = raw.indexOf('\n'); mark >= 0; mark = raw.indexOf('\n', mark + 1)) {
      line += 1
      lineStart = at + mark + 1
    }
    records.at(-1)?.push({ text: value, ...start, endLine: line })
    if (stop < end && text[stop] === '\n') {
      records.push([])
      line += 1
      lineStart = stop + 1
    }
    at = stop + 1
  }
  return records
}

/** After the closing quote, up to what parts it from the next value. */
function quoteEnd(text: string, start: number): number {
  let at = start + 1
  while (at < text.length) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return text.length
    if (text[quote + 1] !== '"') return quote + 1
    at = quote + 2
  }
  return text.length
}

function plainEnd(text: string, start: number, separator: string): number {
  let at = start
  while (at < text.length && text[at] !== separator && text[at] !== '\n') at += 1
  return at
}
