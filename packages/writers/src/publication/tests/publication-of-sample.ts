import { readFileSync } from 'node:fs'
import {
  type Disclosure,
  type Grid,
  type Key,
  type PrintedCell,
  type PrintedHead,
  type PrintedRow,
  type PrintedTable,
  type Publication,
  type PublicationPart,
  parseAmount,
  placeText,
  type SourceDocument,
  type Table,
} from '@mingzhang/model'
import { read } from '@mingzhang/readers'
import { publicationOf } from './sample-publications.ts'

export const samples = [
  'wansheng-office-affairs-2024',
  'qinglong-office-affairs-2024',
  'qinhuangdao-office-affairs-2023',
  'qijiang-government-services-2024',
  'wansheng-key-programmes-2024',
] as const

/** A published text as it was read, and the publication that says the same. */
export function publicationOfSample(name: string): { disclosure: Disclosure; publication: Publication } {
  const bytes = readFileSync(new URL(`../../../../../samples/${name}.txt`, import.meta.url))
  const file = read(new Uint8Array(bytes), `${name}.txt`)
  if (!file.ok) throw new Error(file.refusal.id)
  const { source, disclosure } = file.value
  return { disclosure, publication: toPublication(source, disclosure) }
}

function toPublication({ blocks }: SourceDocument, disclosure: Disclosure): Publication {
  const { title, unit, year } = disclosure.document
  const parts: PublicationPart[] = []
  const last: { table: Table | undefined; part: number } = { table: undefined, part: -1 }
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      parts.push(proseOf(block.text.replace(/^#+\s*/u, '').trim()))
      continue
    }
    const grid = withoutHeadLine(block, parts)
    const lines = new Set(grid.rows.flatMap(linesOfRow))
    const table = disclosure.tables.find(({ rows }) => rows.some(({ place }) => lines.has(lineOf(place))))
    const printed = tableOf(grid, table, parts)
    const before = parts[last.part]
    if (table !== undefined && table === last.table && before?.kind === 'table') {
      parts[last.part] = {
        kind: 'table',
        table: { ...before.table, rows: [...before.table.rows, ...printed.rows] },
      }
      continue
    }
    Object.assign(last, { table, part: parts.length })
    parts.push({ kind: 'table', table: printed })
  }
  return publicationOf(parts, {
    title: title ?? '',
    unit: { code: unit.code, name: unit.name ?? '' },
    year: year ?? 2024,
  })
}

function proseOf(text: string): PublicationPart {
  const level = /^[一二三四五六七八九十]+、/u.test(text)
    ? 1
    : /^[（(][一二三四五六七八九十]+[)）]/u.test(text)
      ? 2
      : null
  if (level !== null && text.length < 30) return { kind: 'heading', level, text }
  return { kind: 'paragraph', runs: [{ kind: 'words', text }] }
}

/** A first row that holds the unit of the table is no row of it: its texts become lines above. */
function withoutHeadLine(grid: Grid, above: PublicationPart[]): Grid {
  const texts = (grid.rows[0]?.cells ?? []).map(({ text }) => text.trim()).filter((text) => text !== '')
  const unit = texts.find((text) => /^单位[:：]/u.test(text))
  if (unit === undefined) return grid
  above.push(proseOf(texts.filter((text) => text !== unit).join(' ')), proseOf(unit))
  return { ...grid, rows: grid.rows.slice(1) }
}

/** Takes the line right above a table off the parts where it is of the kind asked for. */
function takeLine(parts: PublicationPart[], isAsked: (text: string) => boolean): string | null {
  const last = parts.at(-1)
  if (last?.kind !== 'paragraph' && last?.kind !== 'heading') return null
  const text = last.kind === 'heading' ? last.text : last.runs.map((run) => run.text).join('')
  if (!isAsked(text)) return null
  parts.pop()
  return text
}

const tight = (text: string): string => text.replace(/\s/gu, '')

/** The lines above a table that say its title, unit and whose it is; what was said before on every page goes. */
function takeCaption(above: PublicationPart[], table: Table | undefined) {
  let unit: string | null = null
  let title = table?.title ?? ''
  const headLines: string[] = []
  for (let left = 6; left > 0; left -= 1) {
    const unitLine = takeLine(above, (text) => /^(?:金额)?单位\s*[:：]\s*\S+\s*$/u.test(text))
    const headLine = takeLine(above, (text) => /^部门全称|预算年度[:：]|^\d{3}\s/u.test(text))
    const titleLine = takeLine(above, (text) => isTitleOf(tight(text), table))
    if (headLine !== null) headLines.unshift(headLine)
    unit = unitLine ?? unit
    if (table === undefined) title = titleLine ?? title
  }
  return { unit, title, headLines }
}

const isTitleOf = (text: string, table: Table | undefined): boolean =>
  table === undefined
    ? /目标表(?:（.*）)?$/u.test(text) && text.length < 40
    : text.length > 4 && (text.endsWith(tight(table.title)) || tight(table.title).includes(text))

const lineOf = (place: Grid['place']): number => (place.kind === 'text' ? place.line : 0)

const linesOfRow = ({ place, cells }: Grid['rows'][number]): number[] =>
  [place, ...cells.map((cell) => cell.place)].map(lineOf).filter((line) => line > 0)

function tableOf(grid: Grid, table: Table | undefined, above: PublicationPart[]): PrintedTable {
  const width = Math.max(...grid.rows.map(({ cells }) => cells.length))
  const first = table ? firstDataRow(grid, table) : 0
  const header =
    table && first > 0
      ? headerOf(
          table.columns.slice(0, width).map(({ path }) => path),
          width,
        )
      : []
  const { title, headLines, unit } = takeCaption(above, table)
  return {
    id: `t${lineOf(grid.place)}`,
    form: table?.form ?? 'other',
    no: null,
    title,
    headLines,
    unitLine: unit,
    amountUnit: table?.amountUnit ?? '万元',
    columns: Array.from({ length: width }, (_, at) => columnOf(grid, table, first, at)),
    header,
    rows: grid.rows.slice(header.length === 0 ? 0 : first).map((row) => rowOf(row, width, table)),
    note: null,
    landscape: width > 8,
  }
}

function columnOf(
  grid: Grid,
  table: Table | undefined,
  first: number,
  at: number,
): PrintedTable['columns'][number] {
  const texts = grid.rows.slice(first).map(({ cells }) => cells[at]?.text.trim() ?? '')
  const longest = Math.max(4, ...texts.map((text) => Math.min(text.length, 24)))
  const role = table?.columns[at]?.role
  const isFigure = role === 'money' || role === 'count' || role === 'unitPrice' || role === 'asset'
  return { align: isFigure ? 'right' : role === 'serial' ? 'center' : 'left', widthShare: longest + 4 }
}

function firstDataRow(grid: Grid, table: Table): number {
  const own = new Set(table.rows.map(({ place }) => lineOf(place)))
  return grid.rows.findIndex((row) => linesOfRow(row).some((line) => own.has(line)))
}

/** Heads with spans from the paths of the columns. */
function headerOf(paths: readonly (readonly string[])[], width: number): PrintedHead[][] {
  const depth = Math.max(...paths.map((path) => path.length))
  const rows = Array.from({ length: depth }, (): PrintedHead[] => [])
  const covered = new Array<number>(width).fill(0)
  for (let level = 0; level < depth; level += 1) {
    for (let from = 0; from < width; ) {
      const path = paths[from] ?? []
      if ((covered[from] ?? 0) > level) {
        from += 1
        continue
      }
      const isLeaf = path.length <= level + 1
      let to = from + 1
      while (!isLeaf && to < width && isSame(path, paths[to] ?? [], level)) to += 1
      const height = isLeaf ? depth - level : 1
      covered.fill(level + height, from, to)
      rows[level]?.push({ text: path[level] ?? '', columns: to - from, rows: height })
      from = to
    }
  }
  return rows
}

const isSame = (one: readonly string[], other: readonly string[], level: number): boolean =>
  other.length > level + 1 && one.slice(0, level + 1).every((word, at) => word === other[at])

function rowOf(row: Grid['rows'][number], width: number, table: Table | undefined): PrintedRow {
  const keys = new Map(table?.cells.map((cell) => [placeText(cell.place), cell.key] as const))
  const filled = table === undefined ? row.cells.findLastIndex(({ text }) => text.trim() !== '') : -1
  const shown = filled < 1 ? row.cells : row.cells.slice(0, filled + 1)
  const cells = shown.map(({ text, place }, at): PrintedCell => {
    const key: Key | null = keys.get(placeText(place)) ?? null
    const amount = key ? parseAmount(text, table?.amountUnit ?? '万元') : null
    const columns = at === shown.length - 1 ? width - at : 1
    return { text, amount, key: amount && key, sumOf: null, columns, rows: 1, indent: 0 }
  })
  return { cells, strong: /^合\s*计$/u.test(row.cells[0]?.text.trim() ?? '') }
}
