import type { PrintedTable, Publication, PublicationPart } from '@mingzhang/model'

/**
 * 写成文本 A publication as plain text: one paragraph a line, one row of a table a line with its cells parted by tabs.
 * What a merged cell covers is left blank, so every row has a cell for every column. No format of its own, but the one
 * that any reader of disclosures understands.
 */
export function writeText(publication: Publication): string {
  const tables = publication.parts.flatMap((part) => (part.kind === 'table' ? [part.table] : []))
  return publication.parts
    .map((part, index) => {
      const text = partText(part, tables)
      return goesOn(publication.parts[index + 1]) ? text.replace(/\n+$/u, '\n') : text
    })
    .join('')
}

/** A table without a title goes on with the one before it: no blank line parts them. */
const goesOn = (next: PublicationPart | undefined): boolean =>
  next?.kind === 'table' && next.table.title === ''

function partText(part: PublicationPart, tables: readonly PrintedTable[]): string {
  switch (part.kind) {
    case 'heading':
      return `${oneLine(part.text)}\n\n`
    case 'paragraph':
      return `${oneLine(part.runs.map(({ text }) => text).join(''))}\n\n`
    case 'page-break':
      return '\n'
    case 'contents':
      return contentsText(part.title, tables)
    case 'table':
      return tableText(part.table)
  }
}

/** The list of tables by number and title; a text has no pages. Programmes share a title, which is listed once. */
function contentsText(title: string, tables: readonly PrintedTable[]): string {
  const listed = tables.filter((table, index) => {
    const first = tables.findIndex((other) => other.title === table.title)
    return table.title !== '' && first === index
  })
  const numbered = listed.some(({ no }) => no !== null)
  const lines = listed.map((table, index) =>
    numbered ? `${index + 1}\t${table.no ?? ''}\t${table.title}` : `${table.title}\t${index + 1}`,
  )
  return `${[title, '', ...(numbered ? ['编号\t工作表名\t'] : []), ...lines].join('\n')}\n\n`
}

function tableText(table: PrintedTable): string {
  const width = Math.max(table.columns.length, 2)
  const lines = [
    ...(table.title === '' ? [] : [table.title, '']),
    ...table.headLines.flatMap((line) => [line, '']),
    ...(table.unitLine === null ? [] : [table.unitLine, '']),
    ...linesOf(table.header, width),
    ...linesOf(
      table.rows.map(({ cells }) => cells),
      width,
    ),
    '',
    ...(table.note === null ? [] : [table.note.replace(/\n/gu, ''), '']),
  ]
  return `${lines.join('\n')}\n`
}

type Spanning = { readonly text: string; readonly columns: number; readonly rows: number }

/** Cells at their columns, past those that a cell before or above covers; what is covered is blank. */
function linesOf(rows: readonly (readonly Spanning[])[], width: number): string[] {
  const coveredUntil = new Array<number>(width).fill(0)
  return rows.map((cells, row) => {
    const line = new Array<string>(width).fill('')
    let at = 0
    for (const cell of cells) {
      while (at < width && (coveredUntil[at] ?? 0) > row) at += 1
      if (at >= width) break
      line[at] = oneLine(cell.text)
      coveredUntil.fill(row + cell.rows, at, at + cell.columns)
      at += cell.columns
    }
    return line.join('\t')
  })
}

/** Tabs and line ends part cells and rows, so none may stand inside one. */
const oneLine = (text: string): string => text.replace(/[\t\r\n]+/gu, ' ').trim()
