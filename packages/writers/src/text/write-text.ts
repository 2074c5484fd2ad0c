import type { PrintedHead, PrintedRow, PrintedTable, Publication, PublicationPart } from '@mingzhang/model'

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
    ...headerLines(table.header, width),
    ...table.rows.map((row) => rowLine(row, width)),
    '',
    ...(table.note === null ? [] : [table.note.replace(/\n/gu, ''), '']),
  ]
  return `${lines.join('\n')}\n`
}

/** Header cells at their columns, past those that a cell above covers. */
function headerLines(header: readonly (readonly PrintedHead[])[], width: number): string[] {
  const covered = header.map(() => new Set<number>())
  return header.map((row, level) => {
    const line = Array.from({ length: width }, () => '')
    let at = 0
    for (const cell of row) {
      while (covered[level]?.has(at)) at += 1
      line[at] = oneLine(cell.text)
      for (let below = 1; below < cell.rows; below += 1) {
        for (let column = at; column < at + cell.columns; column += 1) covered[level + below]?.add(column)
      }
      at += cell.columns
    }
    return line.join('\t')
  })
}

function rowLine(row: PrintedRow, width: number): string {
  const cells = row.cells.flatMap((cell) => [
    oneLine(cell.text),
    ...Array.from({ length: cell.columns - 1 }, () => ''),
  ])
  while (cells.length < width) cells.push('')
  return cells.join('\t')
}

/** Tabs and line ends part cells and rows, so none may stand inside one. */
const oneLine = (text: string): string => text.replace(/[\t\r\n]+/gu, ' ').trim()
