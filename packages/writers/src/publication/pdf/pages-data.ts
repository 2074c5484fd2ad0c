import type { PrintedCell, PrintedHead, PrintedTable, Publication, PublicationPart } from '@mingzhang/model'
import { issueDay } from '../../issue-day.ts'
import { safeText } from '../../safe-text.ts'
import { words } from '../../words.ts'
import { arrangePages, goesOn, hasCover, isTitle, leadsIn } from '../arrange-pages.ts'
import { type ContentsEntry, contentsEntries, fullNameOf } from '../contents-entries.ts'
import { layOutTable, type Placed } from '../lay-out-table.ts'
import { linesAbove, linesOf } from '../table-caption.ts'
import { setTable, type TableSetting, type TableType } from '../table-height.ts'
import { emsOf, linesNeeded } from '../text-width.ts'
import { titleWidth } from '../title-lines.ts'

/** Size of the title of the publication, as the source sets it. */
const titlePoints = 22

/** 小二: the title of a chapter, as the source sets it. */
const chapterPoints = 18

/** 三号, or 四号 where the title of a table then stands on one line. */
const tableTitlePoints = (title: string, width: number): number => {
  const points = width / emsOf(title)
  return points < 16 && points >= 14 ? 14 : 16
}

/** The type area in points, upright and on its side. */
const areas = { upright: { width: 442, height: 638 }, lying: { width: 711, height: 450 } }

/**
 * 版面数据 What the typesetter needs of a publication, as plain data: texts are cut to lines, cells know their places,
 * and nothing of it is ever read as mark-up.
 */
export function pagesData(publication: Publication): unknown {
  const { title, unit, issuedOn } = publication
  const { year, month, day } = issueDay(issuedOn)
  const entries = contentsEntries(publication)
  return {
    title: linesOf(title),
    titleWidth: titleWidth(title, areas.upright.width / titlePoints),
    plainTitle: safeText(title),
    unit: safeText(unit.name),
    date: [year, month, day],
    issued: words.date(year, month, day),
    cover: hasCover(publication),
    runs: arrangePages(publication).map(({ landscape, parts }) => ({
      landscape,
      parts: parts.map((part, at) => ({
        ...partData(part, entries.get(part), landscape),
        lead: leadsIn(part, parts[at + 1]) || goesOn(part, parts[at + 1]),
      })),
    })),
  }
}

function partData(part: PublicationPart, entry: ContentsEntry | undefined, landscape: boolean): object {
  switch (part.kind) {
    case 'heading':
      return {
        ...{ kind: part.kind, level: part.level, text: linesOf(part.text), isTitle: isTitle(part) },
        titleWidth: titleWidth(part.text, areas.upright.width / chapterPoints),
      }
    case 'paragraph':
      return { kind: part.kind, text: linesOf(part.runs.map(({ text }) => text).join('')) }
    case 'table':
      return { kind: part.kind, ...tableData(part.table, entry, landscape) }
    case 'contents':
      return { kind: part.kind, text: linesOf(part.title) }
    case 'page-break':
      return { kind: part.kind }
  }
}

function tableData(table: PrintedTable, entry: ContentsEntry | undefined, landscape: boolean): object {
  const { head, body, columns } = layOutTable(table)
  const area = landscape ? areas.lying : areas.upright
  const above = captionHeight(table, entry?.text ?? '', area.width)
  const { type, shares, isWhole, linesOf: brokenTo } = setTable(table, typesFor(columns), area, above)
  const covered = body.flat().reduce((sum, { cell }) => sum + cell.columns * cell.rows, 0)
  const isFull = covered === columns * body.length
  return {
    level: entry?.level ?? 1,
    title: entry === undefined || entry.text === '' ? [] : linesOf(entry.text),
    titlePoints: tableTitlePoints(entry?.text ?? '', area.width),
    name: safeText(entry === undefined ? '' : fullNameOf(entry)).replace(/[\t\r\n]+/gu, ' '),
    points: type.text,
    inset: (type.row - hairline) / 2,
    ...linesAbove(table),
    widths: shares,
    keep: isWhole,
    aligns: Array.from({ length: columns }, (_, at) => table.columns[at]?.align ?? 'left'),
    heads: head.length,
    head: head.flat().map((placed) => headCell(placed, brokenTo)),
    body: body
      .flat()
      .map((placed) =>
        bodyCell(placed, brokenTo, head.length, table.rows[placed.row]?.strong ?? false, isFull),
      ),
    rows: head.length + body.length,
    note: table.note === null ? [] : linesOf(table.note),
  }
}

/** Points of the lines of a grid. */
const hairline = 0.6

/** 五号 for few columns, smaller for many; tighter rows and less type where a table then stands on one page. */
function typesFor(columns: number): readonly [TableType, ...TableType[]] {
  const type = (text: number, row = 4.6): TableType => ({ text, line: text * 1.2, row })
  if (columns > 10) return [type(8), type(8, 2.6), type(7.5, 2.6)]
  return columns > 7
    ? [type(9), type(9, 2.6), type(8.5, 2.6), type(8, 2.6)]
    : [type(10.5), type(10), type(10, 2.6), type(9.5, 2.6), type(9, 2.6), type(8.5, 2.6)]
}

/** Height of the title and of the lines above a table and of its note, about. */
function captionHeight(table: PrintedTable, title: string, width: number): number {
  const { alone, left, right } = linesAbove(table)
  const titleLines = title === '' ? 0 : Math.ceil(emsOf(title) / (width / tableTitlePoints(title, width)))
  const lines = alone.length + (left === '' && right === '' ? 0 : 1)
  const note = table.note === null ? 0 : 12 + linesNeeded(table.note, width / 10.5) * 14
  return (titleLines === 0 ? 0 : 20 + titleLines * 24) + lines * 20 + 8 + note
}

type BrokenTo = TableSetting['linesOf']

const cutTo = (lines: readonly string[]): readonly string[] => lines.flatMap(linesOf)

const headCell = ({ cell, row, column }: Placed<PrintedHead>, brokenTo: BrokenTo): object => ({
  t: cutTo(brokenTo(cell, column)),
  x: column,
  y: row,
  c: cell.columns,
  r: cell.rows,
})

/**
 * Most cells are a plain line: as a mere text they are set in half the time. They take the next free place, so that no row
 * of the table may be short.
 */
function bodyCell(
  { cell, row, column }: Placed<PrintedCell>,
  brokenTo: BrokenTo,
  heads: number,
  strong: boolean,
  isFull: boolean,
): unknown {
  const { columns, rows, indent } = cell
  const lines = cutTo(brokenTo(cell, column))
  const isPlain = columns === 1 && rows === 1 && indent === 0 && !strong && lines.length === 1
  if (isPlain && isFull) return lines[0]
  return { t: lines, x: column, y: row + heads, c: columns, r: rows, i: indent, b: strong }
}
