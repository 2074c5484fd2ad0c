import type { Publication } from '@mingzhang/model'
import type { Cell, WriteSheet } from 'hucre/xlsx'
import { safeText } from '../../safe-text.ts'
import { rowHeight, sheetStyles } from './sheet-style.ts'
import { printSetup } from './table-sheet.ts'

/** Narrower than a page: some programs cut a single column instead of scaling it. */
const across = 80

type Style = NonNullable<Cell['style']>
type Line = {
  readonly text: string
  readonly style: Style
  readonly points: number
  readonly isHeading?: boolean
}

/** Points of a page between its margins. */
const pageHeight = 725

/** 文字页 Headings and paragraphs on a sheet of their own; null where there is no text. */
export function textSheet({ title, parts }: Publication, name: string): WriteSheet | null {
  const lines = parts.flatMap((part): Line[] => {
    if (part.kind === 'heading')
      return [{ text: part.text, style: sheetStyles.heading(part.level), points: 12, isHeading: true }]
    if (part.kind !== 'paragraph') return []
    const text = part.runs.map((run) => run.text).join('')
    return text.trim() === '' ? [] : [{ text: `　　${text}`, style: sheetStyles.paragraph, points: 12 }]
  })
  if (lines.length === 0) return null
  const all = [{ text: title, style: sheetStyles.title, points: 18 }, ...lines]
  const heights = all.map(({ text, points }) =>
    rowHeight([{ text, width: (across * 10.5) / points }], points),
  )
  return {
    name,
    rows: [],
    cells: new Map(all.map(({ text, style }, row) => [`${row},0`, cell(text, style)])),
    rowDefs: new Map(heights.map((height, row) => [row, { height }])),
    columns: [{ width: across }],
    rowBreaks: breaksAfter(all, heights),
    ...printSetup(false, null, null),
  }
}

/** Rows after which a new page begins, so that no heading is the last of its page. */
function breaksAfter(lines: readonly Line[], heights: readonly number[]): number[] {
  const breaks: number[] = []
  let y = 0
  heights.forEach((height, row) => {
    let needed = height
    for (let at = row; lines[at]?.isHeading === true; at += 1) needed += heights[at + 1] ?? 0
    if (y + needed > pageHeight && y > 0) {
      breaks.push(row - 1)
      y = 0
    }
    y += height
  })
  return breaks
}

/** 目录页 Every table with its number, linked to its sheet. */
export function contentsSheet(
  { title }: Publication,
  name: string,
  tables: readonly { readonly no: string | null; readonly title: string; readonly sheet: string }[],
  heads: readonly [string, string],
): WriteSheet {
  const cells = new Map<string, Partial<Cell>>([
    ['0,0', cell(title, sheetStyles.title)],
    ['1,0', cell(heads[0], sheetStyles.head)],
    ['1,1', cell(heads[1], sheetStyles.head)],
  ])
  tables.forEach((table, index) => {
    const row = index + 2
    cells.set(`${row},0`, cell(table.no ?? String(index + 1), sheetStyles.cell('center', false, 0)))
    cells.set(`${row},1`, {
      ...cell(table.title, sheetStyles.link),
      hyperlink: { target: '', location: `'${table.sheet.replaceAll("'", "''")}'!A1` },
    })
  })
  const height = rowHeight([{ text: title, width: 50 }], 18)
  return {
    name,
    rows: [],
    cells,
    merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 1 }],
    rowDefs: new Map([
      [0, { height }],
      ...tables.map(
        (table, index) =>
          [index + 2, { height: Math.max(20, rowHeight([{ text: table.title, width: 74 }], 10.5)) }] as const,
      ),
    ]),
    columns: [{ width: 14 }, { width: 74 }],
    freezePane: { rows: 2 },
    ...printSetup(false, null, '$2:$2'),
  }
}

const cell = (text: string, style: Style): Partial<Cell> => ({
  value: safeText(text).slice(0, 32_767).toWellFormed(),
  type: 'string',
  style,
})
