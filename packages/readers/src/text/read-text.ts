import type { Block, GridCell, GridRow, Place, SourceDocument } from '@mingzhang/model'
import { alignedText } from './aligned-text.ts'
import { cleanText } from './clean-text.ts'
import { isPipeRuler, pipeCells } from './pipe-row.ts'

type Line = { readonly text: string; readonly number: number }

/**
 * 读文本 Blocks of a disclosure that reached us as plain text.
 *
 * Two flattened styles are told apart line by line: a line with a tab inside it is a row of cells; a line that only
 * starts with a tab is one cell, and the cells up to the next blank line are a row. Everything else is a paragraph.
 * A cell of the second style may go on over following lines that have no tab, up to the blank line. A row drawn with
 * strokes (| 科目 | 合计 |) is a row of cells too, and so are lines whose words stand under each other by blanks alone.
 */
export function readText(text: string): SourceDocument {
  const lines = text
    .replace(/\r\n?/gu, '\n')
    .split('\n')
    .map((content, index) => ({ text: content, number: index + 1 }))
  const blocks: Block[] = []
  let rows: GridRow[] = []
  const closeGrid = () => {
    if (rows[0]) blocks.push({ kind: 'grid', rows, place: rows[0].place })
    rows = []
  }
  const aligned = new Map(
    alignedText(lines.filter((line) => kindOf(line) === 'paragraph')).map((table) => [table.first, table]),
  )
  let index = 0
  let style: 'row' | 'cell' | null = null
  while (index < lines.length) {
    const line = lines[index]
    if (!line) break
    const table = aligned.get(line.number)
    if (table) {
      closeGrid()
      style = null
      blocks.push(table.grid)
      index = table.last
      continue
    }
    const kind = kindOf(line)
    if (kind === 'blank' || kind === 'ruler') {
      if (kind === 'blank' && style === 'row') closeGrid()
      index += 1
      continue
    }
    if (kind === 'paragraph') {
      closeGrid()
      style = null
      blocks.push(paragraphOf(line))
      index += 1
      continue
    }
    if (style !== null && style !== kind) closeGrid()
    style = kind
    if (kind === 'row') {
      rows.push(rowOfCells(line))
      index += 1
    } else {
      const taken = cellLines(lines, index)
      rows.push(rowOfLines(taken))
      index += taken.length
    }
  }
  closeGrid()
  return { format: 'text', blocks }
}

function kindOf({ text }: Line): 'blank' | 'ruler' | 'row' | 'cell' | 'paragraph' {
  if (text.trim() === '' && !text.startsWith('\t')) return 'blank'
  if (isPipeRuler(text)) return 'ruler'
  if (pipeCells(text)) return 'row'
  if (text.indexOf('\t', 1) > 0) return 'row'
  return text.startsWith('\t') ? 'cell' : 'paragraph'
}

/** Lines of one row in the style of one cell a line: up to the next blank line, or to a row of the other style. */
function cellLines(lines: readonly Line[], start: number): Line[] {
  const taken: Line[] = []
  for (let index = start; index < lines.length; index += 1) {
    const line = lines[index]
    if (!line) break
    const kind = kindOf(line)
    if (kind === 'blank' || kind === 'ruler' || kind === 'row') break
    taken.push(line)
  }
  return taken
}

function rowOfLines(lines: readonly Line[]): GridRow {
  const cells: GridCell[] = []
  let open: Line[] = []
  const close = () => {
    if (open.length > 0) cells.push(cellOfLines(open))
    open = []
  }
  for (const line of lines) {
    if (line.text.startsWith('\t')) close()
    open.push(line)
  }
  close()
  const place = cells[0]?.place
  if (!place) throw new Error('a row of cells has at least one line')
  return { cells, place }
}

function cellOfLines(lines: readonly Line[]): GridCell {
  const [first, ...more] = lines
  if (!first) throw new Error('a cell has at least one line')
  if (more.length === 0) return cellAt(first.text.slice(1), first.number, 2)
  const raw = [first.text.slice(1), ...more.map((line) => line.text)].join('\n')
  const { text, residue } = cleanText(raw)
  const place: Place = {
    kind: 'text',
    line: first.number,
    endLine: first.number + more.length,
    column: 2,
    text: raw,
  }
  return { text: text.trim(), place, ...(residue.length > 0 && { residue }) }
}

function rowOfCells(line: Line): GridRow {
  const drawn = pipeCells(line.text)?.map(({ text, column }) => cellAt(text, line.number, column))
  let column = 1
  const cells =
    drawn ??
    line.text.split('\t').map((raw) => {
      const cell = cellAt(raw, line.number, column)
      column += raw.length + 1
      return cell
    })
  return { cells, place: { kind: 'text', line: line.number, text: line.text } }
}

/** A cell; blanks around its text belong to the layout, so the place starts at the first character that is printed. */
function cellAt(raw: string, line: number, column: number): GridCell {
  const lead = raw.length - raw.trimStart().length
  const trimmed = raw.trim()
  const { text, origin, residue } = cleanText(trimmed)
  const place: Place = { kind: 'text', line, column: column + lead, text: trimmed }
  return { text: text.trim(), place, ...(origin && { origin }), ...(residue.length > 0 && { residue }) }
}

function paragraphOf(line: Line): Block {
  const { text, origin, residue } = cleanText(line.text)
  const place: Place = { kind: 'text', line: line.number, text: line.text }
  return { kind: 'paragraph', text, place, ...(origin && { origin }), ...(residue.length > 0 && { residue }) }
}
