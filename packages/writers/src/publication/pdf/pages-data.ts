import type { PrintedTable, Publication, PublicationPart } from '@mingzhang/model'
import { issueDay } from '../../issue-day.ts'
import { safeText } from '../../safe-text.ts'
import { words } from '../../words.ts'
import { arrangePages, hasCover, leadsIn } from '../arrange-pages.ts'
import { type ContentsEntry, contentsEntries } from '../contents-entries.ts'
import { fitsOnePage } from '../fits-one-page.ts'
import { columnShares, layOutTable } from '../lay-out-table.ts'
import { linesAbove, linesOf } from '../table-caption.ts'

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
    plainTitle: safeText(title),
    unit: safeText(unit.name),
    date: [year, month, day],
    issued: words.date(year, month, day),
    cover: hasCover(publication),
    runs: arrangePages(publication).map(({ landscape, parts }) => ({
      landscape,
      parts: parts.map((part, at) => ({
        ...partData(part, entries.get(part), landscape),
        lead: leadsIn(part, parts[at + 1]),
      })),
    })),
  }
}

function partData(part: PublicationPart, entry: ContentsEntry | undefined, landscape: boolean): object {
  switch (part.kind) {
    case 'heading':
      return { kind: part.kind, level: part.level, text: linesOf(part.text) }
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
  const points = columns > 10 ? 8 : columns > 7 ? 9 : 10.5
  const area = landscape ? areas.lying : areas.upright
  const widths = columnShares(table, area.width / points)
  const cellOf = ({ cell, row, column }: (typeof head)[number][number]) => ({
    t: linesOf(cell.text),
    x: column,
    y: row,
    c: cell.columns,
    r: cell.rows,
  })
  return {
    level: entry?.level ?? 1,
    title: entry === undefined || entry.text === '' ? [] : linesOf(entry.text),
    points,
    ...linesAbove(table),
    widths,
    keep: fitsOnePage(table, widths, { ...area, text: points, line: points * 1.25 }),
    aligns: Array.from({ length: columns }, (_, at) => table.columns[at]?.align ?? 'left'),
    heads: head.length,
    head: head.flat().map(cellOf),
    body: body.flat().map((placed) => ({
      ...cellOf(placed),
      y: placed.row + head.length,
      i: placed.cell.indent,
      b: table.rows[placed.row]?.strong ?? false,
    })),
    rows: head.length + body.length,
    note: table.note === null ? [] : linesOf(table.note),
  }
}
