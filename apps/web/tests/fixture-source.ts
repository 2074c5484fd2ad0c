import type { Block, GridRow, Place, SourceDocument } from '@mingzhang/model'
import { fixtureText } from './fixture-text.ts'

/** 文本成块 Lines with tabs make grids, the others paragraphs; every piece has its line and column. */
export function sourceOf(text: string): SourceDocument {
  const blocks: Block[] = []
  let rows: GridRow[] = []
  const close = () => {
    const first = rows[0]?.place
    if (first?.kind === 'text') {
      const place: Place = { kind: 'text', line: first.line, endLine: first.line + rows.length - 1, text: '' }
      blocks.push({ kind: 'grid', rows, place })
    }
    rows = []
  }
  text.split('\n').forEach((lineText, at) => {
    const line = at + 1
    if (lineText.includes('\t')) {
      rows.push(rowOf(lineText, line))
      return
    }
    close()
    if (lineText.trim() === '') return
    blocks.push({
      kind: 'paragraph',
      text: lineText,
      place: { kind: 'text', line, column: 1, text: lineText },
    })
  })
  close()
  return { format: 'text', blocks }
}

/** 一行成格 The cells of a tab-separated line. */
export function rowOf(lineText: string, line: number): GridRow {
  let column = 1
  const cells = lineText.split('\t').map((text) => {
    const cell = { text, place: { kind: 'text', line, column, text } as const }
    column += text.length + 1
    return cell
  })
  return { cells, place: { kind: 'text', line, text: lineText } }
}

/** The lines of the fixture. */
export const lines = fixtureText.split('\n')

/** 1-based line that begins with a text, at or after another. */
export function lineOf(start: string, after = 1): number {
  const at = lines.findIndex((text, index) => index + 1 >= after && text.startsWith(start))
  if (at < 0) throw new Error(`no line begins with ${start}`)
  return at + 1
}

/** The place of a text inside a line. */
export function placeIn(line: number, text: string): Place {
  const column = (lines[line - 1] ?? '').indexOf(text) + 1
  if (column === 0) throw new Error(`line ${line} does not hold ${text}`)
  return { kind: 'text', line, column, text }
}

/** The place of a cell of a tab-separated line. */
export function placeOfCell(line: number, cell: number): Place {
  const place = rowOf(lines[line - 1] ?? '', line).cells[cell]?.place
  if (!place) throw new Error(`line ${line} has no cell ${cell}`)
  return place
}
